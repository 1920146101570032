/**
 * Takes the free chunks that starting Python left in the heap.
 *
 * The allocator hands out a free chunk that is 8 bytes too large as it is, because the rest could hold no
 * chunk. Whether `bytearray(100)` takes 144 or 152 bytes would then depend on what happened
 * before. With the free chunks taken, a clean interpreter's first cell gets exactly what it asks for.
 */
import { BEHIND_TOP, eachChunk } from '../heap/chunks.ts';
import type { Native } from './abi.ts';

const CHUNK_HEADER = 4;
/** Taking one may split another; three rounds were enough in every start tried. */
const ROUNDS = 5;

/** Takes every free chunk but the topmost, for good. */
export function takeFreeChunks({ module, memory }: Native): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const free: number[] = [];
    const top = memory.end() - BEHIND_TOP;
    eachChunk(memory, (address, size, inUse) => {
      if (!inUse && address + size < top) free.push(size);
    });
    if (free.length === 0) return;
    for (const size of free) module._malloc(size - CHUNK_HEADER);
  }
}
