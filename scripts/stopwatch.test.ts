import { expect, test } from 'vitest';
import { Stopwatch, whereTimeWent } from './stopwatch.ts';

test('the longest comes first, with its share; what took no second is left out', () => {
  const parts = [
    { name: 'short', seconds: 5 },
    { name: 'none', seconds: 0 },
    { name: 'long', seconds: 75 },
  ];
  expect(whereTimeWent(parts)).toEqual([
    '\n━━ Where the time went: 1:20',
    '   1:15  94 %  long',
    '   0:05   6 %  short',
  ]);
});

test('one step alone is not said', () => {
  expect(whereTimeWent([{ name: 'alone', seconds: 9 }])).toEqual([]);
});

test('a step hands on what it makes, and its failure', async () => {
  const watch = new Stopwatch();
  await expect(watch.step('a', () => Promise.resolve(3))).resolves.toBe(3);
  await expect(watch.step('b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
