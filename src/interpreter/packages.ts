/** Gets what a cell imports before it runs: the same in the reader's worker and in the build. */
import type { PyodideInterface } from 'pyodide';
import type { Pass } from './pass.ts';
import type { CellCode } from './protocol.ts';

/** Imported ahead, so that neither their bytes nor their time are charged to the cell. */
const HEAVY = new Set(['numpy', 'pandas']);

/** `loading` is called when something has to be fetched. */
export async function loadPackages(
  pyodide: PyodideInterface,
  { cell, pass }: { cell: CellCode; pass: Pass },
  loading: () => void,
): Promise<void> {
  if (pass === 'graph') {
    await pyodide.loadPackage('objgraph', { messageCallback: loading });
    // Before any cell runs: garbage that this makes is cleared away with that of the start.
    pyodide.runPython('exec("import freed._graph", {})');
  }
  const sources = [...cell.needs.map(({ source }) => source), cell.source].join('\n');
  if (!/\bimport\b/.test(sources)) return;
  const loaded = await pyodide.loadPackagesFromImports(sources, { messageCallback: loading });
  for (const { name } of loaded.filter(({ name }) => HEAVY.has(name))) {
    pyodide.runPython(`__import__("${name}"); None`);
  }
}
