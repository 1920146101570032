import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fate, NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';
import { fatesOf, inSet, stepsOf, verdictsOf } from './arithmetic.ts';
import { graphOf } from './graph.fixture.ts';

/** Verdicts by name. */
function judged(graph: ObjectGraph): Record<string, string> {
  const verdicts = verdictsOf(graph);
  const named = graph.nodes.filter(({ type }) => type !== NAMESPACE);
  return Object.fromEntries(
    named.map(({ names, address }) => [names[0] ?? '', verdicts.get(address) ?? 'untracked']),
  );
}

describe('verdicts', () => {
  test('a cycle that nothing outside refers to is garbage', () => {
    expect(judged(graphOf('a>b b>a'))).toEqual({ a: 'garbage', b: 'garbage' });
    expect(judged(graphOf('a>a'))).toEqual({ a: 'garbage' });
  });

  test('one name keeps all of it alive', () => {
    expect(judged(graphOf('a>b b>a =b'))).toEqual({ a: 'alive', b: 'alive' });
  });

  test('what never dies is none of those reckoned with, and keeps alive what it refers to', () => {
    const graph = graphOf('a>b b>a b>c d>e e>d', { a: { count: 1879048192 } });
    expect(judged(graph)).toEqual({
      ...{ a: 'untracked', b: 'alive', c: 'alive' },
      ...{ d: 'garbage', e: 'garbage' },
    });
    expect(fatesOf(graph).get(graph.nodes[0]?.address ?? 0)).toBe('alive');
  });

  test.each([
    ['lives', 'alive'],
    ['garbage', 'garbage'],
    ['unknown', 'unknown'],
  ] as const)(
    'a reference from outside the picture is worth what holds it: %s',
    (fate, verdict) => {
      const graph = graphOf('a>b b>a', { a: { count: 2, fate }, b: { fate } });
      expect(judged(graph)).toEqual({ a: verdict, b: verdict });
    },
  );

  test('several references between the same two count as often as they are', () => {
    expect(judged(graphOf('a>b a>b b>a'))).toEqual({ a: 'garbage', b: 'garbage' });
    expect(judged(graphOf('a>b a>b b>a', { b: { count: 3, fate: 'lives' } }))).toEqual({
      a: 'alive',
      b: 'alive',
    });
  });

  test('what hangs on garbage is garbage; what garbage hangs on is not', () => {
    expect(judged(graphOf('a>b b>a b>c'))).toEqual({ a: 'garbage', b: 'garbage', c: 'garbage' });
    expect(judged(graphOf('a>b b>a b>c =c'))).toEqual({ a: 'garbage', b: 'garbage', c: 'alive' });
  });

  test('what the collector does not look after has none', () => {
    expect(judged(graphOf('a>b b>a b>data', { data: { isTracked: false } }))).toEqual({
      ...{ a: 'garbage', b: 'garbage', data: 'untracked' },
    });
  });

  test('it dies with garbage that holds it, lives with what lives', () => {
    const fateOf = (references: string, fate: Fate = 'unknown') =>
      fatesOf(graphOf(references, { a: { isTracked: false, fate } })).get(
        100 + (references.startsWith('b') ? 1 : 0),
      );
    expect(fateOf('=a')).toBe('alive');
    expect(fateOf('b>a =b')).toBe('alive');
    expect(fateOf('b>a b>b', 'garbage')).toBe('garbage');
    expect(fateOf('b>a b>b')).toBe('unknown');
  });

  test('names are outside, whatever refers to them', () => {
    const graph = graphOf('=a a>b');
    graph.edges.push({ from: 101, to: 9000, label: '__globals__' });
    expect(judged(graph)).toEqual({ a: 'alive', b: 'alive' });
  });
});

describe('where the heap was not asked', () => {
  test('what only something undrawn refers to cannot be judged, nor what it leads to', () => {
    const graph = graphOf('a>b b>c', { a: { count: 1 }, c: { isCut: true } });
    expect(judged(graph)).toEqual({ a: 'unknown', b: 'unknown', c: 'unknown' });
  });

  test('a name still keeps alive', () => {
    const graph = graphOf('a>b b>c =b', { a: { count: 1 }, c: { isCut: true } });
    expect(judged(graph)).toEqual({ a: 'unknown', b: 'alive', c: 'alive' });
  });

  test('garbage still is garbage: all references to it are drawn', () => {
    const graph = graphOf('a>b b>a a>c', { c: { isCut: true } });
    expect(judged(graph)).toEqual({ a: 'garbage', b: 'garbage', c: 'garbage' });
  });

  test('what is alive is found even behind what cannot be judged', () => {
    const graph = graphOf('u>a =n n>u', { u: { count: 2 }, n: { isCut: true } });
    expect(judged(graph)).toEqual({ u: 'alive', a: 'alive', n: 'alive' });
  });
});

describe('steps', () => {
  test('of a cycle: copy, take away object by object, none left, garbage', () => {
    const steps = stepsOf(graphOf('a>b a>b b>a')) ?? [];
    expect(steps.map(({ kind }) => kind)).toEqual([
      'copy',
      'subtract',
      'subtract',
      'roots',
      'result',
    ]);
    expect(steps[1]).toMatchObject({
      source: 100,
      changes: [{ address: 101, from: 2, to: 0 }],
      along: [0, 1],
      at: [100, 101],
    });
    expect(steps.map(({ left }) => [left.get(100), left.get(101)])).toEqual([
      ...[
        [1, 2],
        [1, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ]);
    expect(steps.at(-1)?.at).toEqual([100, 101]);
  });

  test('go along the references that lead to something new, once', () => {
    const steps = stepsOf(graphOf('=a a>b b>c c>a b>a')) ?? [];
    const reached = steps.filter((step) => step.kind === 'reach');
    expect(reached.map(({ source, at, along }) => [source, at, along])).toEqual([
      [100, [100, 101], [1]],
      [101, [101, 102], [2]],
    ]);
  });

  test('of objects that the collector does not look after are two: nothing to copy, no garbage', () => {
    const steps = stepsOf(graphOf('=a', { a: { isTracked: false } })) ?? [];
    expect(steps.map(({ kind, at }) => [kind, at])).toEqual([
      ['copy', []],
      ['result', []],
    ]);
  });
});

test('agrees with a plain search from outside, on any graph', () => {
  const reference = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }));
  fc.assert(
    fc.property(
      fc.array(reference, { maxLength: 20 }),
      fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }),
      (pairs, named) => {
        const text = [...pairs.map(([a, b]) => `n${a}>n${b}`), ...named.map((n) => `=n${n}`)];
        const graph = graphOf(text.join(' '));
        const alive = new Set(graph.edges.filter(({ from }) => from === 9000).map(({ to }) => to));
        for (let grew = true; grew;) {
          const size = alive.size;
          for (const { from, to } of graph.edges) if (alive.has(from)) alive.add(to);
          grew = alive.size > size;
        }
        const verdicts = verdictsOf(graph);
        for (const { address } of graph.nodes.filter(inSet)) {
          expect(verdicts.get(address)).toBe(alive.has(address) ? 'alive' : 'garbage');
        }
      },
    ),
  );
});
