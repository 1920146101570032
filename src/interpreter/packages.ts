/** Gets what a cell imports before it runs: the same in the reader's worker and in the build. */
import type { PyodideInterface } from 'pyodide';
import { lock } from './files.ts';
import type { Pass } from './pass.ts';
import type { CellCode } from './protocol.ts';

/** Imported ahead, so that neither their bytes nor their time are charged to the cell. */
const HEAVY = new Set(['numpy', 'pandas']);

interface Unfinished {
  /** Have come and are not imported yet: what they rest on may have been missing. */
  due: Set<string>;
  /** Did not come. Pyodide asks no more for what a package rests on when that package is there. */
  missing: Set<string>;
}
const unfinished = new WeakMap<PyodideInterface, Unfinished>();

const { packages: known } = JSON.parse(lock) as { packages: Record<string, Known | undefined> };
interface Known {
  file_name: string;
  imports: string[];
  depends: string[];
}

/** What a cell imports did not come, or not as it should be. The next attempt asks for it again. */
export class PackagesMissing extends Error {
  /** As Pyodide calls them. */
  readonly names: readonly string[];
  /** Pyodide's own words. */
  readonly why: string;

  constructor(names: readonly string[], why: string) {
    super(`Could not be downloaded: ${names.join(', ')}. ${why}`);
    this.names = names;
    this.why = why;
  }
}

/**
 * `loading` is called when something has to be fetched.
 * @throws PackagesMissing before anything of the cell's is imported.
 */
export async function loadPackages(
  pyodide: PyodideInterface,
  { cell, pass }: { cell: CellCode; pass: Pass },
  loading: () => void,
): Promise<void> {
  const { due, missing } = stateOf(pyodide);
  const fetched = async (fetch: (options: Callbacks) => ReturnType<typeof pyodide.loadPackage>) => {
    const said: string[] = [];
    const errorCallback = (message: string) => void said.push(message);
    const loaded = await fetch({ messageCallback: loading, errorCallback });
    for (const { name } of loaded) {
      missing.delete(name);
      if (HEAVY.has(name)) due.add(name);
    }
    if (said.length === 0) return;
    const names = said.flatMap((line) => NOT_LOADED.exec(line.trim())?.[1] ?? []);
    for (const name of names) missing.add(name);
    throw new PackagesMissing(names, said.join('\n'));
  };
  if (pass === 'graph') {
    await fetched((options) => pyodide.loadPackage('objgraph', options));
    // Before any cell runs: garbage that this makes is cleared away with that of the start.
    pyodide.runPython('exec("import freed._graph", {})');
  }
  const sources = [...cell.needs.map(({ source }) => source), cell.source].join('\n');
  if (!/\bimport\b/.test(sources)) return;
  if (missing.size > 0) {
    const names = neededFor(importsIn(pyodide, sources)).filter((name) => missing.has(name));
    if (names.length > 0) await fetched((options) => pyodide.loadPackage(names, options));
  }
  await fetched((options) => pyodide.loadPackagesFromImports(sources, options));
  for (const name of due) {
    due.delete(name);
    pyodide.runPython(`__import__("${name}"); None`);
  }
}

/** Pyodide goes on without what it could not get; it tells so in these words, a name each. */
const NOT_LOADED = /while loading (\S+):$/;

interface Callbacks {
  messageCallback: () => void;
  errorCallback: (message: string) => void;
}

function stateOf(pyodide: PyodideInterface): Unfinished {
  const state = unfinished.get(pyodide) ?? { due: new Set(), missing: new Set() };
  unfinished.set(pyodide, state);
  return state;
}

/** Names of modules, first parts only. */
function importsIn(pyodide: PyodideInterface, sources: string): string[] {
  const find = `" ".join(__import__("pyodide").code.find_imports(${JSON.stringify(sources)}))`;
  const names = String(pyodide.runPython(find)).split(' ');
  return names.map((name) => name.replace(/\..*/, ''));
}

/** The packages of these modules, and all that they rest on. */
function neededFor(modules: readonly string[]): string[] {
  const needed = new Set<string>();
  const add = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    known[name]?.depends.forEach(add);
  };
  for (const [name, one] of Object.entries(known)) {
    if (one?.imports.some((module) => modules.includes(module))) add(name);
  }
  return [...needed];
}

/** The file that a package comes in. */
export function fileOf(name: string): string | undefined {
  return known[name]?.file_name;
}
