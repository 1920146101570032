/**
 * Runs one cell as a graded run does in the browser: clean interpreters, needs first. `start` makes
 * them: cold, as for a reader's first visit, or from a snapshot, as for every later one.
 */
import type { startNodeSession } from '../../src/interpreter/node.ts';
import { loadPackages } from '../../src/interpreter/packages.ts';
import { mergeReferences } from '../../src/interpreter/passes.ts';
import { type CellCode, cellFilename } from '../../src/interpreter/protocol.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import type { Pass } from '../../src/interpreter/session.ts';

type Start = () => ReturnType<typeof startNodeSession>;

export async function runCell(cell: CellCode, start: Start): Promise<RunResult> {
  const bytes = await runPass(cell, 'bytes', start);
  if (bytes.watchedNames.length === 0) return bytes.result;
  const references = await runPass(cell, 'references', start);
  return mergeReferences(bytes.result, references.result);
}

async function runPass(cell: CellCode, pass: Pass, start: Start) {
  const session = await start();
  await loadPackages(session.pyodide, cell, () => undefined);
  for (const { id, source } of cell.needs) {
    const needed = session.run({ runId: 0, source, pass: 'bytes', filename: cellFilename(id) });
    if (needed.result.error) throw new Error(`Cell ${id} failed: ${needed.result.error.message}`);
  }
  return session.run({ runId: 1, source: cell.source, pass, filename: cellFilename(cell.id) });
}
