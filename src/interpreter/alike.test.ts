/** Which runs count as the same, in real Python: each program runs once for each pass, as on the page. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadRestored } from './node.ts';
import { NO_PEAK } from './findings.ts';
import { type Pass, SECOND_PASSES } from './pass.ts';
import { merge, passesFor } from './passes.ts';
import { rewindable } from './rewind.fixture.ts';
import type { Session } from './session.ts';

let start: () => Session;
let drawing: () => Session;

beforeAll(async () => {
  start = rewindable(await loadRestored());
  const other = await loadRestored();
  await other.loadPackage('objgraph', { messageCallback: () => undefined });
  other.runPython('exec("import ctypes", {})');
  drawing = rewindable(other);
});

/** @param before runs ahead of it, with each pass another. */
function runAll(source: string, before: (pass: Pass) => string) {
  const once = (pass: Pass, peakAt = NO_PEAK) => {
    const session = pass === 'graph' ? drawing() : start();
    session.run({ runId: 1, source: before(pass), pass: 'bytes', filename: 'before.py' });
    return session.run({ runId: 2, source, pass, peakAt, filename: 'cell.py' });
  };
  let found = once('bytes');
  for (const pass of passesFor(SECOND_PASSES, found)) {
    found = merge(found, pass, once(pass, found.peakAt));
  }
  return found;
}

/** As many objects as the place of the pass: no two runs have the same addresses. */
const elsewhere = (pass: Pass) =>
  `held = [bytearray(100_000) for _ in range(${String(SECOND_PASSES.indexOf(pass as 'lines') + 2)})]`;

const A = 'from freed import mark, watch\nclass A: pass\na = A()\nwatch(a=a)\n';

describe('what differs by itself changes nothing:', () => {
  test.each([
    ['the default repr', `${A}print(a)\ndel a`],
    ['id and hash', `${A}print(id(a), hash(a), hex(id(a)))\ndel a`],
    ['a traceback of Python', `${A}import warnings\nprint([A.__init__, print, A])\ndel a`],
    ['measured times', `${A}import time\nprint(f"took {time.perf_counter():.6f} s")\ndel a`],
    ['nanoseconds', `${A}import time\nprint(time.perf_counter_ns(), time.time())\ndel a`],
    ['a label of a mark', `${A}mark(f"at {id(a):#x}")\ndel a`],
  ])('%s', (_, source) => {
    const { result } = runAll(source, elsewhere);
    expect(result.notes.filter((note) => note.endsWith('-differ'))).toEqual([]);
    const line = source.split('\n').length;
    expect(result.watched).toMatchObject([{ name: 'a', died: { line, by: 'count' } }]);
    expect(result.lines?.length).toBeGreaterThan(0);
  });
});

/** Every pass finds another number: what a program reads by chance or from the clock. */
const another = (pass: Pass) => `chance = ${String(SECOND_PASSES.indexOf(pass as 'lines') + 2)}`;

describe('what goes another way is refused:', () => {
  test.each([
    ['a branch that prints', `${A}if chance > 1: print("late")`],
    ['a count', `${A}print(chance)`],
    ['how often something is printed', `${A}for _ in range(chance): print(a)`],
    ['an error', `${A}if chance > 1: raise ValueError`],
    ['the line of an error', `${A}if chance > 1:\n    1 / 0\n1 / 0`],
    ['a mark', `${A}if chance > 1: mark("late")`],
    ['the order of marks', `${A}for name in sorted("ab", reverse=chance > 1): mark(name)`],
  ])('%s', (_, source) => {
    const { result } = runAll(source, another);
    for (const pass of SECOND_PASSES) expect(result.notes).toContain(`${pass}-differ`);
    expect(result.watched).toMatchObject([]);
    expect(result.lines).toBeNull();
  });

  // As `another` counts: the pass `references` finds 2, `lines` 3 and `peak` 4.
  test('a branch of which nothing is said, in the pass over the lines', () => {
    const { result } = runAll(`${A}if chance == 3:\n    x = bytearray(9)`, another);
    expect(result.notes).toEqual(['lines-differ']);
    expect(result.lines).toBeNull();
    expect(result.watched).not.toEqual([]);
  });

  test('a branch of which nothing is said, as long as the other, at the peak', () => {
    const source = `${A}if chance == 4:\n    x = bytearray(9)\nelse:\n    x = bytearray(999)`;
    const { result } = runAll(source, another);
    expect(result.notes).toEqual(['peak-differ']);
    expect(result.lines).not.toBeNull();
    expect(result.peakFrom).toBeNull();
  });

  test('the way through a loop, at the peak', () => {
    const source = `${A}for i in range(4):\n    if i == chance % 2:\n        x = 1\n    else:\n        x = 2`;
    expect(runAll(source, another).result.notes).toEqual(['peak-differ']);
  });

  test('but not how often a loop waits, in the pass over the lines', () => {
    const { result } = runAll(`${A}for _ in range(chance * 10):\n    x = 1`, another);
    expect(result.notes).toEqual(['peak-differ']);
    expect(result.lines).not.toBeNull();
  });

  test('how many objects are made, though nothing is said of it', () => {
    const { result } = runAll(`${A}kept = [A() for _ in range(chance)]`, another);
    expect(result.notes).toContain('references-differ');
    expect(result.notes).toContain('collector-differ');
  });
});
