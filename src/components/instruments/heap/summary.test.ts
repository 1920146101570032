import { expect, test } from 'vitest';
import { longMap, mapOf } from './heap.fixture.ts';
import { indexAt, stretchAt, summaryOf, wholeOf } from './summary.ts';

const MAP = mapOf([
  ['held', 32],
  ['free', 16],
  ['freed', 24],
  ['new', 48],
  ['free', 8],
  ['held', 64],
  ['free', 200],
]);

test('bytes and stretches by kind', () => {
  const { bytes, stretches } = summaryOf(MAP);
  expect(bytes).toEqual({ held: 96, free: 224, freed: 24, new: 48 });
  expect(stretches).toEqual({ held: 2, free: 3, freed: 1, new: 1 });
  expect(wholeOf(MAP)).toBe(392);
});

test('free and freed side by side are one hole; what is free at the top is the reserve', () => {
  expect(summaryOf(MAP)).toMatchObject({ holes: { count: 2, bytes: 48 }, reserve: 200 });
  const full = mapOf([
    ['free', 16],
    ['held', 32],
  ]);
  expect(summaryOf(full)).toMatchObject({ holes: { count: 1, bytes: 16 }, reserve: 0 });
});

test('the ten largest, largest first; of two alike the lower one', () => {
  expect(summaryOf(MAP).largest.map(({ bytes }) => bytes)).toEqual([200, 64, 48, 32, 24, 16, 8]);
  expect(summaryOf(longMap(100)).largest.map(({ index }) => index)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ]);
});

test('is reckoned once a map', () => {
  expect(summaryOf(MAP)).toBe(summaryOf(MAP));
});

test('finds the stretch of a byte', () => {
  expect([0, 31, 32, 71, 72, 391].map((offset) => indexAt(MAP, offset))).toEqual([
    0, 0, 1, 2, 3, 6,
  ]);
  expect([-5, 9999].map((offset) => indexAt(MAP, offset))).toEqual([0, 6]);
  expect(stretchAt(MAP, 2)).toEqual({ index: 2, kind: 'freed', offset: 48, bytes: 24 });
});
