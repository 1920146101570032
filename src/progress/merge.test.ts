import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSame, merge, prune } from './merge.ts';
import { AnswerRecord, emptyProgress, type Tombstone, ProgressData } from './schema.ts';

/** Few ids and few moments, so that states meet in the same records. */
const id = fc.constantFrom('one/a', 'one/b', 'two/a');
const at = fc.integer({ min: 0, max: 20 }).map((n) => new Date(n * 1000).toISOString());
const attempt = fc.record({
  answer: fc.integer({ min: 0, max: 3 }),
  verdict: fc.constantFrom('right', 'wrong'),
  measured: fc.constant(1),
  parameters: fc.constant({}),
  at,
});
/** As many as are kept at most by two states together: none is dropped. */
const record = fc.array(attempt, { minLength: 1, maxLength: 6 }).map((all) => {
  const distinct = new Map(all.map((one) => [JSON.stringify(one), one]));
  const tries = [...distinct.values()].sort((a, b) =>
    a.at === b.at ? JSON.stringify(a).localeCompare(JSON.stringify(b)) : a.at < b.at ? -1 : 1,
  );
  const best = tries.some(({ verdict }) => verdict === 'right') ? 'right' : 'wrong';
  return AnswerRecord.parse({ attempts: tries.length, best, tries });
});
const draft = fc.record({ code: fc.option(fc.constantFrom('x', 'y')), at });
/** What is asked is fixed by the id: two tabs have the same round, answered differently. */
const round = fc.record({
  at: fc.constant(new Date(10_000).toISOString()),
  asked: fc.constant(['one/a', 'one/b']),
  results: fc.dictionary(id, fc.record({ verdict: fc.constantFrom('right', 'wrong'), at })),
  python: fc.constant('3.14.2'),
  pyodide: fc.constant('314.0.3'),
});
const erasure = at.map((moment) => ({ upTo: moment, at: moment }));
const undone = at.map((moment) => ({ upTo: null, at: moment }));
const scope = fc.constantFrom('*', 'one/*', 'one/a');
const stateWith = (erased: fc.Arbitrary<Tombstone>) =>
  fc
    .record({
      answers: fc.dictionary(id, record),
      drafts: fc.dictionary(id, draft),
      rounds: fc.dictionary(fc.constantFrom('one/r', 'two/r'), round),
      erased: fc.dictionary(scope, erased, { maxKeys: 1 }),
    })
    .map((parts) => prune(ProgressData.parse({ ...emptyProgress(), ...parts })));
const state = stateWith(erasure);

const same = (one: ProgressData, other: ProgressData) => {
  expect(isSame(one, other), `${JSON.stringify(one)}\n${JSON.stringify(other)}`).toBe(true);
};

describe('merging', () => {
  test('does not depend on the order', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        same(merge(a, b), merge(b, a));
        same(merge(merge(a, b), c), merge(a, merge(b, c)));
      }),
    );
  });

  test('again changes nothing, also where an erasure was undone', () => {
    const any = fc.oneof(state, stateWith(undone));
    fc.assert(
      fc.property(any, any, (a, b) => {
        same(merge(a, b), merge(b, a));
        same(merge(a, a), a);
        const both = merge(a, b);
        same(merge(both, a), both);
        same(merge(b, both), both);
      }),
    );
  });

  test('loses no attempt, and makes none up, where nothing was erased', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const [a, b] = [
          { ...one, erased: {} },
          { ...other, erased: {} },
        ];
        const both = merge(a, b);
        for (const [key, { tries, attempts }] of Object.entries(both.answers)) {
          const all = [a, b].flatMap((side) => side.answers[key]?.tries ?? []);
          expect(new Set(tries.map((t) => JSON.stringify(t)))).toStrictEqual(
            new Set(all.map((t) => JSON.stringify(t))),
          );
          expect(attempts).toBe(tries.length);
        }
      }),
    );
  });

  test('gives something that can be stored', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(ProgressData.safeParse(JSON.parse(JSON.stringify(merge(a, b)))).success).toBe(true);
      }),
    );
  });
});
