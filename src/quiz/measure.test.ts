import { describe, expect, test } from 'vitest';
import { failedResult } from '../interpreter/unfinished.ts';
import { isReliable, NOTE_NAMES } from '../interpreter/notes.ts';
import { measure, readingsOf, unitOf } from './measure.ts';
import { heap, heapStart, runOf, runWith } from './run.fixture.ts';
import type { Measure } from './types.ts';

const full = runWith({
  stdout: 'a\nb\n',
  after: heap(heapStart + 1_000_040),
  marks: [
    { label: 'made', line: 2, heap: heap(heapStart + 10) },
    { label: 'made', line: 2, heap: heap(heapStart + 2_000_000) },
  ],
  watched: [
    {
      name: 'a',
      counts: [
        { step: 1, line: 1, count: 1 },
        { step: 2, line: 2, count: 2 },
        { step: 3, line: 2, count: 3 },
      ],
      died: { line: 4, by: 'collector' },
    },
    { name: 'b', counts: [], died: null },
    { name: 'twin', counts: [{ step: 1, line: 1, count: 1 }], died: null },
    { name: 'twin', counts: [{ step: 1, line: 1, count: 5 }], died: { line: 2, by: 'count' } },
  ],
  peak: 3_000_000,
  collections: [
    {
      generation: 2,
      collected: 4,
      uncollectable: 0,
      ms: 1,
      freed: [],
      released: [],
      counters: null,
    },
    {
      generation: 2,
      collected: 6,
      uncollectable: 0,
      ms: 1,
      freed: [],
      released: [],
      counters: null,
    },
  ],
  types: [{ type: 'Node', born: 5, died: 3, left: 2, bytes: 96 }],
  growth: { bytesPerCall: 56.5, samples: [56, 57] },
});

const readings: [Measure, number | string | null][] = [
  ['delta', 1_000_040],
  ['inUse', heapStart + 1_000_040],
  ['heapGrowth', 0],
  ['peak', 3_000_000],
  ['growth', 56.5],
  ['collected', 10],
  ['stdout', 'a\nb'],
  ['error', 'none'],
  [{ mark: 'made' }, 2_000_000],
  [{ mark: 'gone' }, null],
  [{ count: 'a', line: 2 }, 3],
  [{ count: 'a', line: 3 }, null],
  [{ count: 'c', line: 1 }, null],
  [{ died: 'a' }, 4],
  [{ diedBy: 'a' }, 'collector'],
  [{ died: 'b' }, 'alive'],
  [{ diedBy: 'b' }, 'alive'],
  [{ diedBy: 'c' }, null],
  [{ count: 'twin', line: 1 }, null],
  [{ died: 'twin' }, null],
  [{ left: 'Node' }, 2],
  [{ left: 'Nodes' }, null],
];

describe('a finished run', () => {
  test.each(readings)('measures %j as %j', (what, value) => {
    expect(measure(full, what)).toBe(value);
  });

  test('measures the growth of the heap by its size, not by what is in use', () => {
    const grown = { ...heap(heapStart), heapSize: heap(heapStart).heapSize + 5_000_000 };
    expect(measure(runWith({ after: grown }), 'heapGrowth')).toBe(5_000_000);
  });

  test('measures a loss as a negative delta', () => {
    expect(measure(runOf(-500), 'delta')).toBe(-500);
  });

  test('measures null where a pass did not run', () => {
    const bare = runWith();
    expect(measure(bare, 'peak')).toBeNull();
    expect(measure(bare, 'growth')).toBeNull();
    expect(measure(bare, { left: 'Node' })).toBeNull();
  });

  test('measures no collections as 0: that was seen', () => {
    expect(measure(runWith(), 'collected')).toBe(0);
    const untold = runWith({ notes: ['collections-disturbed'] });
    expect(measure(untold, 'collected')).toBeNull();
  });

  test('does not take a heap that was never read for an empty one', () => {
    const unread = { inUse: 0, freeInside: 0, heapSize: 0, largestHole: 0, chunks: 0 };
    const run = runWith({ before: unread, after: unread });
    expect(measure(run, 'delta')).toBeNull();
    expect(measure(run, 'inUse')).toBeNull();
    expect(measure(run, 'heapGrowth')).toBeNull();
  });

  test.each(['abi-tracer', 'abi-refcount', 'abi-types'] as const)(
    'does not call an object alive that could not be followed: %s',
    (note) => {
      const blind = { ...full, notes: [note] };
      expect(measure(blind, { died: 'b' })).toBeNull();
      expect(measure(blind, { diedBy: 'b' })).toBeNull();
      expect(measure(blind, { left: 'Node' })).toBeNull();
      expect(measure(blind, 'delta')).toBe(1_000_040);
    },
  );

  test('does not read counts where they are not known to be', () => {
    expect(measure({ ...full, notes: ['abi-refcount'] }, { count: 'a', line: 2 })).toBeNull();
  });

  test('does not take a cut output for the whole', () => {
    expect(measure(runWith({ stdout: 'aaa', truncated: true }), 'stdout')).toBeNull();
  });
});

