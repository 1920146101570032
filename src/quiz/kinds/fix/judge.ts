/** What the runs of a `fix` say of the code: each goal by its measure, its behaviour by the check. */
import { isReliable } from '../../../interpreter/notes.ts';
import type { RunResult } from '../../../interpreter/result.ts';
import { measure, unitOf } from '../../measure.ts';
import { holds } from '../../predicate.ts';
import { defaultTolerance } from '../../tolerance.ts';
import type { FixQuestion, Goal, Part, Values } from '../../types.ts';

/** Stands among the failures for code, or a check of it, that ends with an error. */
export const BREAKS = 'breaks';

/** The two runs with one variation. */
export interface Pair {
  values: Values;
  run: RunResult | undefined;
  check: RunResult | undefined;
}

export function isUnfinished(result: RunResult | undefined): boolean {
  return result?.status === 'stopped';
}

/** Whether the check's own words came through as it said them: by these it has passed or not. */
export function isHeard({ check }: Pair): boolean {
  return check === undefined || (isReliable(check, 'stdout') && isReliable(check, 'error'));
}

/**
 * The measurement of the first variation that misses the goal, or else of the first of all. null
 * where none of the runs came to its end: what the checks have against the code says why.
 */
export function judgeGoal(goal: Goal, pairs: readonly Pair[]): Part | null {
  const tolerance = goal.tolerance ?? defaultTolerance(unitOf(goal.measure));
  const runs = pairs.map(({ run, check, values }) => {
    return { values, result: goal.of === 'check' ? check : run };
  });
  const ended = runs.filter(({ result }) => result?.status === 'done');
  if (ended.length === 0) return null;
  const found = ended.map(({ result, values }) => {
    const measured = result ? measure(result, goal.measure) : null;
    return { values, measured, isMet: holds(goal.holds, measured, { values, tolerance }) };
  });
  const shown = found.find(({ isMet }) => !isMet) ?? found[0];
  const { measured, values, isMet } = shown ?? { measured: null, values: {}, isMet: false };
  const common = { id: goal.id, right: isMet, given: '', measured, values };
  return isMet ? common : { ...common, why: goal.why };
}

/** One part for each thing that the checks have against the code; none when there is nothing. */
export function judgeBehaviour(
  { checks }: FixQuestion,
  pairs: readonly Pair[],
  seal: string,
): Part[] {
  const parts = pairs.flatMap(({ run, check, values }): Part[] => {
    if (run?.status === 'failed') return [broken(run, values)];
    if (check === undefined || hasPassed(check, seal)) return [];
    const id = check.error?.type === 'AssertionError' ? check.error.message : '';
    const why = Object.hasOwn(checks, id) ? checks[id] : undefined;
    return why
      ? [{ id, right: false, given: '', measured: 'failed', values, why }]
      : [broken(check, values)];
  });
  return parts.filter(({ id }, at) => parts.findIndex((part) => part.id === id) === at);
}

function hasPassed({ status, error, stdout }: RunResult, seal: string): boolean {
  return status === 'done' && error === null && stdout.endsWith(seal);
}

function broken({ error }: RunResult, values: Values): Part {
  const measured = error ? `${error.type}: ${error.message}` : '';
  return { id: BREAKS, right: false, given: '', measured, values };
}
