// @vitest-environment jsdom
/**
 * As much as a run can tell, or a forged one: no instrument makes more of it than can be looked at, and
 * none looks at anything more often than some times. Counted in elements and in looks, not in time.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { Findings } from '../../interpreter/findings.ts';
import { NAMESPACE } from '../../interpreter/graph.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { findingsOf, live } from './drawn.fixture.ts';
import { firstBy } from './drawing/first-by.ts';
import { drawerAtOnce } from './graph/drawer-at-once.ts';
import { graphWith } from './graph/graph.ts';
import type { AnyInstrument, InstrumentId } from './instrument.ts';
import { outermost, rowsOf, unitsOf } from './lines/rows.ts';
import { LOADERS } from './registry.ts';

/** Elements of one instrument with all that can be opened in it. */
const MOST_ELEMENTS = 12_000;

const line = (at: number) => ({ line: at, increment: at, held: at, hits: 1 });
const heap = { inUse: 1, freeInside: 1, heapSize: 2, largestHole: 1, chunks: 2 };
const list = <T>(length: number, make: (i: number) => T) =>
  Array.from({ length }, (_, i) => make(i));

const node = (address: number, type: string) => ({
  ...{ address, type, text: '', items: null, count: 2, bytes: 32 },
  ...{ isTracked: true, fate: 'lives' as const, names: [`n${String(address)}`], isCut: false },
});

const CODE = `${'x = 1\n'.repeat(20_000)}${'1 + '.repeat(10_000)}1`;

const RUNS: [string, InstrumentId, Partial<RunResult>, Partial<Findings>][] = [
  [
    '40,000 types',
    'types',
    {
      types: list(40_000, (i) => ({
        type: `Node${String(i)}`,
        born: 1,
        died: 0,
        left: 1,
        bytes: 32,
      })),
    },
    {},
  ],
  [
    '9,000 rounds',
    'collector',
    {
      types: [],
      collections: list(9000, () => ({
        ...{ generation: 0, collected: 1, uncollectable: 0, ms: 1, released: [], counters: null },
        freed: [{ type: 'Node', count: 1 }],
      })),
    },
    {},
  ],
  [
    'rounds that freed 60,000 types',
    'collector',
    {
      types: [],
      collections: [
        {
          ...{ generation: 0, collected: 1, uncollectable: 0, ms: 1, released: [], counters: null },
          freed: list(60_000, (i) => ({ type: `Node${String(i)}`, count: 1 })),
        },
      ],
    },
    {},
  ],
  [
    '130,000 calls',
    'growth',
    { growth: { bytesPerCall: 1, samples: list(130_000, (i) => i) } },
    {},
  ],
  [
    '90,000 loops on two lines',
    'lines',
    {
      lines: [line(1), line(2)],
      loops: list(90_000, () => ({ from: 1, to: 2, increment: 0, hits: 1 })),
    },
    {},
  ],
  [
    '90,000 loops in each other',
    'lines',
    {
      lines: [line(1), line(2)],
      loops: list(90_000, (i) => ({ from: 1 + (i % 9000), to: 90_000 - i, increment: 0, hits: 1 })),
    },
    {},
  ],
  [
    '20,000 lines, and a long one',
    'lines',
    { lines: list(20_001, (i) => line(i + 1)), loops: [] },
    {},
  ],
  [
    'a peak of 100,000 lines',
    'peak',
    {
      peak: 1e9,
      peakFrom: {
        line: 20_001,
        lines: list(100_000, (i) => ({ line: i + 1, bytes: 10_000 })),
        elsewhere: 0,
      },
    },
    { peakAt: { line: 20_001, at: 1, of: 1 } },
  ],
  [
    '1,000 watched objects over 100 steps',
    'references',
    {
      watched: list(1000, (i) => ({
        name: `name_${String(i)}`,
        counts: list(100, (step) => ({ step: step + 1, line: step + 1, count: 1 })),
        died: { line: i + 1, by: 'count' as const },
      })),
    },
    { watchedNames: list(1000, (i) => `name_${String(i)}`) },
  ],
  [
    'one watched over 120,000 steps',
    'references',
    {
      watched: [
        {
          name: 'a',
          counts: list(120_000, (step) => ({ step: step + 1, line: 1, count: step % 7 })),
          died: null,
        },
      ],
    },
    { watchedNames: ['a'] },
  ],
  [
    'objects that were counted first and last',
    'references',
    {
      watched: [
        {
          name: 'a',
          counts: list(50_000, (step) => ({ step: step + 1, line: 1, count: 1 })),
          died: null,
        },
        ...list(1000, () => ({
          name: 'b',
          counts: [
            { step: 1, line: 1, count: 1 },
            { step: 50_000, line: 1, count: 1 },
          ],
          died: null,
        })),
      ],
    },
    { watchedNames: ['a', 'b'] },
  ],
  [
    'a graph of 30,000 objects and names',
    'graph',
    {},
    {
      watchedNames: ['a'],
      graphs: [
        {
          ...{ mark: null, line: null, direction: 'held' as const },
          nodes: [node(0, NAMESPACE), ...list(30_000, (i) => node(i + 1, 'Node'))],
          edges: list(60_000, (i) => ({
            from: i % 30_001,
            to: 1 + ((i * 7) % 30_000),
            label: `.${String(i)}`,
          })),
        },
      ],
    },
  ],
  [
    'one object with 60,000 names',
    'graph',
    {},
    {
      watchedNames: ['a'],
      graphs: [
        {
          ...{ mark: null, line: null, direction: 'held' as const },
          nodes: [node(0, NAMESPACE), node(1, 'Node')],
          edges: list(60_000, (i) => ({ from: 0, to: 1, label: `name_${String(i)}` })),
        },
      ],
    },
  ],
  [
    '40,000 graphs',
    'graph',
    {},
    {
      watchedNames: ['a'],
      graphs: list(40_000, (i) => ({
        mark: `m${String(i)}`,
        line: 1,
        direction: 'held' as const,
        nodes: [node(1, 'Node')],
        edges: [],
      })),
    },
  ],
  ['a heap', 'heap', { before: heap, after: heap }, {}],
];

