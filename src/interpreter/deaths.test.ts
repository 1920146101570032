/** Births, deaths and true counts, in real Python through the reference tracer. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startNodeSession } from './node.ts';
import type { Pass } from './pass.ts';
import type { Session } from './session.ts';

let session: Session;

function run(source: string, pass: Pass = 'references') {
  const cell = { runId: 1, source, pass, filename: 'cell.py' };
  const { result } = session.run(cell);
  expect(result.error).toBeNull();
  return result;
}

function watched(source: string, name: string) {
  const found = run(`from freed import watch\n${source}`).watched.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} was not watched`);
  return found;
}

/** The last count read for each line. */
function countsByLine(source: string, name: string): Record<number, number> {
  return Object.fromEntries(watched(source, name).counts.map(({ line, count }) => [line, count]));
}

beforeAll(async () => {
  session = await startNodeSession();
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

describe('watching', () => {
  test('holds nothing alive', () => {
    const source =
      'import weakref\nfrom freed import watch\nclass N: pass\nn = N()\nwatch(n=n)\nseen = weakref.ref(n)\ndel n\nprint(seen())';
    expect(run(source, 'bytes').stdout).toBe('None\n');
    expect(run(source, 'references').stdout).toBe('None\n');
  });
});

describe('the tally by type', () => {
  const left = (source: string, type: string) =>
    run(source, 'bytes').types?.find((row) => row.type === type);

  test('counts who was born, died and is left, with bytes', () => {
    const row = left('class Node: pass\nkept = [Node() for _ in range(10)]\ndel kept[3:]', 'Node');
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
    session = await startNodeSession(); // a hole left by earlier cells may be 8 bytes too large
    expect(left('blob = bytearray(100)\nthing = object()', 'object')?.bytes).toBe(16);
    expect(left('again = bytearray(100)', 'bytearray')).toMatchObject({ left: 1, bytes: 32 });
  });
});
