/**
 * Packs Python's standard library anew, for a start that is fast and small:
 *
 * | what                                  | becomes                                                   |
 * | ------------------------------------- | --------------------------------------------------------- |
 * | the modules that every start imports  | compiled: two thirds of a start went into compiling them  |
 * | what few cells import                 | an archive of its own, fetched when one does, like NumPy  |
 * | what only other systems can use       | left out                                                  |
 * | all else                              | as it is                                                  |
 *
 * Uncompressed, because brotli then sees it as one text, and Python imports without inflating; and
 * deflated, for hosts that serve no brotli (see src/interpreter/download.ts).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { loadPyodide } from 'pyodide';

/** Any fixed time will do: the same input gives the same bytes. Zip knows none before 1980. */
const MTIME = new Date(1980, 0, 1);

/** Sockets, processes, tests and file formats: what they need is not in a browser, or rarely needed. */
export const LATER = [
  ...['multiprocessing', 'socketserver', 'wsgiref', 'xmlrpc'],
  ...['ftplib', 'imaplib', 'poplib', 'smtplib', 'mailbox'],
  ...['unittest', 'doctest', 'trace', 'modulefinder', 'pickletools'],
  ...['xml', 'plistlib', 'wave', 'optparse'],
];

/** For a terminal, for Windows and macOS, and Python's stand-ins for C modules, which are here. */
const OF_NO_USE = [
  /^_pyrepl\/(?!__init__\.|pager\.|types\.)/, // `help` uses its pager
  /^_(pyio|pydatetime|py_abc)\.py$/,
  /^asyncio\/(proactor_events|windows_\w+)\.py$/,
  /^ctypes\/(macholib\/|_aix\.py$)/,
  /^encodings\/(mbcs|oem)\.py$/,
];

/** File name to content. */
export type Archives = ReadonlyMap<string, Uint8Array>;

/** @param folder of Pyodide's npm package. */
export async function packStdlib(folder: string): Promise<Archives> {
  const archive = await readFile(join(folder, 'python_stdlib.zip'));
  return pack(unzipSync(archive), await compiledModules(folder));
}

/** What each archive holds: `files` as Pyodide ships them, sorted out. */
export function pack(files: Files, compiled: ReadonlyMap<string, Uint8Array>): Archives {
  const later: Files = {};
  const kept: Files = {};
  for (const [name, content] of Object.entries(files)) {
    if (OF_NO_USE.some((pattern) => pattern.test(name))) continue;
    if (compiled.has(`${name}c`)) continue;
    const target = LATER.includes(name.replace(/(\.py|\/.*)$/, '')) ? later : kept;
    target[name] = content;
  }
  for (const [name, content] of compiled) kept[name] = content;
  return new Map([
    ['python_stdlib.stored.zip', zipSync(kept, { level: 0, mtime: MTIME })],
    ['python_stdlib.deflated.zip', zipSync(kept, { level: 9, mtime: MTIME })],
    ['python_stdlib.later.zip', zipSync(later, { level: 9, mtime: MTIME })],
  ]);
}

type Files = Record<string, Uint8Array>;
interface ModuleList {
  toJs(): [string, Uint8Array][];
}

async function compiledModules(folder: string): Promise<Map<string, Uint8Array>> {
  const pyodide = await loadPyodide({
    indexURL: folder,
    env: { PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' },
  });
  const script = join(import.meta.dirname, 'compile_stdlib.py');
  pyodide.runPython(await readFile(script, 'utf8'));
  const modules = pyodide.runPython('sorted(compiled_modules().items())') as ModuleList;
  return new Map(modules.toJs());
}
