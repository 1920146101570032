/**
 * Runs one cell as a graded run does in the browser: clean interpreters, needs first. `start` makes
 * them: cold, as for a reader's first visit, or from a snapshot, as for every later one.
 */
import { type Findings, NO_PEAK } from '../../src/interpreter/findings.ts';
import type { startNodeSession } from '../../src/interpreter/node.ts';
import { loadPackages } from '../../src/interpreter/packages.ts';
import type { Pass, SecondPass } from '../../src/interpreter/pass.ts';
import { merge, passesFor } from '../../src/interpreter/passes.ts';
import { type CellCode, cellFilename } from '../../src/interpreter/protocol.ts';

type Start = () => ReturnType<typeof startNodeSession>;

/** @param passes those beside the bare one that are wanted. */
export async function runCell(
  cell: CellCode,
  start: Start,
  passes: readonly SecondPass[] = [],
): Promise<Findings> {
  let found = await runPass(cell, 'bytes', null, start);
  for (const pass of passesFor(passes, found)) {
    found = merge(found, pass, await runPass(cell, pass, found, start));
  }
  return found;
}

async function runPass(
  cell: CellCode,
  pass: Pass,
  found: Findings | null,
  start: Start,
): Promise<Findings> {
  const session = await start();
  await loadPackages(session.pyodide, { cell, pass }, () => undefined);
  for (const { id, source } of cell.needs) {
    const needed = session.run({ runId: 0, source, pass: 'bytes', filename: cellFilename(id) });
    if (needed.result.error) throw new Error(`Cell ${id} failed: ${needed.result.error.message}`);
  }
  const { peakAt } = found ?? { peakAt: NO_PEAK };
  const { source, id } = cell;
  return session.run({ runId: 1, source, pass, peakAt, filename: cellFilename(id) });
}