describe('a reading that a note spoils or cuts', () => {
  const touched = readings.flatMap(([what]) =>
    NOTE_NAMES.map((note) => ({ what, note, noted: { ...full, notes: [note] } })),
  );

  test.each(readings)('is no measure of %j, and is one beside any other note', (what, value) => {
    const ofIt = touched.filter((one) => one.what === what);
    const spoiling = ofIt.filter(
      ({ noted }) => !readingsOf(what).every((reading) => isReliable(noted, reading)),
    );
    expect(spoiling.length).toBeGreaterThan(2);
    for (const one of ofIt) {
      const expected = spoiling.includes(one) ? null : value;
      expect(measure(one.noted, what), one.note).toBe(expected);
    }
  });

  test('of two calls of growth no one knows which is meant', () => {
    const growth = { bytesPerCall: 0, samples: [0, 0, 0, 0] };
    expect(measure(runWith({ growth, earlierGrowth: [] }), 'growth')).toBe(0);
    expect(measure(runWith({ growth, earlierGrowth: [growth] }), 'growth')).toBeNull();
  });

  test('the collections that are not kept may be those that freed something', () => {
    const round = {
      generation: 0,
      uncollectable: 0,
      ms: 0,
      freed: [],
      released: [],
      counters: null,
    };
    const collections = Array.from({ length: 10_000 }, () => ({ ...round, collected: 0 }));
    expect(measure(runWith({ collections }), 'collected')).toBe(0);
    expect(measure(runWith({ collections, notes: ['collections-cut'] }), 'collected')).toBeNull();
  });

  test.each([
    ['marks-cut', { mark: 'made' }],
    ['counts-cut', { count: 'a', line: 2 }],
    ['watched-cut', { died: 'b' }],
    ['watched-cut', { diedBy: 'b' }],
    ['types-cut', { left: 'Node' }],
    ['tracer-disturbed', { left: 'Node' }],
    ['lines-disturbed', 'peak'],
    ['output-cut', 'stdout'],
    ['error-cut', 'error'],
    ['hooks-disturbed', 'stdout'],
  ] as const)('%s leaves no measure of %j', (note, what) => {
    expect(measure(full, what)).not.toBeNull();
    expect(measure({ ...full, notes: [note] }, what)).toBeNull();
  });
});

describe('a run that did not finish', () => {
  const error = { type: 'ValueError', message: 'no', line: 1, traceback: '' };

  test.each(readings)('stopped, %j measures nothing', (what) => {
    expect(measure({ ...full, status: 'stopped' }, what)).toBeNull();
  });

  test.each(readings)('failed, %j measures only error and stdout', (what) => {
    const value = measure({ ...full, status: 'failed', error }, what);
    if (what === 'error') expect(value).toBe('ValueError');
    else if (what === 'stdout') expect(value).toBe('a\nb');
    else expect(value).toBeNull();
  });

  test('broken with its interpreter, measures nothing: that was no exception of the cell', () => {
    const broken = failedResult(1, { stdout: 'a', stderr: '' }, 'unreachable');
    for (const [what] of readings) expect(measure(broken, what)).toBeNull();
  });

  test('does not call a failure without an exception "none"', () => {
    expect(measure({ ...full, status: 'failed' }, 'error')).toBeNull();
  });
});

test('every measure has a unit', () => {
  const units = readings.map(([what]) => unitOf(what));
  expect(units).toStrictEqual(
    'bytes bytes bytes bytes bytes count text text bytes bytes count count count line text line text text count line count count'.split(
      ' ',
    ),
  );
});
