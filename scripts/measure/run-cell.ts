/**
 * Runs one cell as a graded run does in the browser: clean interpreters, needs first. `start` makes
 * them: cold, as for a reader's first visit, or from a snapshot, as for every later one.
 */
import { type Findings, NO_PEAK, type PeakAt } from '../../src/interpreter/findings.ts';
import { restoreNodeSession, startNodeSession } from '../../src/interpreter/node.ts';
import { runAfterNeeds } from '../../src/interpreter/needs.ts';
import { hasBegun } from '../../src/interpreter/notes.ts';
import { loadPackages } from '../../src/interpreter/packages.ts';
import type { Pass, SecondPass } from '../../src/interpreter/pass.ts';
import { withPasses } from '../../src/interpreter/passes.ts';
import type { CellCode } from '../../src/interpreter/protocol.ts';
import { cached, keyOf } from './run-cache.ts';

const STARTS = { cold: startNodeSession, snapshot: restoreNodeSession };
/** As on a reader's first visit, or as on every later one. */
export type Start = keyof typeof STARTS;

/**
 * @param passes those beside the bare one that are wanted.
 * @param keep finds what the same run has found before, or runs it.
 */
export async function runCell(
  cell: CellCode,
  start: Start,
  passes: readonly SecondPass[] = [],
  keep: typeof cached = cached,
): Promise<Findings> {
  const run = (pass: Pass, peakAt: PeakAt) =>
    keep(keyOf({ cell, pass, peakAt, start }), () => runPass(cell, { pass, peakAt }, start));
  return withPasses(passes, await run('bytes', NO_PEAK), run);
}

async function runPass(
  cell: CellCode,
  { pass, peakAt }: { pass: Pass; peakAt: PeakAt },
  start: Start,
): Promise<Findings> {
  const session = await STARTS[start]();
  await loadPackages(session.pyodide, { cell, pass }, () => undefined);
  const found = runAfterNeeds(session, { runId: 1, cell, pass, peakAt });
  // A reader is told of it; no lesson may have such a cell.
  if (!hasBegun(found.result)) {
    throw new Error(`What ${cell.id} needs has failed: ${found.result.error?.traceback}`);
  }
  return found;
}
