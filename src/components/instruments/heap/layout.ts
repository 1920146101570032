/**
 * Where the bytes of a heap lie in its picture: squares in rows, from low addresses to high ones.
 * Whatever the number of chunks, there are only as many squares as fit: each sums up what it covers.
 */
import { type HeapMap, KINDS } from '../../../heap/map.ts';
import { indexAt } from './summary.ts';

/** The part of the heap that the picture shows, in bytes above the heap's first. */
export interface Section {
  from: number;
  bytes: number;
}

export interface Grid {
  columns: number;
  rows: number;
  /** Pixels of the page. */
  square: number;
}

const SQUARE = 6;
const SHORTEST = 30;
const LONGEST = 46;

/** @param width pixels of the page. */
export function gridFor(width: number): Grid {
  const columns = Math.max(8, Math.floor(width / SQUARE));
  const rows = Math.round(Math.min(LONGEST, Math.max(SHORTEST, columns * 0.4)));
  return { columns, rows, square: SQUARE };
}

export function bytesPerSquare({ columns, rows }: Grid, { bytes }: Section): number {
  return bytes / (columns * rows);
}

/** The byte under a point of the picture; may lie outside of the heap. */
export function offsetAt(grid: Grid, section: Section, { x, y }: { x: number; y: number }): number {
  const row = Math.min(grid.rows - 1, Math.max(0, Math.floor(y / grid.square)));
  const column = Math.min(grid.columns - 0.001, Math.max(0, x / grid.square));
  return section.from + (row * grid.columns + column) * bytesPerSquare(grid, section);
}

/** Places of the first and the last stretch that the section touches. */
export function touchedBy(map: HeapMap, { from, bytes }: Section): { first: number; last: number } {
  return { first: indexAt(map, from), last: indexAt(map, from + bytes - 1) };
}

/** A square in which anything is new or was freed shows that, however little it is. */
const CHANGED = KINDS.map((kind) => kind === 'new' || kind === 'freed');

/** For each square the kind it shows, as a place in `KINDS`. */
export function kindsOfSquares(map: HeapMap, grid: Grid, section: Section): Uint8Array {
  const squares = grid.columns * grid.rows;
  const each = bytesPerSquare(grid, section);
  const sums = new Float64Array(squares * KINDS.length);
  const base = (map.starts[0] ?? 0) + section.from;
  const { first, last } = touchedBy(map, section);
  for (let i = first; i <= last; i += 1) {
    const start = Math.max(0, ((map.starts[i] ?? 0) - base) / each);
    const end = Math.min(squares, ((map.starts[i] ?? 0) + (map.sizes[i] ?? 0) - base) / each);
    const kind = map.kinds[i] ?? 0;
    for (let square = Math.floor(start); square < end; square += 1) {
      const share = Math.min(end, square + 1) - Math.max(start, square);
      const at = square * KINDS.length + kind;
      sums[at] = (sums[at] ?? 0) + share;
    }
  }
  return Uint8Array.from({ length: squares }, (_, square) =>
    strongest(sums.subarray(square * KINDS.length, (square + 1) * KINDS.length)),
  );
}

/** Of a square; smaller shares are what rounding leaves. */
const LEAST = 1e-9;

function strongest(shares: Float64Array): number {
  const isChanged = shares.some((share, kind) => share > LEAST && CHANGED[kind]);
  let best = 0;
  let most = -1;
  shares.forEach((share, kind) => {
    if (share <= most || (isChanged && !CHANGED[kind])) return;
    best = kind;
    most = share;
  });
  return best;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The boxes that a run of bytes fills, a row each; none where the section leaves it out. */
export function boxesOf(
  { offset, bytes }: { offset: number; bytes: number },
  grid: Grid,
  section: Section,
): Box[] {
  const each = bytesPerSquare(grid, section);
  const squares = grid.columns * grid.rows;
  const start = Math.max(0, (offset - section.from) / each);
  const end = Math.min(squares, (offset + bytes - section.from) / each);
  const boxes: Box[] = [];
  for (let at = start; at < end;) {
    const row = Math.min(grid.rows - 1, Math.floor(at / grid.columns + 1e-9));
    const stop = Math.min(end, (row + 1) * grid.columns);
    boxes.push({
      x: (at - row * grid.columns) * grid.square,
      y: row * grid.square,
      width: (stop - at) * grid.square,
      height: grid.square,
    });
    at = stop;
  }
  return boxes;
}
