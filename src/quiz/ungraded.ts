/** A verdict that is none: the run gave nothing to grade from, so nothing is counted. */
import type { RunResult } from '../interpreter/result.ts';
import type { Answer, UngradedReason, Verdict } from './types.ts';

export function ungraded(measured: Answer | null, reason: UngradedReason): Verdict {
  return { verdict: 'ungraded', measured, reason };
}

/** Why a run has no reading; one that never began was stopped. */
export function whyUnmeasured(result: RunResult | undefined): UngradedReason {
  if (result === undefined) return 'stopped';
  return result.status === 'done' ? 'not-measured' : result.status;
}
