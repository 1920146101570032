/** Build half of `trace`: the shape of such a question in quiz.yaml. */
import { z } from 'zod';
import { checkPredicate } from '../../fit.ts';
import type { Finding } from '../../plain-words.ts';
import { id, localText, misconception, predicate, questionBase } from '../../schema.ts';
import type { TraceMistake, TraceQuestion } from '../../types.ts';
import type { Path } from '../../yaml-source.ts';
import { isAbout, placesOf } from './grade.ts';

/** Part of the names of form fields: a name that Python could have. */
const name = z.string().regex(/^[A-Za-z_]\w*$/, { error: 'expected a name that the cell watches' });
const line = z.int().positive();

const mistake: z.ZodType<TraceMistake> = z.strictObject({
  id,
  name: name.exactOptional(),
  line: line.exactOptional(),
  when: predicate,
  misconception: misconception.exactOptional(),
  why: localText,
});

const base = {
  ...questionBase,
  type: z.literal('trace'),
  cell: z.string(),
  mistakes: z.array(mistake).exactOptional(),
};

export const traceSchema: z.ZodType<TraceQuestion> = z.discriminatedUnion('ask', [
  z.strictObject({
    ...base,
    ask: z.literal('counts'),
    names: z.array(name).min(1).max(4),
    rows: z.array(z.strictObject({ line, why: localText })).min(1),
  }),
  z.strictObject({
    ...base,
    ask: z.literal('deaths'),
    objects: z.array(z.strictObject({ name, why: localText })).min(1),
  }),
]);

/** Whether places are asked for once, and mistakes are about places that are asked for. */
export function traceFit(question: TraceQuestion, path: Path): Finding[] {
  const places = placesOf(question);
  const parameters = Object.keys(question.parameters ?? {});
  const list = question.ask === 'counts' ? 'rows' : 'objects';
  const repeated = places.filter(({ id }, at) => places.findIndex((one) => one.id === id) !== at);
  return [
    ...repeated.map(({ id }) => {
      return { path: [...path, list], message: `expected each place once, found ${id} twice` };
    }),
    ...(question.mistakes ?? []).flatMap((one, at) => {
      const here = [...path, 'mistakes', at];
      const isNowhere = !places.some((place) => isAbout(one, place));
      return [
        ...(isNowhere
          ? [{ path: here, message: 'expected a name and a line that are asked' }]
          : []),
        ...checkPredicate(one.when, { measure: null, parameters }, [...here, 'when']),
      ];
    }),
  ];
}
