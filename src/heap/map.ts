/**
 * The heap as a picture: two tables of chunks, one from before a run and one from after it, made into
 * stretches of memory that are each of one kind.
 *
 *     before  | used A | free          | used B | used C |
 *     after   | used A | used N | free | free   | used C |
 *     map     | held   | new    | free | freed  | held   |
 *
 * A chunk that was freed and taken again, in the same place and of the same size, looks as if it had
 * been held: from outside the two cannot be told apart. What was taken and freed within the run leaves
 * no trace in a hole that was there before; but where the allocator's reserve began then, there was no
 * hole yet: one that is there now was taken and freed meanwhile.
 */
import type { ChunkTable } from './chunks.ts';

export const KINDS = ['free', 'held', 'new', 'freed'] as const;
export type StretchKind = (typeof KINDS)[number];

const FREE = KINDS.indexOf('free');
const HELD = KINDS.indexOf('held');
const NEW = KINDS.indexOf('new');
const FREED = KINDS.indexOf('freed');

/** The topmost chunk, and what the allocator keeps after it: see chunks.ts. */
const RESERVE_CHUNKS = 2;

/** Stretches in the order of their addresses, without a gap between them. */
export interface HeapMap {
  /** Addresses, in bytes. */
  starts: Uint32Array<ArrayBuffer>;
  /** Bytes. */
  sizes: Uint32Array<ArrayBuffer>;
  /** Places in `KINDS`. */
  kinds: Uint8Array<ArrayBuffer>;
  /** Bytes of the whole heap before the run: what lies above is growth. */
  sizeBefore: number;
}

/** Collects stretches; two free ones side by side in one chunk are told apart only by their kind. */
class Stretches {
  readonly #starts: number[] = [];
  readonly #sizes: number[] = [];
  readonly #kinds: number[] = [];

  add(start: number, end: number, kind: number): void {
    if (end <= start) return;
    this.#starts.push(start);
    this.#sizes.push(end - start);
    this.#kinds.push(kind);
  }

  toMap(sizeBefore: number): HeapMap {
    return {
      starts: Uint32Array.from(this.#starts),
      sizes: Uint32Array.from(this.#sizes),
      kinds: Uint8Array.from(this.#kinds),
      sizeBefore,
    };
  }
}

/** Compares two walks over the same heap; takes time in proportion to the chunks of both. */
export function mapHeap(before: ChunkTable, after: ChunkTable): HeapMap {
  const stretches = new Stretches();
  let old = 0; // the first chunk of `before` that does not end below the current one of `after`
  for (let i = 0; i < after.starts.length; i += 1) {
    const start = after.starts[i] ?? 0;
    const end = start + (after.sizes[i] ?? 0);
    while (endOf(before, old) <= start && old < before.starts.length) old += 1;
    if (after.used[i] === 1) {
      const isSame = before.starts[old] === start && before.used[old] === 1;
      const isSameSize = before.sizes[old] === after.sizes[i];
      stretches.add(start, end, isSame && isSameSize ? HELD : NEW);
    } else {
      const isReserve = i >= after.starts.length - RESERVE_CHUNKS;
      const untouched = isReserve ? Infinity : reserveOf(before);
      splitFree(before, old, { start, end, untouched }, stretches);
    }
  }
  return stretches.toMap(endOf(before, before.starts.length - 1) - (before.starts[0] ?? 0));
}

/** Where the reserve began; without one, after the last chunk. */
function reserveOf({ starts }: ChunkTable): number {
  return starts[starts.length - RESERVE_CHUNKS] ?? Infinity;
}

interface FreeChunk {
  start: number;
  end: number;
  /** Where the memory begins that nobody had asked for before. */
  untouched: number;
}

/** What of a free chunk has been in use is "freed"; the rest was free already. */
function splitFree(
  before: ChunkTable,
  first: number,
  { start, end, untouched }: FreeChunk,
  stretches: Stretches,
): void {
  let at = start;
  for (let i = first; i < before.starts.length && (before.starts[i] ?? 0) < end; i += 1) {
    if (before.used[i] !== 1) continue;
    const from = Math.max(start, before.starts[i] ?? 0);
    stretches.add(at, from, FREE);
    at = Math.min(end, endOf(before, i));
    stretches.add(from, at, FREED);
  }
  const reached = Math.max(at, Math.min(end, untouched));
  stretches.add(at, reached, FREE);
  stretches.add(reached, end, FREED);
}

function endOf({ starts, sizes }: ChunkTable, i: number): number {
  return (starts[i] ?? 0) + (sizes[i] ?? 0);
}

/** Bytes by kind. */
export function bytesByKind({ sizes, kinds }: HeapMap): Record<StretchKind, number> {
  const sums: Record<StretchKind, number> = { free: 0, held: 0, new: 0, freed: 0 };
  sizes.forEach((size, i) => {
    sums[KINDS[kinds[i] ?? FREE] ?? 'free'] += size;
  });
  return sums;
}
