/** Build half of `claim`: the shape of such a question in quiz.yaml. */
import { z } from 'zod';
import { checkPredicate } from '../../fit.ts';
import type { Finding } from '../../plain-words.ts';
import {
  id,
  localText,
  measureSchema,
  misconception,
  predicate,
  questionBase,
  tolerance,
} from '../../schema.ts';
import type { ClaimCase, ClaimQuestion } from '../../types.ts';
import type { Path } from '../../yaml-source.ts';
import { sources, truths } from './types.ts';

const common = {
  id,
  holds: predicate,
  tolerance: tolerance.exactOptional(),
  text: localText,
};

const oneCase: z.ZodType<ClaimCase> = z.union(
  [
    z.strictObject({ ...common, cell: z.string(), measure: measureSchema }),
    z.strictObject({ ...common, recorded: z.string() }),
  ],
  { error: 'expected a case with cell and measure, or one with the address of what was recorded' },
);

const stance = z.strictObject({ why: localText, misconception: misconception.exactOptional() });

export const claimSchema: z.ZodType<ClaimQuestion> = z.strictObject({
  ...questionBase,
  type: z.literal('claim'),
  found: z.enum(sources),
  cases: z.array(oneCase).min(1),
  truth: z.enum(truths),
  versions: localText,
  stances: z.strictObject({ believe: stance, doubt: stance, depends: stance }),
});

/** Whether ids are there once and each case's predicate fits what it measures. */
export function claimFit({ cases, parameters = {} }: ClaimQuestion, path: Path): Finding[] {
  return cases.flatMap((one, at) => {
    const here = [...path, 'cases', at];
    const isFirst = cases.findIndex(({ id }) => id === one.id) === at;
    const repeated = `is used twice: expected another id than ${one.id}`;
    const subject = { parameters: Object.keys(parameters) };
    return [
      ...(isFirst ? [] : [{ path: [...here, 'id'], message: repeated }]),
      ...('cell' in one
        ? checkPredicate(one.holds, { ...subject, measure: one.measure }, [...here, 'holds'])
        : []),
    ];
  });
}
