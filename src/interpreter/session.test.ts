import { beforeAll, describe, expect, test } from 'vitest';
import { chunkSizeFor, readHeap } from '../heap/chunks.ts';
import { measure } from '../quiz/measure.ts';
import { mallinfoReader, nativeOf } from './abi.ts';
import { loadRestored, startNodeSession } from './node.ts';
import { isShown } from './notes.ts';
import { OUTPUT_LIMIT } from './output.ts';
import { RunResult } from './result.ts';
import { connect, markLines, type Session } from './session.ts';

let session: Session;
let runId = 0;

function run(source: string) {
  runId += 1;
  return session.run({ runId, source, pass: 'bytes', filename: 'cell.py' }).result;
}

function delta(source: string): number {
  const { before, after } = run(source);
  return after.inUse - before.inUse;
}

beforeAll(async () => {
  session = await startNodeSession();
});

describe('this build', () => {
  test('is what we think it is', () => {
    expect(session.notes).toEqual([]);
    expect(session.python).toBe('3.14.2');
    expect(session.pyodide.version).toBe('314.0.3');
  });
});

test('a clean interpreter has no name in it that the reader has not made', async () => {
  const clean = await startNodeSession();
  const source = 'print([n for n in globals() if not n.startswith("_")])';
  const { result } = clean.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' });
  expect(result.stdout).toBe('[]\n');
});

describe('a reading', () => {
  test('of an empty cell is 0, however often', () => {
    expect([delta(''), delta('pass'), delta('# nothing'), delta('')]).toEqual([0, 0, 0, 0]);
  });

  test('does not count what is printed', () => {
    run('print("warm")');
    expect(delta('print("hello")')).toBe(0);
  });

  test('equals mallinfo: now, after growing by 100 MB, and with NumPy loaded', async () => {
    const native = nativeOf(session.pyodide);
    const { memory } = native;
    const ask = mallinfoReader(native);
    const agree = () => {
      const { inUse, freeInside, heapSize } = readHeap(memory);
      expect({ inUse, freeInside, heapSize }).toEqual(ask());
    };
    agree();
    const before = readHeap(memory).heapSize;
    run('grown = [bytearray(1_000_000) for _ in range(100)]\ndel grown[::2]');
    expect(readHeap(memory).heapSize - before).toBeGreaterThan(80_000_000);
    agree();
    await session.pyodide.loadPackage('numpy', { messageCallback: () => undefined });
    run('import numpy as np\na = np.zeros(100_000)');
    agree();
    run('del grown, a');
    agree();
  });

  test('with an error does not keep the frames that the error came through', () => {
    const source = 'def fail():\n    big = bytearray(3_000_000)\n    1 / 0\nfail()';
    run(source);
    expect(Math.abs(delta(source))).toBeLessThan(400); // the frame's 3 MB are gone
  });
});

describe('bytearray(n) in a clean interpreter', () => {
  // Two chunks: the object (24 bytes) and its buffer (n + 1, for the closing zero).
  const predicted = (n: number) => chunkSizeFor(24) + (n === 0 ? 0 : chunkSizeFor(n + 1));
  const SIZES = [
    0, 1, 2, 7, 8, 15, 16, 100, 511, 512, 1000, 4096, 65_536, 100_000, 1_000_000, 10_000_000,
  ];

  test('takes what the allocator rule predicts, for 16 sizes', async () => {
    const clean = await startNodeSession();
    const lines = SIZES.map((n, i) => `kept[${i}] = bytearray(${n}); mark("${n}")`);
    const source = `from freed import mark\nkept = [None] * 16\nmark("start")\n${lines.join('\n')}`;
    const { marks } = clean.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;
    const taken = marks.slice(1).map(({ heap }, i) => heap.inUse - (marks[i]?.heap.inUse ?? 0));
    expect(taken).toEqual(SIZES.map(predicted));
  });

  test.each([100, 1000, 1_000_000])('takes that of %i as the first cell of all', async (n) => {
    const clean = await startNodeSession();
    const source = `x = bytearray(${n})`;
    const { before, after } = clean.run({
      runId: 1,
      source,
      pass: 'bytes',
      filename: 'cell.py',
    }).result;
    expect(after.inUse - before.inUse).toBe(predicted(n));
  });
});

