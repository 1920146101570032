/** Reads of the objects in a graph what Python itself does not say: true counts, and blocks. */
import { chunkAt, tableOf } from '../heap/chunks.ts';
import type { HeapMemory } from '../heap/memory.ts';
import { refcount } from '../heap/objects.ts';
import type { GraphReader } from './graph.ts';
import type { Watching } from './watching.ts';

/** For the moment in which it is made. */
export function graphReader(
  memory: HeapMemory,
  watching: Watching,
  isCollecting: boolean,
): GraphReader {
  const words = memory.words();
  const chunks = tableOf(memory);
  return {
    count: (address) => refcount(words, address),
    bytes: (address) => chunkAt(chunks, address)?.size ?? 0,
    names: (address) => watching.namesAt(address),
    isCollecting,
  };
}
