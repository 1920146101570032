/**
 * Reads the allocator's chunks (Emscripten's dlmalloc) out of wasm memory, from outside Python.
 *
 * A chunk is an 8-byte header followed by the payload. The header's second word is the chunk's
 * size in bytes, a multiple of 8, with flag bits in the low three; the next chunk follows at once:
 *
 *     chunk         +4              +8 = what malloc returned
 *     | previous    | size | flags  | payload …            | next chunk
 *
 * Source: dlmalloc 2.8.6, "struct malloc_chunk"; checked against `mallinfo` by abi.ts at start.
 */
import type { HeapMemory } from './memory.ts';

const FLAG_BITS = 7;
const IN_USE = 2;
const SMALLEST_CHUNK = 16;
/** The topmost chunk gives away whatever is asked of it, and may be left with no more than a header. */
const SMALLEST_TOP = 8;
/** What the allocator keeps after the topmost chunk; it looks like a free chunk. */
export const BEHIND_TOP = 40;

/** Bytes; see HeapReading in `interpreter/result.ts`, which checks the same shape. */
export interface ChunkTotals {
  inUse: number;
  freeInside: number;
  heapSize: number;
  largestHole: number;
  chunks: number;
}

/**
 * Calls `visit` for every chunk from the bottom of the heap to its top.
 * @throws RangeError when a chunk's size is impossible: the layout is not what we think it is, or
 * somebody wrote over it. Never guess on from there.
 */
export function eachChunk(
  memory: HeapMemory,
  visit: (address: number, size: number, inUse: boolean) => void,
): void {
  const words = memory.words();
  const end = memory.end();
  let address = memory.start;
  while (address < end) {
    const head = words[(address + 4) >>> 2] ?? 0;
    const size = sizeIn(head, address, end);
    visit(address, size, (head & IN_USE) !== 0);
    address += size;
  }
}

function sizeIn(head: number, address: number, end: number): number {
  const size = (head & ~FLAG_BITS) >>> 0;
  const smallest = address + size === end - BEHIND_TOP ? SMALLEST_TOP : SMALLEST_CHUNK;
  if (size >= smallest && address + size <= end) return size;
  throw new RangeError(`The heap's chain of chunks breaks at address ${address}.`);
}

/**
 * Sums up the heap in one walk (about 3 ms for 100,000 chunks).
 * The topmost chunk is the allocator's reserve: free, but not a hole between others; nor is what it
 * keeps after that.
 */
export function readHeap(memory: HeapMemory): ChunkTotals {
  const totals = noTotals();
  const top = memory.end() - BEHIND_TOP;
  eachChunk(memory, (address, size, inUse) => {
    add(totals, size, inUse, address + size >= top);
  });
  return totals;
}

/** The same sums, of chunks that are remembered already. */
export function totalsOf({ sizes, used }: ChunkTable): ChunkTotals {
  const totals = noTotals();
  const top = sizes.length - 2;
  sizes.forEach((size, i) => {
    add(totals, size, used[i] === 1, i >= top);
  });
  return totals;
}

function noTotals(): ChunkTotals {
  return { inUse: 0, freeInside: 0, heapSize: 0, largestHole: 0, chunks: 0 };
}

function add(totals: ChunkTotals, size: number, inUse: boolean, isReserve: boolean): void {
  totals.chunks += 1;
  totals.heapSize += size;
  if (inUse) {
    totals.inUse += size;
    return;
  }
  totals.freeInside += size;
  if (!isReserve && size > totals.largestHole) totals.largestHole = size;
}

/** An interpreter begins with fewer than twice as many. */
const FIRST_CAPACITY = 1 << 16;

/** Every chunk, lowest first: where it begins, how long it is, and 1 where it is in use. */
export interface ChunkTable {
  starts: Uint32Array;
  sizes: Uint32Array;
  used: Uint8Array;
}

/** A walk that remembers the chunks. Takes 9 bytes a chunk, outside Python's heap. */
export function tableOf(memory: HeapMemory): ChunkTable {
  return tableWithin(memory, Infinity) ?? newTable(0);
}

/**
 * The same, or null where there are more than `most` chunks. It has a loop of its own because a call for
 * each chunk would take most of its time.
 */
export function tableWithin(memory: HeapMemory, most: number): ChunkTable | null {
  const words = memory.words();
  const end = memory.end();
  let address = memory.start;
  let table = newTable(FIRST_CAPACITY);
  let count = 0;
  while (address < end) {
    if (count >= most) return null;
    const head = words[(address + 4) >>> 2] ?? 0;
    const size = sizeIn(head, address, end);
    if (count === table.starts.length) table = copyInto(newTable(2 * count), table);
    table.starts[count] = address;
    table.sizes[count] = size;
    table.used[count] = (head & IN_USE) === 0 ? 0 : 1;
    count += 1;
    address += size;
  }
  return {
    starts: table.starts.subarray(0, count),
    sizes: table.sizes.subarray(0, count),
    used: table.used.subarray(0, count),
  };
}

function newTable(capacity: number): ChunkTable {
  return {
    starts: new Uint32Array(capacity),
    sizes: new Uint32Array(capacity),
    used: new Uint8Array(capacity),
  };
}

function copyInto(larger: ChunkTable, { starts, sizes, used }: ChunkTable): ChunkTable {
  larger.starts.set(starts);
  larger.sizes.set(sizes);
  larger.used.set(used);
  return larger;
}

/**
 * The chunk in use that holds `address`, as its start and its size in bytes, or null.
 * An object's address is not its chunk's payload (collector and dictionary headers lie before it),
 * so this searches instead of subtracting.
 */
export function chunkAt(
  { starts, sizes, used }: ChunkTable,
  address: number,
): { start: number; size: number } | null {
  let low = 0;
  let high = starts.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const start = starts[middle] ?? 0;
    const size = sizes[middle] ?? 0;
    if (address < start) high = middle - 1;
    else if (address >= start + size) low = middle + 1;
    else return used[middle] === 1 ? { start, size } : null;
  }
  return null;
}

/**
 * Bytes that `malloc(n)` takes from the heap: the payload and a 4-byte header, rounded up to 8.
 * Source: dlmalloc's `request2size`; measured for n = 1 to 1,000,000.
 */
export function chunkSizeFor(n: number): number {
  return Math.max(SMALLEST_CHUNK, Math.ceil((n + 4) / 8) * 8);
}