async function loaded(id: InstrumentId): Promise<AnyInstrument> {
  if (id === 'graph') return graphWith(drawerAtOnce(() => '<svg></svg>'));
  const found = await LOADERS[id]?.();
  if (found === undefined) throw new Error(id);
  // jsdom has no canvas.
  return { ...found, paint: () => undefined };
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('what can be opened included, there are not too many elements for', () => {
  test.each(RUNS)('%s', async (_, id, result, findings) => {
    const instrument = await loaded(id);
    const found = findingsOf(result, findings);
    const { root } = await live({ ...instrument, ...withSource(instrument) }, found);
    const closed = root.querySelectorAll('*').length;
    expect(closed).toBeGreaterThan(1);
    const hidden = root.querySelectorAll('details:not([open]) tr, details:not([open]) li').length;
    expect(hidden, 'rows that nobody sees').toBe(0);
    for (const details of root.querySelectorAll('details')) {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    }
    const all = root.querySelectorAll('*').length;
    expect(all).toBeGreaterThanOrEqual(closed);
    expect(all).toBeLessThan(MOST_ELEMENTS);
    expect(root.innerHTML.length).toBeLessThan(2_000_000);
  });
});

/** The long code, whatever props say. */
function withSource({ sentence, view }: AnyInstrument): Pick<AnyInstrument, 'sentence' | 'view'> {
  return {
    sentence: (props) => sentence({ ...props, source: CODE }),
    view: (props) => view({ ...props, source: CODE }),
  };
}

/** Counts how often a field of the given things is read. */
function counting<T extends object>(
  things: readonly T[],
  field: keyof T,
): { things: T[]; looks: () => number } {
  let looks = 0;
  const counted = things.map((thing) => {
    const value = thing[field];
    return Object.defineProperty({ ...thing }, field, {
      enumerable: true,
      get: () => {
        looks += 1;
        return value;
      },
    });
  });
  return { things: counted, looks: () => looks };
}

describe('work grows with what there is', () => {
  test.each([
    ['the same', (i: number) => ({ from: 1, to: 2 + 0 * i })],
    ['each in another', (i: number) => ({ from: 1 + i, to: 40_000 - i })],
    ['one after the other', (i: number) => ({ from: 1 + 3 * i, to: 2 + 3 * i })],
  ])('%s, 20,000 loops are each looked at some dozen times', (_, place) => {
    const loops = list(20_000, (i) => ({ ...place(i), increment: 1, hits: 1 }));
    const { things, looks } = counting(loops, 'to');
    const readings = { lines: list(1000, (i) => line(i + 1)), loops: things };
    rowsOf('x\n'.repeat(1000), readings);
    unitsOf(readings);
    // Sorting compares each with about as many as the number has binary digits.
    expect(looks()).toBeLessThan(20_000 * 100);
  });

  test('the first of many are found without sorting all', () => {
    let compared = 0;
    const compare = (a: number, b: number) => {
      compared += 1;
      return a - b;
    };
    const numbers = list(50_000, (i) => (i * 7919) % 50_021);
    expect(firstBy(numbers, compare, 5)).toEqual(numbers.toSorted((a, b) => a - b).slice(0, 5));
    expect(compared).toBeLessThan(2 * numbers.length);
  });

  test('a table is made again only when it is open', async () => {
    const instrument = await loaded('types');
    const types = list(500, (i) => ({
      type: `T${String(i)}`,
      born: 1,
      died: 0,
      left: 1,
      bytes: 8,
    }));
    const { root } = await live(instrument, findingsOf({ types }));
    const details = root.querySelector('details');
    const rows = () => root.querySelectorAll('details tr').length;
    expect(rows()).toBe(0);
    details?.setAttribute('open', '');
    details?.dispatchEvent(new Event('toggle'));
    const [button] = root.querySelectorAll<HTMLElement>('.table-sort');
    expect(rows()).toBe(202); // with its head, and one that says how many more
    button?.click();
    expect(rows()).toBe(202);
    expect(details?.textContent).toContain('290 more');
    details?.removeAttribute('open');
    details?.dispatchEvent(new Event('toggle'));
    expect(rows()).toBe(0);
  });
});

test('loops that no other holds are found as by comparing each with each', () => {
  const some = list(300, (i) => ({
    from: (i * 37) % 50,
    to: 50 + ((i * 53) % 41),
    increment: i,
    hits: 1,
  }));
  const held = some.filter((one, i) =>
    some.some((other, j) => {
      const isSame = other.from === one.from && other.to === one.to;
      return i !== j && other.from <= one.from && one.to <= other.to && (!isSame || j < i);
    }),
  );
  expect(new Set(outermost(some))).toEqual(new Set(some.filter((one) => !held.includes(one))));
});

test('the words of an instrument stay short, whatever there is', async () => {
  for (const [, id, result, findings] of RUNS) {
    const instrument = await loaded(id);
    const { root } = await live(instrument, findingsOf(result, findings));
    const sentence = root.querySelector('.instrument-sentence')?.textContent ?? '';
    expect(sentence.length, id).toBeLessThan(1500);
  }
});
