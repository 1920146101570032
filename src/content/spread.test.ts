import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test.each([
  [[3], { least: 3, median: 3, most: 3 }],
  [[9, 1, 5], { least: 1, median: 5, most: 9 }],
  [[4, 1, 3, 2], { least: 1, median: 2.5, most: 4 }],
  [[-9, 0, -10], { least: -10, median: -9, most: 0 }],
])('of %j', (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});

test('of nothing is nothing', () => {
  expect(spreadOf([])).toBeNull();
});
