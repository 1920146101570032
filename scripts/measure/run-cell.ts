/**
 * Runs one cell as a graded run does in the browser: clean interpreters, needs first. `start` makes
 * them: cold, as for a reader's first visit, or from a snapshot, as for every later one.
 */
import { type Findings, NO_PEAK, type PeakAt } from '../../src/interpreter/findings.ts';
import { restoreNodeSession, startNodeSession } from '../../src/interpreter/node.ts';
import { loadPackages } from '../../src/interpreter/packages.ts';
import type { Pass, SecondPass } from '../../src/interpreter/pass.ts';
import { merge, passesFor } from '../../src/interpreter/passes.ts';
import { type CellCode, cellFilename } from '../../src/interpreter/protocol.ts';
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
  let found = await run('bytes', NO_PEAK);
  for (const pass of passesFor(passes, found)) {
    found = merge(found, pass, await run(pass, found.peakAt));
  }
  return found;
}

async function runPass(
  cell: CellCode,
  { pass, peakAt }: { pass: Pass; peakAt: PeakAt },
  start: Start,
): Promise<Findings> {
  const session = await STARTS[start]();
  await loadPackages(session.pyodide, { cell, pass }, () => undefined);
  for (const { id, source } of cell.needs) {
    const needed = session.run({ runId: 0, source, pass: 'bytes', filename: cellFilename(id) });
    // What a check looks at may be broken: that is for the check to find.
    if (needed.result.error && !cell.apart)
      throw new Error(`Cell ${id} failed: ${needed.result.error.message}`);
  }
  const { source, id, budget, apart = false } = cell;
  const request = { pass, peakAt, filename: cellFilename(id), budget, apart };
  return session.run({ runId: 1, source, ...request });
}
