import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { only } from '../../src/interpreter/findings.ts';
import { runOf } from '../../src/quiz/run.fixture.ts';
import { cached, keyOf } from './run-cache.ts';

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
