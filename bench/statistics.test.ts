import { expect, test } from 'vitest';
import { ratiosOf, spreadOf } from './statistics.ts';

test('the median of an odd and of an even number of values, with the spread', () => {
  expect(spreadOf([5, 1, 3])).toEqual({ median: 3, least: 1, most: 5 });
  expect(spreadOf([4, 1, 2, 9])).toEqual({ median: 3, least: 1, most: 9 });
});

test('nothing measured has no median', () => {
  expect(spreadOf([])).toBeNull();
});

test('ratios are taken within a round, and a round that one of the two lacks is left out', () => {
  const floor = new Map([
    [1, 100],
    [2, 400],
  ]);
  const target = new Map([
    [1, 150],
    [2, 200],
    [3, 999],
  ]);
  expect(ratiosOf(target, floor)).toEqual([1.5, 0.5]);
});
