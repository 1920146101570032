/**
 * The interpreter under Node, for the build and the tests: the same session as in the reader's
 * browser, on the same interpreter files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';
import { type Session, startSession } from './session.ts';

const FREED_FOLDER = join(import.meta.dirname, '../python/freed');
const WHEELS_FOLDER = join(import.meta.dirname, '../../public/pyodide');

/** The Python package `freed` as it lies on disk: file name to source. */
export function freedSources(): Record<string, string> {
  const names = readdirSync(FREED_FOLDER).filter((name) => name.endsWith('.py'));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(FREED_FOLDER, name), 'utf8')]),
  );
}

/** A clean interpreter; takes about two seconds. `load` may be another version's loader. */
export async function startNodeSession(load: typeof loadPyodide = loadPyodide): Promise<Session> {
  const pyodide = await load({
    env: { PYTHONHASHSEED: '0' },
    jsglobals: {},
    packageCacheDir: WHEELS_FOLDER,
  });
  return startSession(pyodide, {
    freed: freedSources(),
    label: 'built',
    interrupts: new Uint8Array(1),
    send: () => undefined,
  });
}
