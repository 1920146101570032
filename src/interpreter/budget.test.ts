/** The budget, in real Python: what is in reach of a cell, and that our own code has its reserve. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capMemory } from './budget.ts';
import { restoreNodeSession, startNodeSession } from './node.ts';
import { RunResult } from './result.ts';
import type { Session } from './session.ts';

const MIB = 2 ** 20;
let session: Session;

function run(source: string, budget?: number) {
  const { result } = session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py', budget });
  expect(RunResult.parse(result)).toEqual(result);
  return result;
}

const COUNT = `held = []
try:
    while True:
        held.append(bytearray(1_000_000))
except MemoryError:
    print(len(held))
    del held`;

describe('a budget of its own', () => {
  test('gives a cell so many bytes, cold and from a snapshot', async () => {
    for (session of [await startNodeSession(), await restoreNodeSession()]) {
      expect(run(COUNT, 20 * MIB).stdout).toBe('20\n');
    }
  });

  test('gives about as many where the heap has grown before', async () => {
    session = await restoreNodeSession();
    run('big = bytearray(7_000_000)');
    for (let times = 0; times < 3; times += 1) {
      const held = Number(run(COUNT, 20 * MIB).stdout);
      expect([19, 20]).toContain(held); // a hole may be too small for the last one
    }
    expect(Number(run(COUNT).stdout)).toBeGreaterThan(400);
  });

  test('is all there is: the error says so, and the next cell has what the page gives', async () => {
    session = await restoreNodeSession();
    const result = run('x = bytearray(30_000_000)', 20 * MIB);
    expect(result.error).toMatchObject({ type: 'MemoryError', line: 1 });
    expect(run('x = bytearray(30_000_000)').status).toBe('done');
  });
});

/** Small objects: they fill the heap to its last byte. */
const FILLS = `held = [None] * 3_000_000
try:
    for i in range(3_000_000):
        held[i] = object()
except MemoryError:
    pass`;

describe('a heap that is full and stays so', () => {
  beforeAll(async () => {
    session = await restoreNodeSession();
  });

  beforeEach(() => {
    run(FILLS, 40 * MIB);
  });

  test.each<[string, string, Partial<RunResult>]>([
    ['print(6 * 7)', 'prints', { status: 'done', stdout: '42\n' }],
    ['1 / 0', 'fails with the right error', { status: 'failed' }],
    ['x = [0] * 100_000', 'has no memory', { status: 'failed' }],
    ['def f(', 'does not compile', { status: 'failed' }],
  ])('the next cell %j %s', (source, _, expected) => {
    expect(run(source, 1)).toMatchObject(expected);
    expect(run('held = None\nprint("free")').stdout).toBe('free\n');
  });
});

test('from outside, memory grows up to the budget and what lies beside it, and no further', () => {
  const kept = Reflect.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'grow');
  try {
    capMemory(MIB);
    const memory = new WebAssembly.Memory({ initial: 16, maximum: 65_536 });
    expect(memory.grow(64 * 16)).toBe(16);
    expect(() => memory.grow(1)).toThrow(RangeError);
    expect(memory.buffer.byteLength).toBe(65 * MIB);
  } finally {
    Reflect.defineProperty(WebAssembly.Memory.prototype, 'grow', kept ?? {});
  }
});

test('what an error holds is free again when the cell has ended', async () => {
  session = await restoreNodeSession();
  const source =
    'def fill():\n    held = []\n    while True:\n        held.append(bytearray(1_000))\nfill()';
  const { before, after, error } = run(source, 40 * MIB);
  expect(error?.type).toBe('MemoryError');
  expect(after.inUse - before.inUse).toBeLessThan(10_000);
});
