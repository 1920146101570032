/** What a cell imports did not come, or came damaged: the reader hears it, and the next attempt asks again. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lock } from './files.ts';
import { NO_PEAK, only } from './findings.ts';
import { runAfterNeeds } from './needs.ts';
import { connectNode, loadPrepared } from './node.ts';
import { hasBegun } from './notes.ts';
import { fileOf, loadPackages, PackagesMissing } from './packages.ts';
import type { Pass } from './pass.ts';
import { merge } from './passes.ts';
import { packagesMissingResult, unbegunResult } from './unfinished.ts';

const KEPT = join(import.meta.dirname, '../../public/pyodide');
const CELL = { id: 'cell', source: 'import dateutil\nprint(dateutil.__name__)', needs: [] };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'freed-packages-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const placeOf = (name: string) => join(folder, fileOf(name) ?? '');

/** An interpreter whose packages lie in the folder, all but one: by whole paths, so that nothing else is asked. */
async function startWithout(missing: string) {
  const list = JSON.parse(lock) as { packages: Record<string, { file_name: string }> };
  for (const [name, one] of Object.entries(list.packages)) {
    if (name !== missing) copyFileSync(join(KEPT, one.file_name), placeOf(name));
    one.file_name = placeOf(name);
  }
  return connectNode(await loadPrepared(JSON.stringify(list)));
}

const failed = async (loading: Promise<void>) => {
  const error: unknown = await loading.catch((error: unknown) => error);
  if (!(error instanceof PackagesMissing)) throw error;
  return error;
};

test.each(['python-dateutil', 'six'])('%s is missing, damaged, and then there', async (name) => {
  const session = await startWithout(name);
  const load = (pass: Pass) => loadPackages(session.pyodide, { cell: CELL, pass }, () => undefined);
  const whole = readFileSync(join(KEPT, fileOf(name) ?? ''));

  expect((await failed(load('bytes'))).names).toEqual([name]);
  writeFileSync(placeOf(name), whole.subarray(0, whole.length / 2));
  expect((await failed(load('bytes'))).names).toEqual([name]);

  writeFileSync(placeOf(name), whole);
  await load('bytes');
  const { result } = runAfterNeeds(session, {
    runId: 1,
    cell: CELL,
    pass: 'bytes',
    peakAt: NO_PEAK,
  });
  expect(result).toMatchObject({ error: null, stdout: 'dateutil\n', notes: [] });
});

test('what comes with a heavy one is missing: it is imported ahead all the same, when all is there', async () => {
  const session = await startWithout('python-stdlib-later');
  const cell = { ...CELL, source: 'import numpy' };
  const load = () => loadPackages(session.pyodide, { cell, pass: 'bytes' }, () => undefined);
  const isImported = () =>
    session.pyodide.runPython('"numpy" in __import__("sys").modules') as boolean;
  await failed(load());
  expect(isImported()).toBe(false);
  copyFileSync(join(KEPT, fileOf('python-stdlib-later') ?? ''), placeOf('python-stdlib-later'));
  await load();
  expect(isImported()).toBe(true);
});

test('what draws is missing: the run is measured, and only the picture is not there', async () => {
  const session = await startWithout('objgraph');
  expect(existsSync(placeOf('objgraph'))).toBe(false);
  const load = (pass: Pass) =>
    loadPackages(session.pyodide, { cell: { ...CELL, source: '' }, pass }, () => undefined);
  await load('bytes');
  const error = await failed(load('graph'));
  expect(error.names).toEqual(['objgraph']);
  const bare = session.run({ runId: 1, source: 'x = []', pass: 'bytes', filename: 'cell.py' });
  const joined = merge(bare, 'graph', only(packagesMissingResult(1, error)));
  expect(joined.result.notes).toEqual(['graph-missing']);
});

test('such a run has not begun, as little as one that was stopped before', () => {
  const missing = packagesMissingResult(1, { names: ['numpy', 'pandas'], why: 'why' });
  expect(missing.error?.message).toBe('could not be downloaded: numpy, pandas');
  for (const result of [missing, unbegunResult(1)]) expect(hasBegun(result)).toBe(false);
});
