/** How long the heap takes to be read, by its chunks; and what the allocator's own count takes. */
import { eachChunk, readHeap, tableOf } from '../../src/heap/chunks.ts';
import type { HeapMemory } from '../../src/heap/memory.ts';
import { mallinfoReader, nativeOf } from '../../src/interpreter/abi.ts';
import { startNodeSession } from '../../src/interpreter/node.ts';
import { type Case, inRounds, type Measured, timed } from './measure.ts';

export const SIZES = [10_000, 100_000, 1_000_000] as const;

export interface HeapTimes {
  /** `sums/10000`, `table/10000`, …, and `sums`, `allocator` over the whole heap. */
  times: Measured;
  /** Of the whole heap. */
  chunks: number;
}

export async function measureHeap(rounds: number): Promise<HeapTimes> {
  const { pyodide } = await startNodeSession();
  const native = nativeOf(pyodide);
  const { memory } = native;
  const most = Math.max(...SIZES);
  const missing = most - readHeap(memory).chunks;
  // Each takes a chunk for itself and one for its bytes.
  pyodide.runPython(`blocks = [bytearray(20) for _ in range(${Math.ceil(missing / 2) + 1000})]`);
  const cases = SIZES.flatMap((size): Case[] => {
    const part = lowest(memory, size);
    return [
      { id: `sums/${size}`, measure: () => timed(() => readHeap(part)) },
      { id: `table/${size}`, measure: () => timed(() => tableOf(part)) },
    ];
  });
  const mallinfo = mallinfoReader(native);
  cases.push(
    { id: 'sums', measure: () => timed(() => readHeap(memory)) },
    { id: 'allocator', measure: () => timed(mallinfo) },
  );
  return { times: await inRounds(cases, rounds), chunks: readHeap(memory).chunks };
}

/** The same heap up to its chunk number `count`. */
function lowest(memory: HeapMemory, count: number): HeapMemory {
  let seen = 0;
  let end = memory.start;
  eachChunk(memory, (address, size) => {
    if (seen < count) end = address + size;
    seen += 1;
  });
  if (seen < count) throw new Error(`The heap has ${seen} chunks; ${count} were wanted.`);
  return { words: () => memory.words(), start: memory.start, end: () => end };
}
