import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { ChunkTable } from './chunks.ts';
import { bytesByKind, type HeapMap, KINDS, mapHeap } from './map.ts';

const START = 64;

function tableFrom(chunks: [number, boolean][]): ChunkTable {
  let address = START;
  const starts = chunks.map(([size]) => {
    address += size;
    return address - size;
  });
  return {
    starts: Uint32Array.from(starts),
    sizes: Uint32Array.from(chunks.map(([size]) => size)),
    used: Uint8Array.from(chunks.map(([, used]) => (used ? 1 : 0))),
  };
}

function stretchesOf({ sizes, kinds }: HeapMap) {
  return [...sizes].map((size, i) => [KINDS[kinds[i] ?? 0], size]);
}

describe('mapHeap', () => {
  test('tells apart what was held, is new, was freed, and was free before', () => {
    const before = tableFrom([
      [32, true],
      [64, false],
      [48, true],
      [16, true],
    ]);
    const after = tableFrom([
      [32, true],
      [24, true],
      [88, false],
      [16, true],
      [40, true],
    ]);
    expect(stretchesOf(mapHeap(before, after))).toEqual([
      ['held', 32],
      ['new', 24],
      ['free', 40],
      ['freed', 48],
      ['held', 16],
      ['new', 40],
    ]);
    expect(mapHeap(before, after).sizeBefore).toBe(160);
  });

  test('a hole where nobody had been before was taken and freed in the run', () => {
    const before = tableFrom([
      [32, true],
      [24, false],
      [64, false], // the reserve, and what is kept after it
      [40, false],
    ]);
    const after = tableFrom([
      [32, true],
      [24, false],
      [16, true],
      [48, false],
      [80, true],
      [72, false],
      [40, false],
    ]);
    expect(stretchesOf(mapHeap(before, after))).toEqual([
      ['held', 32],
      ['free', 24],
      ['new', 16],
      ['freed', 48],
      ['new', 80],
      ['free', 72],
      ['free', 40],
    ]);
  });

  test('a chunk that grew in place is new, for it was taken anew', () => {
    const before = tableFrom([
      [32, true],
      [32, false],
    ]);
    expect(stretchesOf(mapHeap(before, tableFrom([[64, true]])))).toEqual([['new', 64]]);
  });

  test('nothing happened: nothing is new or freed', () => {
    const table = tableFrom([
      [32, true],
      [64, false],
    ]);
    expect(bytesByKind(mapHeap(table, table))).toEqual({ held: 32, free: 64, new: 0, freed: 0 });
  });

  test('covers the heap without gaps, whatever the chunks; its sums are those of the tables', () => {
    const chunk = fc.tuple(
      fc.integer({ min: 2, max: 40 }).map((n) => n * 8),
      fc.boolean(),
    );
    const chunks = fc.array(chunk, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(chunks, chunks, (one, two) => {
        const [before, after] = [tableFrom(one), tableFrom(two)];
        const map = mapHeap(before, after);
        let at = START;
        map.starts.forEach((start, i) => {
          expect(start).toBe(at);
          at += map.sizes[i] ?? 0;
        });
        const sum = (list: [number, boolean][], used: boolean) =>
          list.filter(([, isUsed]) => isUsed === used).reduce((total, [size]) => total + size, 0);
        const { held, new: fresh, free, freed } = bytesByKind(map);
        expect(held + fresh).toBe(sum(two, true));
        expect(free + freed).toBe(sum(two, false));
        expect(held).toBeLessThanOrEqual(sum(one, true));
      }),
    );
  });
});
