// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Collection, RunResult } from '../../../interpreter/result.ts';
import {
  drawn,
  findingsOf,
  LANGUAGES,
  propsOf,
  rowsIn,
  sentenceOf,
  textOf,
} from '../drawn.fixture.ts';
import { collector } from './collector.ts';
import { barsOf, rowsOf } from './rounds.ts';
import { roundsOf } from './totals.ts';

const round = (given: Partial<Collection> = {}): Collection => ({
  ...{
    generation: 1,
    collected: 0,
    uncollectable: 0,
    ms: 0.5,
    freed: [],
    released: [],
    counters: null,
  },
  ...given,
});
const full = round({ generation: 2, collected: 3, ms: 12, freed: [{ type: 'Node', count: 3 }] });

const findings = (collections: Collection[], given: Partial<RunResult> = {}) =>
  findingsOf({ types: [], collections, ...given });

const shown = async (
  collections: Collection[],
  given: Partial<RunResult> = {},
  lang: 'en' | 'zh-CN' = 'en',
) => drawn(collector, await propsOf(collector, findings(collections, given), { lang }));

describe('rows', () => {
  const rows = (collections: Collection[]) =>
    rowsOf(roundsOf({ collections, types: [], notes: [] }));

  test('put rounds together that freed nothing, of one generation and side by side', () => {
    const all = [round(), round(), full, round(), round({ generation: 0 })];
    expect(rows(all).map(({ from, to, ms }) => [from, to, ms])).toEqual([
      [1, 2, 1],
      [3, 3, 12],
      [4, 4, 0.5],
      [5, 5, 0.5],
    ]);
  });

  test('keep the counters before the first and after the last of them, or none', () => {
    const counters = (n: number): Collection['counters'] => ({
      before: [n, 0, 0],
      after: [n + 1, 0, 0],
    });
    const [both] = rows([round({ counters: counters(1) }), round({ counters: counters(5) })]);
    expect(both?.counters).toEqual({ before: [1, 0, 0], after: [6, 0, 0] });
    expect(rows([round({ counters: counters(1) }), round()])[0]?.counters).toBeNull();
  });

  test('leave alone what Python could not free', () => {
    expect(rows([round(), round({ uncollectable: 1 })])).toHaveLength(2);
  });

  test('do not change the rounds they are made of', () => {
    const all = [round(), round()];
    rows(all);
    expect(all).toEqual([round(), round()]);
  });
});

test('a round without a tracer is as large as Python says', () => {
  const collections = [round({ collected: 7 })];
  expect(roundsOf({ collections, types: null, notes: [] })[0]?.total).toBe(7);
  expect(roundsOf({ collections, types: [], notes: [] })[0]?.total).toBe(0);
});

test('bars sum up rounds where they are many', () => {
  const all = roundsOf({ collections: [round(), full, full, round(), full], types: [], notes: [] });
  expect(barsOf(all, 3)).toEqual([
    { from: 1, to: 2, freed: 3, generation: 2 },
    { from: 3, to: 4, freed: 3, generation: 2 },
    { from: 5, to: 5, freed: 3, generation: 2 },
  ]);
});

describe('the sentence', () => {
  test.each([
    [[], 'collector-none', {}],
    [[round()], 'collector-sentence-nothing', { times: 'once' }],
    [
      [round(), full],
      'collector-sentence',
      { times: '2 times', freed: '3 objects', types: '3 Node' },
    ],
  ] as const)('of %j', async (collections, key, values) => {
    const { say } = await propsOf(collector, findingsOf({}));
    expect(sentenceOf(await shown([...collections]))).toBe(say(key, values));
  });

  test('names few types, and counts the others', async () => {
    const freed = ['a', 'b', 'c', 'd', 'e'].map((type, i) => ({ type, count: 9 - i }));
    const root = await shown([round({ freed })]);
    expect(sentenceOf(root)).toBe(
      'The collector ran once and freed 35 objects: 9 a, 8 b, 7 c, 2 more types.',
    );
  });

  test('counts what Python says where types are unknown', async () => {
    const root = await shown([round({ collected: 4 })], { types: null });
    expect(sentenceOf(root)).toBe('The collector ran once and freed 4 objects.');
    expect(rowsIn(root)[0]?.[2]).toBe('types not known');
  });
});

