/**
 * Recursion, in real Python: as deep as Python's own limit, and through C never so deep that the interpreter breaks.
 * Chromium's workers have half a megabyte of stack: in a thread of Node with as little, the same holds.
 */
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { isStackOverflow } from './c-stack.ts';
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

/** The type of the error that each ends with, in a thread whose stack is as small as Chromium gives its workers. */
async function endedInSmallStack(programs: Readonly<Record<string, string>>): Promise<object> {
  const worker = new Worker(new URL('./c-stack.fixture.ts', import.meta.url), {
    workerData: Object.values(programs),
    resourceLimits: { stackSizeMb: 0.5 },
  });
  const ended = await new Promise<unknown[]>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  await worker.terminate();
  return Object.fromEntries(Object.keys(programs).map((name, index) => [name, ended[index]]));
}

function each<Value>(programs: Readonly<Record<string, string>>, value: Value) {
  return Object.fromEntries(Object.keys(programs).map((name) => [name, value]));
}

test('all of it holds where the stack is as small as in Chromium’s workers', async () => {
  expect(await endedInSmallStack(THROUGH_C)).toEqual(each(THROUGH_C, 'RecursionError'));
});

/** Deep in C alone: nothing asks Python for room on the way, or it asks about wasm's stack while the browser's ends. */
const INSIDE_C: Record<string, string> = {
  'json.loads': 'import json\njson.loads("[" * 100_000)',
  'json.loads, caught':
    'import json\ntry: json.loads("[" * 100_000)\nexcept RecursionError: pass\nexcept BaseException: pass',
  'compile of a long sum': 'compile("1+" * 100_000 + "1", "text", "eval")',
  'ast.parse of a long sum': 'import ast\nast.parse("1+" * 100_000 + "1")',
  'a cell that is a long sum': `x = ${'1+'.repeat(100_000)}1`,
  'hash of nested tuples': 'a = ()\nfor _ in range(100_000): a = (a,)\nhash(a)',
  'a chain of map': 'a = iter([1])\nfor _ in range(100_000): a = map(abs, a)\nnext(a)',
  'a chain of chain':
    'from itertools import chain\na = iter([1])\nfor _ in range(100_000): a = chain(a)\nnext(a)',
};

test.each(Object.entries(INSIDE_C))(
  'recursion inside C by %s is known as that',
  async (_, source) => {
    const own = await restoreNodeSession();
    const cell = { runId: 1, source, pass: 'bytes', filename: 'cell.py' } as const;
    let fault: unknown = null;
    try {
      own.run(cell);
    } catch (error) {
      fault = error;
    }
    expect(String(fault)).toContain('Maximum call stack size exceeded');
    expect(own.isOverflow(fault)).toBe(true);
  },
);

test('another end of the interpreter is not taken for it', async () => {
  const own = await restoreNodeSession();
  for (const source of ['import os\nos.abort()', 'import ctypes\nctypes.string_at(2**32 - 8, 4)']) {
    const other = await restoreNodeSession();
    const cell = { runId: 1, source, pass: 'bytes', filename: 'cell.py' } as const;
    expect(() => other.run(cell)).toThrow(/unreachable|out of bounds/);
    try {
      other.run(cell);
    } catch (error) {
      expect(other.isOverflow(error)).toBe(false);
    }
  }
  expect(own.isOverflow(new Error('out of memory'))).toBe(false);
});

test('each browser’s words for it are known', () => {
  expect(isStackOverflow(new RangeError('Maximum call stack size exceeded.'), 0)).toBe(true);
  expect(isStackOverflow('InternalError: too much recursion', 0)).toBe(true);
  expect(isStackOverflow(new RangeError('Invalid array length'), 0)).toBe(false);
  // Outside the memory: only from deep in C is it that.
  for (const said of [
    'RuntimeError: memory access out of bounds',
    'RuntimeError: index out of bounds',
    "RuntimeError: Out of bounds memory access (evaluating 'wasm')",
  ]) {
    expect([isStackOverflow(said, 10_000), isStackOverflow(said, 2_000_000)]).toEqual([
      false,
      true,
    ]);
  }
});

/** Plain Pyodide comes through these, with half a megabyte of stack too. */
const SURVIVES: Record<string, string> = {
  'json.loads': 'import json\njson.loads("[" * 900 + "]" * 900)',
  'a long sum': 'eval("1+" * 1000 + "1")',
  'many minus signs': 'eval("-" * 1000 + "1")',
  'hash of nested tuples': 'a = ()\nfor _ in range(2000): a = (a,)\nhash(a)',
  'a chain of map': 'a = iter([1])\nfor _ in range(2000): a = map(abs, a)\nnext(a)',
  'a chain of islice':
    'from itertools import islice\na = iter([1])\nfor _ in range(3000): a = islice(a, 1)\nnext(a)',
  deepcopy: 'import copy\na = []\nfor _ in range(300): a = [a]\ncopy.deepcopy(a)',
  pickle: 'import pickle\na = []\nfor _ in range(400): a = [a]\npickle.loads(pickle.dumps(a))',
  'a cell with a long sum': `x = ${'1+'.repeat(1000)}1`,
  'a long chain of attributes': 'def f(): pass\nf.f = f\neval("f" + ".f" * 1000)',
  'a long chain of calls': 'def f(): return f\neval("f" + "()" * 500)',
  'a cell with many branches': `x = 0\nif x: pass\n${'elif x: pass\n'.repeat(200)}`,
  'repr of lists in each other': 'a = []\nfor _ in range(600): a = [a]\nrepr(a)',
  'comparing lists in each other': 'a, b = [], []\nfor _ in range(600): a, b = [a], [b]\na == b',
};

test.each(Object.entries(SURVIVES))(
  '%s goes through as in plain Pyodide, in each pass',
  (_, source) => {
    for (const pass of ['bytes', 'references', 'lines'] as const) {
      const { error, notes } = session.run({ runId: 1, source, pass, filename: 'cell.py' }).result;
      expect({ pass, error, notes }).toEqual({ pass, error: null, notes: [] });
    }
  },
);

test('all of these go through where the stack is as small as in Chromium’s workers', async () => {
  expect(await endedInSmallStack(SURVIVES)).toEqual(each(SURVIVES, null));
});
