/**
 * Questions of the type `claim`: is this statement to be believed? Its cases run; when all bear it
 * out it is to be believed, when none does to be doubted, and else it depends. An answer is a
 * stance.
 */
import type { RunResult } from '../../interpreter/result.ts';
import { measure, unitOf } from '../measure.ts';
import { planRun } from '../plan.ts';
import { holds } from '../predicate.ts';
import { defaultTolerance } from '../tolerance.ts';
import { ungraded, whyUnmeasured } from '../ungraded.ts';
import type { Kind } from './kind.ts';
import { type Stance, stances } from './claim.types.ts';
import type { ClaimCase, ClaimQuestion, Part, Values } from '../types.ts';

export const claim: Kind<ClaimQuestion> = {
  readAnswer(_question, { answer = [] }) {
    const stance = stances.find((known) => answer.length === 1 && known === answer[0]);
    return stance ? { ok: true, answer: stance } : { ok: false, reason: 'unknown-option' };
  },

  runs({ cases }, _answer, { values, material }) {
    return cellsOf(cases).map((cell) => {
      const measures = cases.filter((one) => one.cell === cell).map((one) => one.measure);
      return planRun(material, cell, values, measures);
    });
  },

  grade(question, answer, results, { values }) {
    const { cases } = question;
    const parts: Part[] = [];
    for (const one of cases) {
      const result = results[cellsOf(cases).indexOf(one.cell)];
      const part = tried(one, result, values);
      if (part === null) return ungraded(null, whyUnmeasured(result));
      parts.push(part);
    }
    const expected = stanceFor(parts.map(({ right }) => right));
    const taken = stances.find((stance) => stance === answer);
    if (taken === undefined) return { ...ungraded(expected, 'unreadable-answer'), parts };
    const common = { measured: expected, expected, parts };
    const { why, misconception } = question.stances[taken];
    if (taken !== expected) {
      return { verdict: 'wrong', ...common, why, ...(misconception && { misconception }) };
    }
    // The measurement decides: a text that calls this stance wrong is left out.
    return { verdict: 'right', ...common, ...(misconception ? {} : { why }) };
  },

  explain(question, verdict) {
    if (verdict.verdict === 'ungraded') return [];
    return verdict.why ? [verdict.why, question.explain] : [question.explain];
  },
};

/** Each once: several cases may be read off one run. */
export function cellsOf(cases: readonly ClaimCase[]): string[] {
  return [...new Set(cases.map(({ cell }) => cell))];
}

/** A case as a part: `right` is whether it bears the statement out. */
function tried(one: ClaimCase, result: RunResult | undefined, values: Values): Part | null {
  const measured = result ? measure(result, one.measure) : null;
  if (measured === null) return null;
  const tolerance = one.tolerance ?? defaultTolerance(unitOf(one.measure));
  const isBorneOut = holds(one.holds, measured, { values, tolerance });
  return { id: one.id, right: isBorneOut, given: '', measured };
}

export function stanceFor(borneOut: readonly boolean[]): Stance {
  if (borneOut.every(Boolean)) return 'believe';
  return borneOut.some(Boolean) ? 'depends' : 'doubt';
}
