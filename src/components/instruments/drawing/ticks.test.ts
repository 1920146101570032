import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteTicks, ticks } from './ticks.ts';

describe('ticks', () => {
  test.each([
    [0, 5, [0]],
    [1, 5, [0, 1]],
    [4, 5, [0, 1, 2, 3, 4]],
    [5, 5, [0, 2, 4]],
    [20, 6, [0, 5, 10, 15, 20]],
    [302, 4, [0, 100, 200, 300]],
  ])('up to %i, at most %i, are %j', (max, most, expected) => {
    expect(ticks(max, most)).toEqual(expected);
  });

  test('are few, whole, evenly spaced, and end near the top', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.integer({ min: 3, max: 10 }),
        (max, most) => {
          const found = ticks(max, most);
          const step = (found[1] ?? 0) - (found[0] ?? 0);
          expect(found.length).toBeGreaterThanOrEqual(2);
          expect(found.length).toBeLessThanOrEqual(most);
          expect(found).toEqual(found.map((_, i) => i * step));
          expect(Number.isInteger(step)).toBe(true);
          expect(max - (found.at(-1) ?? 0)).toBeLessThan(step);
        },
      ),
    );
  });
});

describe('byte ticks', () => {
  const texts = (max: number) => byteTicks(max, 'en').map(({ text }) => text);

  test('are in one unit, the largest that suits', () => {
    expect(texts(4000)).toEqual(['0', '1,000', '2,000', '3,000', '4,000']);
    expect(texts(21_000)).toEqual(['0', '5 KiB', '10 KiB', '15 KiB', '20 KiB']);
    expect(texts(3 * 2 ** 20)).toEqual(['0', '1 MiB', '2 MiB', '3 MiB']);
  });

  test('stand where they say', () => {
    expect(byteTicks(21_000, 'en').map(({ bytes }) => bytes / 1024)).toEqual([0, 5, 10, 15, 20]);
  });
});
