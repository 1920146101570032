/**
 * Recursion, in real Python: as deep as Python's own limit, and through C never so deep that the interpreter breaks.
 * Chromium's workers have half a megabyte of stack: in a thread of Node with as little, the same holds.
 */
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';
import type { Session } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await restoreNodeSession();
});

const run = (source: string) =>
  session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;

const CLASS = (method: string, body: string) => `class A:\n    def ${method}: ${body}\n`;

const THROUGH_C: Record<string, string> = {
  map: 'def deeper(_): return list(map(deeper, [0]))\ndeeper(0)',
  sorted: 'def deeper(_): return sorted([1, 2], key=deeper)\ndeeper(0)',
  max: 'def deeper(_): return max([1, 2], key=deeper)\ndeeper(0)',
  'sum of a generator': 'def deeper(n): return sum(deeper(n) for _ in [1, 2])\ndeeper(0)',
  'join of a generator': 'def deeper(): return "".join(deeper() for _ in [1])\ndeeper()',
  partial: 'from functools import partial\ndef deeper(n): return partial(deeper, n)()\ndeeper(0)',
  reduce:
    'from functools import reduce\ndef deeper(a, b): return reduce(deeper, [1, 2])\ndeeper(1, 2)',
  lru_cache:
    'from functools import lru_cache\n@lru_cache\ndef deeper(n): return deeper(n + 1)\ndeeper(0)',
  sub: 'import re\ndef deeper(m): return re.sub("a", deeper, "a")\ndeeper(0)',
  __repr__: `${CLASS('__repr__(self)', 'return f"{self!r}"')}repr(A())`,
  __eq__: `${CLASS('__eq__(self, other)', 'return self == other')}A() == A()`,
  __hash__: `${CLASS('__hash__(self)', 'return hash(self)')}hash(A())`,
  __add__: `${CLASS('__add__(self, other)', 'return self + other')}A() + 1`,
  __call__: `${CLASS('__call__(self)', 'return self()')}A()()`,
  __new__: `${CLASS('__new__(cls)', 'return A()')}A()`,
  __getattr__: `${CLASS('__getattr__(self, name)', 'return getattr(self, name + "a")')}A().b`,
  __iter__: `${CLASS('__iter__(self)', 'return iter(self)')}iter(A())`,
  'repr of lists in each other': 'a = []\nfor _ in range(100_000): a = [a]\nrepr(a)',
  'comparing lists in each other':
    'a, b = [], []\nfor _ in range(100_000): a, b = [a], [b]\na == b',
};

/** These take neither stack: with Python's limit lifted, they end with the memory. */
const WITHIN_PYTHON = {
  functions: 'def deeper(): deeper()\ndeeper()',
  generators: 'def deeper():\n    yield from deeper()\nlist(deeper())',
};

const LIFTED = 'import sys\nsys.setrecursionlimit(10**9)\n';

describe.each([
  ['Python’s own limit', ''],
  ['its limit lifted', LIFTED],
])('with %s, recursion through', (_, before) => {
  test.each(Object.entries(THROUGH_C))('%s ends in RecursionError', (_, source) => {
    expect(run(before + source).error?.type).toBe('RecursionError');
    expect(run('import sys\nsys.setrecursionlimit(1000)\nprint(6 * 7)').stdout).toBe('42\n');
  });
});

test.each(Object.entries(WITHIN_PYTHON))('of %s ends at Python’s own limit', (_, source) => {
  expect(run(source).error?.type).toBe('RecursionError');
});

test('of Python’s own functions goes as deep as in any other Python', () => {
  const source = 'def total(n): return 0 if n == 0 else n + total(n - 1)\nprint(total(950))';
  expect(run(source).stdout).toBe('451725\n');
  expect(run('import sys\nprint(sys.getrecursionlimit())').stdout).toBe('1000\n');
});

test('all of it holds where the stack is as small as in Chromium’s workers', async () => {
  const worker = new Worker(new URL('./c-stack.fixture.ts', import.meta.url), {
    workerData: Object.values(THROUGH_C),
    resourceLimits: { stackSizeMb: 0.5 },
  });
  const ended = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  await worker.terminate();
  expect(ended).toEqual(Object.values(THROUGH_C).map(() => 'RecursionError'));
});
