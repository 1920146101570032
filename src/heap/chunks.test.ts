import { describe, expect, test } from 'vitest';
import { chunkAt, chunkSizeFor, readHeap, tableOf, totalsOf } from './chunks.ts';
import type { HeapMemory } from './memory.ts';

/** A heap at address 64 made of chunks given as [size, in use]. */
function heapOf(chunks: [number, boolean][]): HeapMemory {
  const start = 64;
  const words = new Uint32Array(1024);
  let address = start;
  for (const [size, inUse] of chunks) {
    words[(address + 4) >>> 2] = size | (inUse ? 3 : 1);
    address += size;
  }
  return { words: () => words, start, end: () => address };
}

describe('readHeap', () => {
  test('sums what is used and what is free, and finds the largest hole', () => {
    const heap = heapOf([
      [16, true],
      [48, false],
      [32, true],
      [24, false],
      [16, true],
      [40, false],
    ]);
    expect(readHeap(heap)).toEqual({
      inUse: 64,
      freeInside: 112,
      heapSize: 176,
      largestHole: 48,
      chunks: 6,
    });
  });

  test('does not call the reserve at the top a hole', () => {
    const heap = heapOf([
      [16, true],
      [24, false],
      [16, true],
      [512, false],
      [40, false],
    ]);
    expect(readHeap(heap)).toMatchObject({ largestHole: 24, freeInside: 576 });
  });

  test('knows a reserve of which nothing but the header is left', () => {
    const heap = heapOf([
      [16, true],
      [8, false],
      [40, false],
    ]);
    expect(readHeap(heap)).toMatchObject({ inUse: 16, freeInside: 48, chunks: 3 });
  });

  test('refuses to guess on when the chain is broken', () => {
    const heap = heapOf([
      [16, true],
      [32, true],
    ]);
    heap.words()[(64 + 16 + 4) >>> 2] = 8 | 3;
    expect(() => readHeap(heap)).toThrow(RangeError);
    heap.words()[(64 + 16 + 4) >>> 2] = 4096 | 3;
    expect(() => readHeap(heap)).toThrow('breaks at address 80');
  });
});

test('totalsOf a table are those of a walk', () => {
  const heap = heapOf([
    [16, true],
    [48, false],
    [32, true],
    [512, false],
    [40, false],
  ]);
  expect(totalsOf(tableOf(heap))).toEqual(readHeap(heap));
});

describe('chunkAt', () => {
  const index = tableOf(
    heapOf([
      [16, true],
      [48, false],
      [32, true],
    ]),
  );

  test.each([
    [64, { start: 64, size: 16 }],
    [79, { start: 64, size: 16 }],
    [128, { start: 128, size: 32 }],
    [159, { start: 128, size: 32 }],
  ])('finds the chunk that holds %i', (address, chunk) => {
    expect(chunkAt(index, address)).toEqual(chunk);
  });

  test.each([0, 63, 80, 127, 160])('%i lies in no chunk in use', (address) => {
    expect(chunkAt(index, address)).toBeNull();
  });
});

test.each([
  [0, 16],
  [1, 16],
  [12, 16],
  [13, 24],
  [20, 24],
  [1_000_000, 1_000_008],
])('malloc(%i) takes %i bytes', (asked, taken) => {
  expect(chunkSizeFor(asked)).toBe(taken);
});
