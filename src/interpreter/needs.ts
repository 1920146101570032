/** One pass over a cell in an interpreter, its needs first: the same in the reader's worker and in the build. */
import { type Findings, only } from './findings.ts';
import { cellFilename, type RunMessage } from './protocol.ts';
import type { RunResult } from './result.ts';
import type { Session } from './session.ts';
import { needFailedResult, unbegunResult } from './unfinished.ts';

/** Needs are not measured, and what they print is not heard: no run has this id. */
const UNHEARD = 0;

/** Runs the cell only where all that it needs has come to its end. */
export function runAfterNeeds(
  session: Pick<Session, 'run'>,
  { runId, cell, pass, peakAt }: Omit<RunMessage, 'type'>,
): Findings {
  for (const { id, source } of cell.needs) {
    const request = { runId: UNHEARD, source, pass: 'bytes', filename: cellFilename(id) } as const;
    const { result } = session.run(request);
    if (isStopped(result)) return only(unbegunResult(runId));
    // What a check looks at may be broken: that is for the check to find.
    if (result.error && !cell.apart) return only(needFailedResult(runId, result.error));
  }
  const { source, id, budget, apart = false } = cell;
  return session.run({ runId, source, pass, peakAt, filename: cellFilename(id), budget, apart });
}

/** By the reader; what has printed too much was stopped as well, and has failed. */
function isStopped({ status, truncated }: RunResult): boolean {
  return status === 'stopped' && !truncated;
}