test.each(['boom()', '1 / 0', 'raise ValueError("a" * 1000)'])(
  'putting the error of %j into words costs no bytes',
  async (failing) => {
    const clean = await startNodeSession();
    const source = `x = bytearray(1_000_000)\n${failing}`;
    const { result } = clean.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' });
    expect(result.status).toBe('failed');
    expect(result.after.inUse - result.before.inUse).toBe(1_000_040);
  },
);

describe('a result', () => {
  test('fits the shape that the page checks', () => {
    const result = run('from freed import mark, watch\na = []\nwatch(a=a)\nmark("m")');
    expect(RunResult.parse(result)).toEqual(result);
  });

  test('carries output and errors with the line in the cell', () => {
    const result = run('print("one")\nimport sys\nprint("two", file=sys.stderr)\n1 / 0');
    expect(result).toMatchObject({ status: 'failed', stdout: 'one\n', stderr: 'two\n' });
    expect(result.error).toMatchObject({ type: 'ZeroDivisionError', line: 4 });
    expect(result.error?.traceback).not.toContain('_run');
  });

  test.each([
    ['def f(:', 'SyntaxError', 1],
    ['x = 1\n  y = 2', 'IndentationError', 2],
    ['x = "\\ud800"\nraise ValueError(x)', 'ValueError', 2],
    ['import sys\nsys.exit(3)', 'SystemExit', 2],
    ['class E(Exception):\n    def __str__(self): 1 / 0\nraise E', 'E', 3],
    ['def f():\n    f()\nf()', 'RecursionError', 2],
    ['x = bytearray(600_000_000)', 'MemoryError', 1],
  ])('%j fails with %s on line %i, and the next cell runs', (source, type, line) => {
    expect(run(source).error).toMatchObject({ type, line });
    expect(run('print(6 * 7)').stdout).toBe('42\n');
  });

  test('ends normally on sys.exit()', () => {
    expect(run('import sys\nsys.exit()').status).toBe('done');
  });

  test('bounds the output and stops there', () => {
    const result = run('while True:\n    print("x" * 1000)');
    expect(result).toMatchObject({ status: 'stopped', truncated: true });
    expect(result.stdout.length).toBe(OUTPUT_LIMIT);
    expect(run('print(1)')).toMatchObject({ status: 'done', truncated: false, stdout: '1\n' });
  });

  test('logs collections with what they freed', () => {
    const { collections } = run(
      'import gc\nclass N: pass\nn = N()\nn.me = n\ndel n\ngc.collect()\n',
    );
    expect(collections.at(-1)).toMatchObject({ generation: 2, uncollectable: 0 });
    expect(collections.at(-1)?.collected).toBeGreaterThan(0);
  });

  test('reads marks at their lines, and charges nothing for them', () => {
    run('from freed import mark\nmark("warm")\ndata = None');
    const { before, after, marks } = run(
      'mark("start")\ndata = bytearray(1_000_000)\nmark("held")\ndata = None\nmark("gone")',
    );
    const read = marks.map(({ label, line, heap }) => [label, line, heap.inUse - before.inUse]);
    const start = marks[0]?.heap.inUse ?? 0;
    expect(read.map(([label, line]) => [label, line])).toEqual([
      ['start', 1],
      ['held', 3],
      ['gone', 5],
    ]);
    expect(marks.map(({ heap }) => heap.inUse - start)).toEqual([0, 1_000_040, 0]);
    expect(after.inUse - before.inUse).toBe(0);
  });

  test('reads a mark exactly as it reads before and after, whatever is in the cell', () => {
    run('from freed import mark\nimport gc');
    const { before, marks } = run('mark("a")\nmark("b")\ngc.collect()\nmark("c")\nmark("d")');
    const [a, b, c, d] = marks.map(({ heap }) => heap.inUse - before.inUse);
    expect([a, b]).toEqual([0, 0]);
    expect(d).toBe(c);
  });

  test('asks Python for the line of a mark whose label stands in two places', () => {
    const { marks } = run('mark("x")\n\nmark("x")');
    expect(marks.map(({ line }) => line)).toEqual([1, 3]);
  });

  test('takes no label but a text', () => {
    expect(run('mark(5)').error).toMatchObject({ type: 'TypeError', line: 1 });
  });

  test('asks Python for the line of a mark whose label is made at run time', () => {
    expect(run('\n\nmark("a" + "b")').marks).toMatchObject([{ label: 'ab', line: 3 }]);
  });
});

