/**
 * Questions of the type `claim`: is this statement to be believed? Its cases run, or were recorded
 * under another Python; when all bear it out it is to be believed, when none does to be doubted,
 * and else it depends. An answer is a stance.
 */
import type { RunResult } from '../../../interpreter/result.ts';
import { measure, unitOf } from '../../measure.ts';
import { combinations } from '../../parameters.ts';
import { planRun } from '../../plan.ts';
import { holds } from '../../predicate.ts';
import { defaultTolerance } from '../../tolerance.ts';
import { ungraded, whyUnmeasured } from '../../ungraded.ts';
import type { Material } from '../../material.ts';
import type { Asking, Kind } from '../kind.ts';
import { type Stance, stances } from './types.ts';
import type { ClaimCase, ClaimQuestion, Part } from '../../types.ts';

export const claim: Kind<ClaimQuestion> = {
  cells: ({ cases }) => cellsOf(cases),
  recordings: ({ cases }) => cases.flatMap((one) => ('recorded' in one ? [one.recorded] : [])),
  values: ({ parameters }) => combinations(parameters),

  readAnswer(_question, { answer = [] }) {
    const stance = stances.find((known) => answer.length === 1 && known === answer[0]);
    return stance ? { ok: true, answer: stance } : { ok: false, reason: 'unknown-option' };
  },

  runs({ cases }, _answer, { values, material }) {
    return cellsOf(cases).map((cell) => {
      const measures = cases.flatMap((one) =>
        'cell' in one && one.cell === cell ? [one.measure] : [],
      );
      return planRun(material, cell, values, measures);
    });
  },

  grade(question, answer, results, { values, material }) {
    const { cases } = question;
    const parts: Part[] = [];
    for (const one of cases) {
      const result = 'cell' in one ? results[cellsOf(cases).indexOf(one.cell)] : undefined;
      const measured = measuredIn(one, result, material);
      if (measured === null) return ungraded(null, whyUnmeasured(result));
      parts.push(tried(one, measured, { values, material }));
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
  return [...new Set(cases.flatMap((one) => ('cell' in one ? [one.cell] : [])))];
}

type Circumstances = Pick<Asking, 'values' | 'material'>;

function measuredIn(one: ClaimCase, result: RunResult | undefined, { recorded }: Material) {
  if ('recorded' in one) return recorded[one.recorded]?.value ?? null;
  return result ? measure(result, one.measure) : null;
}

/** A case as a part: `right` is whether it bears the statement out. */
function tried(one: ClaimCase, measured: number | string, given: Circumstances): Part {
  return { id: one.id, right: bearsOut(one, measured, given), given: '', measured };
}

export function bearsOut(one: ClaimCase, measured: number | string, given: Circumstances): boolean {
  const tolerance = one.tolerance ?? defaultTolerance(unitOfCase(one, given.material));
  return holds(one.holds, measured, { values: given.values, tolerance });
}

function unitOfCase(one: ClaimCase, { recorded }: Material) {
  if ('cell' in one) return unitOf(one.measure);
  return recorded[one.recorded]?.unit === 'bytes' ? 'bytes' : 'count';
}

export function stanceFor(borneOut: readonly boolean[]): Stance {
  if (borneOut.every(Boolean)) return 'believe';
  return borneOut.some(Boolean) ? 'depends' : 'doubt';
}
