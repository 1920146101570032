import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { only } from '../../src/interpreter/findings.ts';
import { runOf } from '../../src/quiz/run.fixture.ts';
import { cached, inputsOf, keyOf } from './run-cache.ts';

const home = process.cwd();
const FOUND = only(runOf(1_000_040));
const CELL = { id: 'a', source: 'x = 1', needs: [] };

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-runs-'));
  process.chdir(folder);
  return () => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

describe('a run', () => {
  test('is made once, and found again', async () => {
    const make = vi.fn(() => Promise.resolve(FOUND));
    const key = keyOf({ cell: CELL, pass: 'bytes', start: 'cold' });
    expect(await cached(key, make)).toEqual(FOUND);
    expect(await cached(key, make)).toEqual(FOUND);
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('is made again when the kept file is damaged', async () => {
    const make = vi.fn(() => Promise.resolve(FOUND));
    const key = keyOf({ cell: CELL });
    await cached(key, make);
    const [file = ''] = readdirSync('.cache/runs');
    writeFileSync(join('.cache/runs', file), '{"result": 1}');
    expect(await cached(key, make)).toEqual(FOUND);
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('that fails leaves nothing behind', async () => {
    const key = keyOf({ cell: CELL });
    await expect(cached(key, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await cached(key, () => Promise.resolve(FOUND))).toEqual(FOUND);
  });
});

test.each([
  ['code', { cell: { ...CELL, source: 'x = 2' } }],
  ['needs', { cell: { ...CELL, needs: [{ id: 'b', source: 'y = 1' }] } }],
  ['pass', { cell: CELL, pass: 'lines' }],
  ['start', { cell: CELL, start: 'snapshot' }],
])('another %s is another run', (_, run) => {
  expect(keyOf(run)).not.toBe(keyOf({ cell: CELL }));
});

describe('what a run depends on beside its cell', () => {
  /** The project's inputs alone, in a new folder each: keys are remembered by folder. */
  function copyOfInputs(): string {
    const copy = mkdtempSync(join(tmpdir(), 'freed-inputs-'));
    for (const file of inputsOf(home)) cpSync(join(home, file), join(copy, file));
    return copy;
  }

  /** The key of the same run after that file has changed. */
  function keyAfter(changed: string | null): string {
    const copy = copyOfInputs();
    if (changed !== null) appendFileSync(join(copy, changed), ' ');
    const key = keyOf({ cell: CELL }, copy);
    rmSync(copy, { recursive: true });
    return key;
  }

  test('is the same wherever the project lies', () => {
    expect(keyAfter(null)).toBe(keyOf({ cell: CELL }, home));
  });

  test.each([
    ['how the build runs a cell', 'scripts/measure/run-cell.ts'],
    ['the session', 'src/interpreter/session.ts'],
    ['what notes mean', 'src/interpreter/notes.ts'],
    ['how memory is read', 'src/heap/chunks.ts'],
    ['the listener, assembled', 'src/interpreter/listener.generated.json'],
    ['the scan of the heap, assembled', 'src/heap/scan.generated.json'],
    ['Python’s files and its wheels, by their hashes', 'src/interpreter/files.generated.json'],
    ['the Python side', 'src/python/freed/_run.py'],
    ['what cells import', 'src/python/freed/__init__.py'],
    ['Pyodide', 'node_modules/pyodide/package.json'],
    ['how Pyodide is loaded', 'node_modules/pyodide/pyodide.mjs'],
  ])('%s is in the key', (_, file) => {
    expect(keyAfter(file)).not.toBe(keyAfter(null));
  });

  test('is found by what imports what, so that a new file is in it from the first', () => {
    const copy = copyOfInputs();
    const entry = join(copy, 'scripts/measure/run-cell.ts');
    appendFileSync(entry, "import { one } from './new.ts';\n");
    writeFileSync(join(copy, 'scripts/measure/new.ts'), "import data from '../../src/new.json';\n");
    writeFileSync(join(copy, 'src/new.json'), '1');
    expect(inputsOf(copy)).toContain('src/new.json');
    rmSync(copy, { recursive: true });
  });

  test('is nothing of the page', () => {
    expect(inputsOf(home).filter((file) => file.startsWith('src/components/'))).toEqual([]);
  });
});
