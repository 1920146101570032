/**
 * The interpreter under Node, for the build and the tests: the same session as in the reader's
 * browser, on the same interpreter files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide, type PyodideInterface } from 'pyodide';
import { lock, PACKED_STDLIB } from './files.ts';
import { withoutEmptyEnd } from './image.ts';
import {
  connect,
  type FreedFiles,
  place,
  prepare,
  type Session,
  type SessionOptions,
} from './session.ts';

const FREED_FOLDER = join(import.meta.dirname, '../python/freed');
const WHEELS_FOLDER = join(import.meta.dirname, '../../public/pyodide');

/** In Node the program would have its path for a name; Python keeps that, and addresses move with its length. */
const BARE = { env: { PYTHONHASHSEED: '0' }, jsglobals: {}, _sysExecutable: './this.program' };

const CONFIG = {
  ...BARE,
  stdLibURL: join(WHEELS_FOLDER, PACKED_STDLIB),
  lockFileContents: lock,
  packageBaseUrl: WHEELS_FOLDER,
  packageCacheDir: WHEELS_FOLDER,
};

const OPTIONS = { label: 'built', memoryBudget: 512 * 2 ** 20, send: () => undefined } as const;

/** The Python package `freed` as it lies on disk. */
function freedSources(): FreedFiles {
  const names = readdirSync(FREED_FOLDER).filter((name) => name.endsWith('.py'));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(FREED_FOLDER, name), 'utf8')]),
  );
}

/** What a test may want otherwise than it is. */
export type NodeOptions = Partial<Pick<SessionOptions, 'isTold' | 'interrupts' | 'onRestless'>>;

/** A clean interpreter; takes about two seconds. */
export async function startNodeSession(other: NodeOptions = {}): Promise<Session> {
  return connectNode(await loadPrepared(), other);
}

/** One of another version, by its own loader and with its own files. */
export async function startOtherSession(load: typeof loadPyodide): Promise<Session> {
  const pyodide = await load(BARE);
  prepare(pyodide, freedSources());
  return connectNode(pyodide);
}

/** First half of a cold start. @param lockFileContents where the packages lie. */
export async function loadPrepared(lockFileContents = lock): Promise<PyodideInterface> {
  const pyodide = await loadPyodide({ ...CONFIG, lockFileContents });
  prepare(pyodide, freedSources());
  return pyodide;
}

/** Second half of every start. */
export function connectNode(pyodide: PyodideInterface, other: NodeOptions = {}): Session {
  return connect(pyodide, { ...OPTIONS, interrupts: new Uint8Array(1), ...other });
}

let snapshot: Promise<Uint8Array> | null = null;

async function makeSnapshot(): Promise<Uint8Array> {
  const pyodide = await loadPyodide({ ...CONFIG, _makeSnapshot: true });
  prepare(pyodide, freedSources());
  return withoutEmptyEnd(pyodide.makeMemorySnapshot());
}

/** A clean interpreter from a snapshot, as a returning reader gets it; a third of a second. */
export async function restoreNodeSession(other: NodeOptions = {}): Promise<Session> {
  return connectNode(await loadRestored(), other);
}

/** First half of a start from a snapshot. */
export async function loadRestored(): Promise<PyodideInterface> {
  snapshot ??= makeSnapshot();
  const pyodide = await loadPyodide({ ...CONFIG, _loadSnapshot: await snapshot });
  place(pyodide, freedSources());
  return pyodide;
}
