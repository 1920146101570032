/** What all collections of a run come to. A file of its own: the line under a cell needs no more of them. */
import { isShown } from '../../../interpreter/notes.ts';
import type { Collection, RunResult } from '../../../interpreter/result.ts';

export interface Round extends Collection {
  /** Objects freed: as the tracer saw them die, or Python's own count where there is no tracer. */
  total: number;
}

type Rounds = Pick<RunResult, 'collections' | 'types' | 'notes'>;

/** Of all rounds of a run. */
export interface Totals {
  /** Python's own count: what was found unreachable. */
  found: number;
  freed: number;
  /** Let go by finalisers and callbacks. */
  released: number;
}

export function totalsOf(result: Rounds): Totals {
  const rounds = roundsOf(result);
  return {
    found: rounds.reduce((sum, { collected }) => sum + collected, 0),
    freed: rounds.reduce((sum, { total }) => sum + total, 0),
    released: rounds.reduce((sum, { released }) => sum + countOf(released), 0),
  };
}

export function countOf(deaths: Collection['freed']): number {
  return deaths.reduce((sum, { count }) => sum + count, 0);
}

export function roundsOf({ collections, types, notes }: Rounds): Round[] {
  const isTold = types !== null && isShown({ notes }, 'freed');
  return collections.map((round) => {
    return { ...round, total: isTold ? countOf(round.freed) : round.collected };
  });
}