describe('what is said of rounds that free nothing', () => {
  const explained = async (python: string, collections: Collection[], lang: 'en' | 'zh-CN') => {
    const root = await shown(collections, { python }, lang);
    return [...root.querySelectorAll('.instrument-note')].some((note) =>
      note.textContent.includes(python),
    );
  };

  test('in the versions that collect in increments, and only where there were such rounds', async () => {
    for (const lang of LANGUAGES) {
      expect(await explained('3.14.2', [round(), full], lang)).toBe(true);
      expect(await explained('3.14.2', [full], lang)).toBe(false);
      expect(await explained('3.14.5', [round()], lang)).toBe(false);
      expect(await explained('3.13.0', [round()], lang)).toBe(false);
    }
  });
});

test('the table has generation, what was freed, Python’s count, time and counters', async () => {
  const counters: Collection['counters'] = { before: [2003, 1, 0], after: [2, 2, 0] };
  const root = await shown([{ ...full, counters }]);
  expect(rowsIn(root)).toEqual([
    ['1', '2: everything', '3 Node', '3', '12 ms', '2003 · 1 · 0 → 2 · 2 · 0'],
  ]);
  expect(textOf(root.querySelector('thead'))).not.toContain('Could not be freed');
});

test('what finalisers let go stands apart, and what Python’s own count leaves out is explained', async () => {
  const { say } = await propsOf(collector, findingsOf({}));
  const notes = async (given: Partial<Collection>) => {
    const root = await shown([round({ generation: 2, ...given })]);
    const texts = [...root.querySelectorAll('.instrument-note')].map(textOf);
    const keys = [
      'collector-more-freed',
      'collector-more-found',
      'collector-released-note',
    ] as const;
    return keys.filter((key) => texts.includes(say(key).replaceAll('`', '')));
  };
  const node = { type: 'Node', count: 1 };
  expect(await notes({ collected: 1, freed: [node] })).toEqual([]);
  expect(await notes({ collected: 1, freed: [node, node] })).toEqual(['collector-more-freed']);
  expect(await notes({ collected: 1 })).toEqual(['collector-more-found']);
  const released = { collected: 1, freed: [node], released: [{ type: 'list', count: 2 }] };
  expect(await notes(released)).toEqual(['collector-released-note']);
  const root = await shown([round(released)]);
  expect(rowsIn(root)[0]?.[2]).toBe('1 Node; let go by finalisers: 2 list');
  expect(sentenceOf(root)).toBe('The collector ran once and freed 1 object: 1 Node.');
});

test('two rounds that differ from Python’s own count in opposite ways do not cancel out', async () => {
  for (const lang of LANGUAGES) {
    const { say } = await propsOf(collector, findingsOf({}), { lang });
    const [node, buffer] = [
      { type: 'Node', count: 1 },
      { type: 'bytearray', count: 1 },
    ];
    const saved = [round({ collected: 1 }), round({ collected: 1, freed: [node, buffer] })];
    const texts = [...(await shown(saved, {}, lang)).querySelectorAll('.instrument-note')].map(
      textOf,
    );
    for (const key of ['collector-more-freed', 'collector-more-found'] as const) {
      expect(texts).toContain(say(key).replaceAll('`', ''));
    }
  }
});

test('times are told to be those of this run, or of the build', async () => {
  for (const label of ['live', 'built'] as const) {
    const { say } = await propsOf(collector, findingsOf({}));
    expect((await shown([full], { label })).textContent).toContain(say(`collector-time-${label}`));
  }
});

test('a long log shows its beginning; the rest can be opened, and nothing is lost', async () => {
  const long = Array.from({ length: 40 }, (_, i) =>
    round({ freed: [{ type: 'N', count: i + 1 }] }),
  );
  const root = await shown(long);
  expect(rowsIn(root)).toHaveLength(12);
  expect(root.querySelectorAll('tbody tr')).toHaveLength(40);
  expect(textOf(root.querySelector('summary'))).toBe('28 more rounds');
  expect(root.querySelector('.rounds')?.getAttribute('aria-label')).toContain('40');
});

test('a log with rounds that were not told is none', async () => {
  const { say } = await propsOf(collector, findings([]));
  const root = await shown([], { notes: ['collections-disturbed'] });
  expect(sentenceOf(root)).toBe(say('not-measured'));
});

test('a log that is cut is shown as far as it goes, and summed up by nobody', async () => {
  const { say } = await propsOf(collector, findings([]));
  const root = await shown([full, round()], { notes: ['collections-cut'] });
  expect(sentenceOf(root)).toBe(say('collector-cut', { rounds: '2' }));
  expect(rowsIn(root)).toHaveLength(2);
});
