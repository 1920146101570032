import { expect, test } from 'vitest';
import { beliefsOf } from './beliefs.ts';
import type { Attempt } from './schema.ts';

function record(...attempts: [string | null, string][]) {
  const tries: Attempt[] = attempts.map(([misconception, at]) => ({
    answer: 1,
    verdict: misconception === null ? 'right' : 'wrong',
    measured: 1,
    parameters: {},
    at,
    ...(misconception !== null && { misconception }),
  }));
  return { attempts: tries.length, best: 'wrong' as const, tries };
}

const [first, second, third] = [
  '2026-03-01T10:00:00.000Z',
  '2026-03-02T10:00:00.000Z',
  '2026-03-03T10:00:00.000Z',
];

test('none where no answer pointed to any', () => {
  expect(beliefsOf({})).toStrictEqual([]);
  expect(beliefsOf({ 'a/b': record([null, first]) })).toStrictEqual([]);
});

test('a belief is counted over all questions, and open while one of them is', () => {
  const found = beliefsOf({
    'a/b': record(['copies', first], ['copies', second], [null, third]),
    'a/c': record(['copies', third]),
  });
  expect(found).toStrictEqual([
    {
      id: 'copies',
      times: 3,
      last: new Date(third),
      isOvercome: false,
      questions: ['a/b', 'a/c'],
    },
  ]);
});

test('open ones come first, then the latest', () => {
  const found = beliefsOf({
    'a/a': record(['overcome', third], [null, third]),
    'a/b': record(['old', first]),
    'a/c': record(['new', second]),
  });
  expect(found.map(({ id, isOvercome }) => [id, isOvercome])).toStrictEqual([
    ['new', false],
    ['old', false],
    ['overcome', true],
  ]);
});
