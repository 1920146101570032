/**
 * Births, deaths and true counts, in real Python through the reference tracer: counted in WebAssembly, and
 * told to JavaScript one by one.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { restoreNodeSession, startNodeSession } from './node.ts';
import type { Pass } from './pass.ts';
import { RunResult } from './result.ts';
import type { Session } from './session.ts';

describe.each([
  ['counted in WebAssembly', {}],
  ['told to JavaScript', { isTold: true }],
])('%s', (_, options) => {
  let session: Session;

  function run(source: string, pass: Pass = 'references') {
    const cell = { runId: 1, source, pass, filename: 'cell.py' };
    const { result } = session.run(cell);
    expect(result.error).toBeNull();
    return result;
  }

  function watched(source: string, name: string) {
    const found = run(`from freed import watch\n${source}`).watched.find(
      (one) => one.name === name,
    );
    if (found === undefined) throw new Error(`${name} was not watched`);
    return found;
  }

  /** The last count read for each line. */
  function countsByLine(source: string, name: string): Record<number, number> {
    return Object.fromEntries(watched(source, name).counts.map(({ line, count }) => [line, count]));
  }

  beforeAll(async () => {
    session = await startNodeSession(options);
  });

  describe('counts', () => {
    test('are the true ones, without the one that getrefcount adds', () => {
      const source = 'a = []\nwatch(a=a)\nb = a\nc = [a, a]\ndel b\ndel c\ndel a';
      expect(countsByLine(source, 'a')).toEqual({ 3: 1, 4: 2, 5: 4, 6: 3, 7: 1, 8: 0 });
    });

    test('belong to the calling line once a call is over', () => {
      const source = 'def f(p):\n    q = p\n    return 1\na = []\nwatch(a=a)\nf(a)\nx = 1';
      expect(countsByLine(source, 'a')).toEqual({ 6: 1, 3: 3, 4: 3, 7: 1, 8: 1 });
    });

    test('stay with the caller when a function fails', () => {
      const source =
        'a = []\nwatch(a=a)\ndef f(p):\n    1 / 0\ntry:\n    f(a)\nexcept ArithmeticError:\n    b = a\ndel a, b';
      expect(watched(source, 'a')).toMatchObject({ died: { line: 10, by: 'count' } });
      expect(countsByLine(source, 'a')).toMatchObject({ 9: 2, 10: 0 });
    });
  });

  describe('a death', () => {
    test('comes with the last reference, at once, the collector switched off', () => {
      const source =
        'import gc\ngc.disable()\na = bytearray(10)\nwatch(a=a)\nb = a\ndel a\ndel b\ngc.enable()';
      expect(watched(source, 'a').died).toEqual({ line: 8, by: 'count' });
    });

    test('of a cycle comes by the collector, on the line that called it', () => {
      const source = 'import gc\nc = []\nwatch(c=c)\nc.append(c)\ndel c\nx = 1\ngc.collect()';
      expect(watched(source, 'c').died).toEqual({ line: 8, by: 'collector' });
    });

    test('inside a function is on that function’s line', () => {
      const source =
        'def f():\n    local = []\n    watch(local=local)\n    del local\n    return 1\nf()';
      expect(watched(source, 'local').died).toEqual({ line: 5, by: 'count' });
    });

    test('is not believed when a finaliser brings the object back', () => {
      const source =
        'class Phoenix:\n    def __del__(self):\n        global saved\n        saved = self\np = Phoenix()\nwatch(p=p)\ndel p\nx = 1';
      expect(watched(source, 'p').died).toBeNull();
      expect(countsByLine(source, 'p')).toMatchObject({ 8: 1, 9: 1 });
    });

    test('after a resurrection is the second one', () => {
      const source =
        'class Phoenix:\n    def __del__(self):\n        global saved\n        saved = self\np = Phoenix()\nwatch(p=p)\ndel p\nx = 1\nsaved = None\nq = Phoenix()';
      expect(watched(source, 'p').died).toEqual({ line: 10, by: 'count' });
    });

    test('of an object with a finaliser that lets it go is real', () => {
      const source =
        'class Quiet:\n    def __del__(self):\n        pass\np = Quiet()\nwatch(p=p)\ndel p';
      expect(watched(source, 'p').died).toEqual({ line: 7, by: 'count' });
    });

    test('is not announced by a realloc, and the moved object is still followed', () => {
      // Made at run time: a constant would be held by the code. The loop is long enough for += to
      // be specialised; from then on the string grows in place.
      const source =
        'def grow(n):\n    text = "x" * n\n    for i in range(50):\n        text += "y" * n\n        if i == 10:\n            watch(text=text)\n    length = len(text)\n    del text\n    return length\ngrow(1000)';
      expect(watched(source, 'text').died).toEqual({ line: 9, by: 'count' });
    });
  });

  describe('in a generator', () => {
    const generator = 'def g():\n    x = []\n    watch(x=x)\n    yield; del x; y = 1\n';

    test('that goes on, a death is on the line it goes on with', () => {
      expect(watched(`${generator}h = g()\nnext(h)\nnext(h, 0)`, 'x').died).toEqual({
        line: 5,
        by: 'count',
      });
    });

    test.each(['h.close()', 'del h'])(
      'that is closed by %s, it is on the line that does so',
      (end) => {
        const source = `${generator}h = g()\nnext(h)\n${end}\nz = 1`;
        expect(watched(source, 'x').died).toEqual({ line: 8, by: 'count' });
      },
    );
  });

  test('what the end of the cell takes away dies on the last line', () => {
    const source = 'from freed import watch\ndef f():\n    x = []\n    watch(x=x)\n    1 / 0\nf()';
    const cell = { runId: 1, source, pass: 'references', filename: 'cell.py' } as const;
    const { error, watched } = session.run(cell).result;
    expect(error?.line).toBe(5);
    expect(watched[0]?.died).toEqual({ line: 6, by: 'count' });
  });

  describe('steps', () => {
    test('are the same for all objects, from where the first is watched', () => {
      const source =
        'from freed import watch\na = []\nwatch(a=a)\nb = []\nwatch(b=b)\ndel a\ndel b';
      const [a, b] = run(source).watched;
      expect(a?.counts.map(({ step, line }) => [step, line])).toEqual([
        [1, 3],
        [2, 4],
        [3, 5],
        [4, 6],
      ]);
      expect(b?.counts.map(({ step, line }) => [step, line])).toEqual([
        [3, 5],
        [4, 6],
        [5, 7],
      ]);
    });

    test('go on through a loop, one for each line that runs', () => {
      const loop = 'a = []\nwatch(a=a)\nfor i in range(3):\n    b = a\n    del b';
      const { counts } = watched(loop, 'a');
      expect(counts.map(({ line }) => line)).toEqual([3, 4, 5, 6, 4, 5, 6, 4, 5, 6, 4]);
      expect(counts.map(({ step }) => step)).toEqual(counts.map((_, i) => i + 1));
      expect(counts.map(({ count }) => count)).toEqual([1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1]);
    });
  });

  describe('a long loop', () => {
    const long = (body: string) => {
      const source = `from freed import watch\na = []\nwatch(a=a)\nfor i in range(5000):\n    ${body}\nb = a\ndel a, b`;
      const { watched, notes } = run(source);
      return { counts: watched[0]?.counts ?? [], died: watched[0]?.died, notes };
    };

    test('is followed to its end where little changes, and the last count of each line is kept', () => {
      const { counts, died, notes } = long('c = [a] if i % 100 == 0 else None');
      expect(notes).toEqual([]);
      expect(counts.length).toBeLessThanOrEqual(2000);
      expect([...new Set(counts.map(({ line }) => line))].sort()).toEqual([3, 4, 5, 6, 7]);
      expect(counts.slice(-2).map(({ line, count }) => [line, count])).toEqual([
        [6, 2],
        [7, 0],
      ]);
      expect(died).toEqual({ line: 7, by: 'count' });
      const steps = counts.map(({ step }) => step);
      expect(steps).toEqual([...new Set(steps)].sort((x, y) => x - y));
      expect(steps.at(-1)).toBe(10_004); // the loop's two lines, its end, and three more
      const rises = counts.filter(({ count }, i) => count > (counts[i - 1]?.count ?? 0));
      expect(rises.filter(({ line }) => line === 5)).toHaveLength(50);
    });

    test('is cut where too much changes, and nothing of what comes later is among it', () => {
      const changing = long('c = [a]\n    c = None');
      expect(changing.notes).toEqual(['counts-cut']);
      expect(changing.counts.length).toBeLessThanOrEqual(2000);
      const steps = changing.counts.map(({ step }) => step);
      expect(steps.every((step, i) => i === 0 || step - (steps[i - 1] ?? 0) <= 2)).toBe(true);
      expect(changing.died).toEqual({ line: 8, by: 'count' });
    });
  });

  test('a loop that watches each of its objects has the first thousand, and says so', () => {
    const source =
      'from freed import watch\nfor i in range(1500):\n    thing = [i]\n    watch(thing=thing)';
    const { watched, notes } = run(source);
    expect(watched).toHaveLength(1000);
    expect(watched.every(({ died }) => died?.line === 3 && died.by === 'count')).toBe(true);
    expect(notes).toContain('watched-cut');
  });

  describe('lines that cannot be followed', () => {
    test('give no counts and no deaths, and a note', async () => {
      const own = await startNodeSession(options);
      const taken = 'import sys\nfor tool in (5, 4, 3):\n    sys.monitoring.use_tool_id(tool, "x")';
      own.run({ runId: 1, source: taken, pass: 'bytes', filename: 'need.py' });
      const source = 'from freed import watch\na = []\nwatch(a=a)\ndel a';
      const { result } = own.run({ runId: 2, source, pass: 'references', filename: 'cell.py' });
      expect(result.notes).toEqual(['references-disturbed']);
      expect(result.watched).toEqual([]);
      expect(RunResult.safeParse(result).success).toBe(true);
    });
  });

  describe('watching holds nothing alive', () => {
    const object = 'class N: pass\n';
    const things: [string, string][] = [
      ['an object', `${object}a = N()`],
      ['a list', 'a = [None] * 20_000'],
      ['a dict', 'a = dict.fromkeys(range(5_000))'],
      ['a bytearray', 'a = bytearray(80_000)'],
      ['a set', 'a = set(range(5_000))'],
    ];

    test.each(things)('%s dies with its last name', (_, make) => {
      const { died } = watched(`${make}\nwatch(a=a)\nb = a\ndel a\ndel b\nx = 1`, 'a');
      const line = make.split('\n').length + 5;
      expect(died).toEqual({ line, by: 'count' });
    });

    test.each(things)('%s is freed to the byte, whether it is watched or not', async (_, make) => {
      const delta = async (watching: string) => {
        const clean = await restoreNodeSession(options);
        const source = `from freed import watch\n${make}\n${watching}\ndel a`;
        const cell = { runId: 1, source, pass: 'bytes', filename: 'cell.py' } as const;
        const { before, after } = clean.run(cell).result;
        return after.inUse - before.inUse;
      };
      expect(await delta('watch(a=a)')).toBe(await delta('pass'));
    });

    test.each(things)(
      'the count of %s stays what it was, and nobody new refers to it',
      (_, make) => {
        const asked = 'print(sys.getrefcount(a), len(gc.get_referrers(a)))';
        const source = `import gc, sys\nfrom freed import watch\n${make}\n${asked}\nwatch(a=a)\n${asked}`;
        for (const pass of ['bytes', 'references'] as const) {
          const [before, after] = run(source, pass).stdout.trim().split('\n');
          expect(after).toBe(before);
        }
      },
    );

    test('seen by a weak reference as well', () => {
      const source =
        'import weakref\nfrom freed import watch\nclass N: pass\nn = N()\nwatch(n=n)\nseen = weakref.ref(n)\ndel n\nprint(seen())';
      expect(run(source, 'bytes').stdout).toBe('None\n');
      expect(run(source, 'references').stdout).toBe('None\n');
    });

    test.each([
      ['lists', 'a, b = [], []\na.append(b); b.append(a)'],
      ['dicts', 'a, b = {}, {}\na[1] = b; b[1] = a'],
      ['objects', 'class N: pass\na, b = N(), N()\na.b = b; b.a = a'],
    ])('members of a cycle of %s go with one collection, all of them', (_, make) => {
      const source = `import gc\nfrom freed import watch\ngc.collect()\n${make}\nWATCH\ndel a\ndel b\nx = 1\nprint(gc.collect())`;
      const watching = source.replace('WATCH', 'watch(a=a, b=b)');
      const { watched: both, stdout } = run(watching);
      const line = watching.split('\n').length;
      expect(both.map(({ name, died }) => [name, died])).toEqual([
        ['a', { line, by: 'collector' }],
        ['b', { line, by: 'collector' }],
      ]);
      // Before the collector came, each was held by the other and by nothing else.
      expect(both.map(({ counts }) => counts.findLast((one) => one.count > 0)?.count)).toEqual([
        1, 1,
      ]);
      expect(run(source.replace('WATCH', 'pass')).stdout).toBe(stdout);
    });
  });

  describe('the tally by type', () => {
    const left = (source: string, type: string) =>
      run(source, 'bytes').types?.find((row) => row.type === type);

    test('counts who was born, died and is left, with bytes', () => {
      const row = left(
        'class Node: pass\nkept = [Node() for _ in range(10)]\ndel kept[3:]',
        'Node',
      );
      expect(row).toMatchObject({ born: 10, died: 7, left: 3 });
      expect(row?.bytes).toBeGreaterThan(0);
    });

    test('counts deaths of objects that are older than the run', () => {
      run('class Old: pass\nolder = [Old() for _ in range(5)]', 'bytes');
      expect(left('del older', 'Old')).toMatchObject({ born: 0, died: 5, left: 0 });
    });

    test('merges the two events of a realloc', () => {
      const source =
        'def grow(n):\n    text = "x" * n\n    for _ in range(200):\n        text += "y"\n    return text\nkept = grow(5000)';
      const row = left(source, 'str');
      expect(row).toMatchObject({ left: 1 });
      expect(row?.bytes).toBeGreaterThan(5200);
      expect(row?.born).toBeLessThan(20); // 200 moves are not 200 births
    });

    test('counts a resurrected object as alive', () => {
      const source =
        'class Phoenix2:\n    def __del__(self):\n        global risen\n        risen = self\nPhoenix2()';
      expect(left(source, 'Phoenix2')).toMatchObject({ born: 1, died: 0, left: 1 });
    });

    test('gives bytes exactly: the chunk that holds the object', async () => {
      session = await startNodeSession(options); // a hole left by earlier cells may be 8 bytes too large
      expect(left('blob = bytearray(100)\nthing = object()', 'object')?.bytes).toBe(16);
      expect(left('again = bytearray(100)', 'bytearray')).toMatchObject({ left: 1, bytes: 32 });
    });
  });

  test('an object that finds no room to grow is gone: one death, and nothing moves in its stead', () => {
    const source = 'import io\nheld = io.BytesIO()\nwhile True:\n    held.write(bytes(1_000_000))';
    const { result } = session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' });
    expect(result.error?.type).toBe('MemoryError');
    expect(RunResult.parse(result)).toEqual(result);
    expect(result.types?.find(({ type }) => type === 'bytes')?.left).toBe(0);
  });
});