test('a cell that starts tracemalloc takes the tracer from us; the next one is followed', async () => {
  const own = await startNodeSession();
  const source = 'import tracemalloc\ntracemalloc.start()\nx = bytearray(1000)';
  const cell = { source, pass: 'bytes', filename: 'cell.py' } as const;
  const { result } = own.run({ ...cell, runId: 1 });
  expect(result).toMatchObject({ types: null, notes: ['tracer-disturbed'] });
  const asked = 'print(len(tracemalloc.get_object_traceback(x)))';
  expect(own.run({ ...cell, runId: 2, source: asked }).result).toMatchObject({
    error: null,
    stdout: '1\n',
  });
  const after = own.run({ ...cell, runId: 3, source: 'class N: pass\nn = N()' }).result;
  expect(after.types?.find(({ type }) => type === 'N')).toMatchObject({ born: 1 });
});

const MONITORED = 'import sys\nm = sys.monitoring\nm.use_tool_id(0, "mine")\n';

test.each([
  ['tracemalloc', 'import tracemalloc\ntracemalloc.start()', 'tracemalloc.stop()'],
  ['a tool', `${MONITORED}m.set_events(0, m.events.LINE)`, 'm.set_events(0, 0)'],
])('%s left on spoils the bytes of later cells, until it is off', async (_, on, off) => {
  const own = await startNodeSession();
  const run = (source: string) =>
    own.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;
  const work = 'x = [[i] for i in range(1000)]';
  expect(run(work).notes).toEqual([]);
  run(on);
  const spoiled = run(work);
  expect(spoiled.notes).toEqual(['tracing-left']);
  expect(isShown(spoiled, 'bytes')).toBe(false);
  expect(measure(spoiled, 'delta')).toBeNull();
  expect(run(off).notes).toContain('tracing-left');
  expect(run(work).notes).toEqual([]);
});

test('a tool that follows nothing spoils nothing', async () => {
  const own = await startNodeSession();
  const cell = { runId: 1, pass: 'bytes', filename: 'cell.py' } as const;
  own.run({ ...cell, source: MONITORED });
  expect(own.run({ ...cell, source: 'x = []' }).result.notes).toEqual([]);
});

test.each(['exit()', 'quit(3)'])('%s leaves stdin as it was for later cells', async (leave) => {
  const own = await startNodeSession();
  const cell = { runId: 1, pass: 'bytes', filename: 'cell.py' } as const;
  const asked = () => own.run({ ...cell, source: 'input()' }).result.error?.message;
  const before = asked();
  const { error } = own.run({ ...cell, source: leave }).result;
  expect(error?.line ?? null).toBe(leave === 'exit()' ? null : 1);
  expect(before).toBe('[Errno 29] I/O error');
  expect(asked()).toBe(before);
});

test('what C prints of a Python that breaks names the frames of the cell, and none of ours', async () => {
  const said: string[] = [];
  const send = (_: number, __: string, text: string) => void said.push(text);
  const interrupts = new Uint8Array(1);
  const options = { label: 'built', memoryBudget: 512 * 2 ** 20, interrupts, send } as const;
  const own = connect(await loadRestored(), options);
  const cell = { runId: 1, pass: 'bytes', filename: 'cell.py' } as const;
  const dump = 'import faulthandler\nfaulthandler.dump_traceback()';
  expect(own.run({ ...cell, source: dump }).result.stderr).toMatch(
    /^Current thread .*\n {2}File "cell.py", line 2 in <module>\n$/,
  );
  said.length = 0;
  expect(() => own.run({ ...cell, source: 'import os\nos.abort()' })).toThrow('unreachable');
  expect(said.join('')).toContain('"cell.py", line 2 in <module>');
  expect(said.join('')).not.toContain('freed');
});

test('markLines finds labels written as strings', () => {
  expect([...markLines('mark("a")\nx = 1\nmark( \'b c\' )\nmark(name)')]).toEqual([
    ['a', 1],
    ['b c', 3],
  ]);
  expect([...markLines(`mark("it's"); mark('"')`)]).toEqual([
    ["it's", 1],
    ['"', 1],
  ]);
  // Looked at from each of them up to the end, this would take a minute.
  expect([...markLines('mark("a'.repeat(100_000))]).toEqual([]);
});
