import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS, type StretchKind } from '../../../heap/map.ts';
import { BOTTOM, longMap, mapOf } from './heap.fixture.ts';
import { boxesOf, type Grid, gridFor, kindsOfSquares, offsetAt, touchedBy } from './layout.ts';
import { indexAt, wholeOf } from './summary.ts';

const GRID: Grid = { columns: 4, rows: 2, square: 6 };

const shown = (stretches: [StretchKind, number][], grid = GRID) => {
  const map = mapOf(stretches);
  const kinds = kindsOfSquares(map, grid, { from: 0, bytes: wholeOf(map) });
  return [...kinds].map((kind) => KINDS[kind]);
};

describe('squares', () => {
  test('show the kind that fills most of each', () => {
    expect(
      shown([
        ['held', 44],
        ['free', 20],
        ['held', 64],
      ]),
    ).toEqual(['held', 'held', 'held', 'free', 'held', 'held', 'held', 'held']);
  });

  test('show what is new or was freed, however little of it there is', () => {
    expect(
      shown([
        ['held', 8],
        ['new', 8],
        ['held', 784],
      ])[0],
    ).toBe('new');
    expect(
      shown([
        ['held', 16],
        ['freed', 24],
        ['new', 16],
        ['held', 744],
      ])[0],
    ).toBe('freed');
  });

  test('stand for less than a chunk where they must', () => {
    expect(
      shown([
        ['new', 8],
        ['held', 8],
      ]),
    ).toEqual([...Array<string>(4).fill('new'), ...Array<string>(4).fill('held')]);
  });

  test('are as many for a million stretches, and none is left out', () => {
    const map = longMap(1_000_000);
    const grid = gridFor(700);
    const kinds = kindsOfSquares(map, grid, { from: 0, bytes: wholeOf(map) });
    expect(kinds).toHaveLength(grid.columns * grid.rows);
    expect(new Set(kinds)).toEqual(new Set([KINDS.indexOf('new')]));
  });
});

describe('the grid', () => {
  test('fits any width, a phone’s too, and is never empty', () => {
    for (const width of [0, 100, 288, 358, 700, 1400]) {
      const { columns, rows, square } = gridFor(width);
      expect(columns * square).toBeLessThanOrEqual(Math.max(width, 48));
      expect(rows).toBeGreaterThanOrEqual(30);
    }
  });

  test('a point lies in the boxes of the stretch that is found under it', () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 1, maxLength: 40 });
    const point = fc.record({
      x: fc.double({ min: 0, max: 23.9, noNaN: true }),
      y: fc.double({ min: 0, max: 11.9, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, point, (all, { x, y }) => {
        const map = mapOf(all.map((size) => ['held', size * 8]));
        const section = { from: 0, bytes: wholeOf(map) };
        const at = indexAt(map, offsetAt(GRID, section, { x, y }));
        const stretch = { offset: (map.starts[at] ?? 0) - BOTTOM, bytes: map.sizes[at] ?? 0 };
        const near = 1e-6;
        const isInside = boxesOf(stretch, GRID, section).some(
          (box) =>
            x >= box.x - near &&
            x <= box.x + box.width + near &&
            y >= box.y - near &&
            y <= box.y + box.height + near,
        );
        expect(isInside).toBe(true);
      }),
    );
  });

  test('a stretch over several rows has a box in each, and all of them make up its size', () => {
    const boxes = boxesOf({ offset: 24, bytes: 80 }, GRID, { from: 0, bytes: 128 });
    expect(boxes).toEqual([
      { x: 9, y: 0, width: 15, height: 6 },
      { x: 0, y: 6, width: 15, height: 6 },
    ]);
  });

  test('what lies outside of the section has no box', () => {
    expect(boxesOf({ offset: 0, bytes: 64 }, GRID, { from: 64, bytes: 64 })).toEqual([]);
    expect(boxesOf({ offset: 128, bytes: 64 }, GRID, { from: 64, bytes: 64 })).toEqual([]);
  });

  test('a section touches what begins before it and ends after it', () => {
    const map = mapOf([
      ['held', 32],
      ['free', 32],
      ['new', 32],
    ]);
    expect(touchedBy(map, { from: 16, bytes: 32 })).toEqual({ first: 0, last: 1 });
    expect(touchedBy(map, { from: 32, bytes: 32 })).toEqual({ first: 1, last: 1 });
  });
});
