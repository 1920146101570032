/** Build half of `predict`: the shape of such a question in quiz.yaml. */
import { z } from 'zod';
import {
  id,
  localText,
  measureSchema,
  misconception,
  predicate,
  questionBase,
  tolerance,
} from '../schema.ts';
import type { Mistake, Option, PredictQuestion } from '../types.ts';

const mistake: z.ZodType<Mistake> = z.strictObject({
  id,
  when: predicate,
  misconception: misconception.exactOptional(),
  why: localText,
});

const option: z.ZodType<Option> = z.strictObject({
  id,
  when: predicate,
  text: localText,
  why: localText,
  misconception: misconception.exactOptional(),
});

const base = {
  ...questionBase,
  type: z.literal('predict'),
  cell: z.string(),
  measure: measureSchema,
  tolerance: tolerance.exactOptional(),
};

export const predictSchema: z.ZodType<PredictQuestion> = z.discriminatedUnion('answer', [
  z.strictObject({
    ...base,
    answer: z.literal('number'),
    unit: z.enum(['bytes', 'count', 'line']),
    mistakes: z.array(mistake).exactOptional(),
  }),
  z.strictObject({ ...base, answer: z.literal('option'), options: z.array(option).min(2) }),
]);
