/** Code that makes more of something than can be kept or shown: the rest is left out, and a note says so. */
import { beforeEach, describe, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';
import { RunResult } from './result.ts';
import type { Session } from './session.ts';

let session: Session;

function run(source: string) {
  const found = session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' });
  expect(RunResult.parse(found.result)).toEqual(found.result);
  return found;
}

beforeEach(async () => {
  session = await restoreNodeSession();
});

describe('what would fill the page is bounded', () => {
  test.each([
    ['from freed import mark\nfor _ in range(1001): mark("a")', 'marks-cut'],
    ['import gc\nfor _ in range(10_001): gc.collect(0)', 'collections-cut'],
  ])('%j', (source, note) => {
    expect(run(source).result.notes).toEqual([note]);
  });

  test('rounds of the collector after every object', () => {
    expect(run('import gc\ngc.set_threshold(1, 1, 1)').result.status).toBe('done');
    expect(run('print(6 * 7)').result.stdout).toBe('42\n');
  });

  test('types beyond what can be told apart', () => {
    const { result } = run('for _ in range(66_000): type("N", (), {})()');
    expect(result.types).toBeNull();
    expect(result.notes).toEqual(['types-cut']);
  });

  test('a heap of millions of pieces', () => {
    const { map, result } = run('x = [object() for _ in range(2_100_000)]');
    expect(map).toBeNull();
    expect(result.types).toBeNull();
    expect(result.notes).toEqual(['map-cut', 'types-cut']);
    expect(result.after.inUse - result.before.inUse).toBeGreaterThan(40_000_000);
  });
});
