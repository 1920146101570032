/**
 * Questions of the type `predict`: say what a run will measure before it runs. An answer is a
 * number in the question's unit, or the id of an option.
 */
import { parseAmount } from '../../amount.ts';
import { combinations } from '../../parameters.ts';
import { planRun } from '../../plan.ts';
import { measure, unitOf } from '../../measure.ts';
import { holds, type PredicateContext } from '../../predicate.ts';
import { defaultTolerance, isWithin } from '../../tolerance.ts';
import { ungraded, whyUnmeasured } from '../../ungraded.ts';
import type { Kind } from '../kind.ts';
import type {
  Answer,
  PredictNumber,
  PredictOption,
  PredictQuestion,
  Values,
  Verdict,
} from '../../types.ts';

export const predict: Kind<PredictQuestion> = {
  cells: ({ cell }) => [cell],
  values: ({ parameters }) => combinations(parameters),

  readAnswer(question, fields) {
    const text = fields['answer']?.[0] ?? '';
    if (question.answer === 'option') {
      const known = question.options.some(({ id }) => id === text);
      return known ? { ok: true, answer: text } : { ok: false, reason: 'unknown-option' };
    }
    const amount = parseAmount(text, question.unit);
    return amount.ok ? { ok: true, answer: amount.value } : amount;
  },

  runs(question, _answer, { values, material }) {
    return [planRun(material, question.cell, values, [question.measure])];
  },

  grade(question, answer, [result], { values }) {
    const measured = result ? measure(result, question.measure) : null;
    if (measured === null) return ungraded(null, whyUnmeasured(result));
    const context = contextOf(question, values);
    return question.answer === 'option'
      ? gradeOption(question, answer, measured, context)
      : gradeNumber(question, answer, measured, context);
  },

  explain(question, verdict) {
    if (verdict.verdict === 'ungraded') return [];
    return verdict.why ? [verdict.why, question.explain] : [question.explain];
  },
};

/** What the question's predicates are tested with. */
export function contextOf(question: PredictQuestion, values: Values): PredicateContext {
  return {
    values,
    tolerance: question.tolerance ?? defaultTolerance(unitOf(question.measure)),
  };
}

function gradeNumber(
  question: PredictNumber,
  answer: Answer,
  measured: number | string,
  context: PredicateContext,
): Verdict {
  if (typeof measured === 'string') return ungraded(measured, 'not-a-number');
  if (typeof answer !== 'number' || !Number.isFinite(answer)) {
    return ungraded(measured, 'unreadable-answer');
  }
  if (isNearEnough(question, answer, measured, context)) return { verdict: 'right', measured };
  const mistake = question.mistakes?.find(({ when }) => holds(when, answer, context));
  if (!mistake) return { verdict: 'wrong', measured };
  const { why, misconception } = mistake;
  return { verdict: 'wrong', measured, why, ...(misconception && { misconception }) };
}

/** Half an order of magnitude: a prediction may be so many times too large or too small. */
export const HALF_A_MAGNITUDE = Math.sqrt(10);

function isNearEnough(
  { magnitude }: PredictNumber,
  answer: number,
  measured: number,
  { tolerance }: PredicateContext,
): boolean {
  if (!magnitude) return isWithin(answer, measured, tolerance);
  const times = answer / measured; // below 0 when one of them is, and NaN for 0 and 0
  const isSame = times >= 1 / HALF_A_MAGNITUDE && times <= HALF_A_MAGNITUDE;
  return isSame || answer === measured;
}

function gradeOption(
  question: PredictOption,
  answer: Answer,
  measured: number | string,
  context: PredicateContext,
): Verdict {
  const chosen = question.options.find(({ id }) => id === answer);
  if (!chosen) return ungraded(measured, 'unreadable-answer');
  const fitting = question.options.filter(({ when }) => holds(when, measured, context));
  const [picked] = fitting;
  if (!picked) return ungraded(measured, 'no-option-fits');
  if (fitting.length > 1) return ungraded(measured, 'several-options-fit');
  const expected = picked.id;
  const { why, misconception } = chosen;
  if (chosen !== picked) {
    return { verdict: 'wrong', measured, expected, why, ...(misconception && { misconception }) };
  }
  // A run that differs from the built one may prove a "misconception" right: the measurement
  // decides, and a text that calls the answer wrong is left out.
  return { verdict: 'right', measured, expected, ...(misconception ? {} : { why }) };
}
