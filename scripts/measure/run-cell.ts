/** Runs one cell as a graded run does in the browser: clean interpreters, needs first. */
import { startNodeSession } from '../../src/interpreter/node.ts';
import { mergeReferences } from '../../src/interpreter/passes.ts';
import { type CellCode, cellFilename } from '../../src/interpreter/protocol.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import type { Pass } from '../../src/interpreter/session.ts';

export async function runCell(cell: CellCode): Promise<RunResult> {
  const bytes = await runPass(cell, 'bytes');
  if (bytes.watchedNames.length === 0) return bytes.result;
  const references = await runPass(cell, 'references');
  return mergeReferences(bytes.result, references.result);
}

async function runPass(cell: CellCode, pass: Pass) {
  const session = await startNodeSession();
  const sources = [...cell.needs.map(({ source }) => source), cell.source].join('\n');
  if (/\bimport\b/.test(sources)) {
    await session.pyodide.loadPackagesFromImports(sources, { messageCallback: () => undefined });
  }
  for (const { id, source } of cell.needs) {
    const needed = session.run({ runId: 0, source, pass: 'bytes', filename: cellFilename(id) });
    if (needed.result.error) throw new Error(`Cell ${id} failed: ${needed.result.error.message}`);
  }
  return session.run({ runId: 1, source: cell.source, pass, filename: cellFilename(cell.id) });
}
