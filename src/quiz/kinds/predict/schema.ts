/** Build half of `predict`: the shape of such a question in quiz.yaml. */
import { z } from 'zod';
import { checkPredicate } from '../../fit.ts';
import { unitOf } from '../../measure.ts';
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
import type { Mistake, Option, PredictQuestion } from '../../types.ts';
import type { Path } from '../../yaml-source.ts';

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
    magnitude: z.literal(true).exactOptional(),
    mistakes: z.array(mistake).exactOptional(),
  }),
  z.strictObject({ ...base, answer: z.literal('option'), options: z.array(option).min(2) }),
]);

/** Whether measure, unit, predicates and parameters fit each other. */
export function predictFit(question: PredictQuestion, path: Path): Finding[] {
  const parameters = Object.keys(question.parameters ?? {});
  const { measure } = question;
  if (question.answer === 'option') {
    return question.options.flatMap(({ when }, at) =>
      checkPredicate(when, { measure, parameters }, [...path, 'options', at, 'when']),
    );
  }
  const mistakes = (question.mistakes ?? []).flatMap(({ when }, at) =>
    checkPredicate(when, { measure: null, parameters }, [...path, 'mistakes', at, 'when']),
  );
  if (question.magnitude && question.unit === 'line') {
    return [{ path: [...path, 'magnitude'], message: 'expected no magnitude: lines are exact' }];
  }
  const unit = unitOf(measure);
  if (unit === question.unit) return mistakes;
  const wanted = unit === 'text' ? 'answer: option, for a measure that is a text' : `unit: ${unit}`;
  const message = `expected ${wanted}, found ${question.unit}`;
  return [{ path: [...path, 'unit'], message }, ...mistakes];
}
