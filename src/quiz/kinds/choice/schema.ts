/** Build half of `choice`: the shape of such a question in quiz.yaml. */
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
import type { ChoiceOption, ChoiceQuestion } from '../../types.ts';
import type { Path } from '../../yaml-source.ts';

const common = {
  id,
  text: localText,
  why: localText,
  misconception: misconception.exactOptional(),
};

const option: z.ZodType<ChoiceOption> = z.union(
  [
    z.strictObject({
      ...common,
      measure: measureSchema,
      when: predicate,
      cell: z.string().exactOptional(),
    }),
    z.strictObject({ ...common, right: z.boolean(), evidence: id }),
  ],
  {
    error:
      'expected an option with measure and when, or one with right: true or false and the claim ' +
      'that is its evidence',
  },
);

export const choiceSchema: z.ZodType<ChoiceQuestion> = z.strictObject({
  ...questionBase,
  type: z.literal('choice'),
  answer: z.enum(['one', 'several']),
  cell: z.string().exactOptional(),
  tolerance: tolerance.exactOptional(),
  options: z.array(option).min(2).max(8),
});

/** Whether every measured option has a cell, and a predicate that fits what it measures. */
export function choiceFit(question: ChoiceQuestion, path: Path): Finding[] {
  const parameters = Object.keys(question.parameters ?? {});
  return question.options.flatMap((option, at) => {
    if (!('measure' in option)) return [];
    const { measure, when, cell = question.cell } = option;
    const here = [...path, 'options', at];
    const missing = 'is missing, expected the cell to measure, here or on the question';
    return [
      ...(cell === undefined ? [{ path: [...here, 'cell'], message: missing }] : []),
      ...checkPredicate(when, { measure, parameters }, [...here, 'when']),
    ];
  });
}
