/**
 * How much memory Python may take before it says MemoryError, in bytes of the allocator's footprint:
 * all that it has ever taken from the wasm memory, which never shrinks.
 *
 * A cell may fill its budget to the last byte, and keep it full. Our own Python around the cell has
 * to work all the same, so it has a reserve that the cell cannot reach.
 */
import { readHeap } from '../heap/chunks.ts';
import type { Native } from './abi.ts';

const MIB = 2 ** 20;
/** For compiling a cell, putting its error into words, and reading. */
const RESERVE = 8 * MIB;
/** What lies below the heap (about 14 MiB), and reserves that were used. */
const BESIDE_THE_HEAP = 64 * MIB;
const PAGE = 65_536;

export class Budget {
  readonly #native: Native;
  readonly #most: number;
  /**
   * Bytes that the cell may take beyond what is in use now, or null. Counted so, the same code comes
   * to the same end however much the heap has grown before; but what is free inside the heap already
   * cannot be kept from it, and in a used interpreter that may be more.
   */
  own: number | null = null;

  /** @param most bytes for any cell. */
  constructor(native: Native, most: number) {
    this.#native = native;
    this.#most = most;
    this.forOurselves();
  }

  /** Before and after a cell's own code. */
  forOurselves(): void {
    this.#limit(Math.max(this.#most, this.#native.module._malloc_footprint()) + RESERVE);
  }

  /** While a cell's own code runs. */
  forCell(): void {
    if (this.own === null) this.#limit(this.#most);
    else {
      const { inUse } = readHeap(this.#native.memory);
      this.#limit(Math.min(this.#most, Math.max(1, inUse + this.own)));
    }
  }

  #limit(bytes: number): void {
    this.#native.module._malloc_set_footprint_limit(bytes);
  }
}

/**
 * The same once more, from outside: code that lifts the allocator's limit (ctypes can) gets no
 * further. Called before Python starts.
 */
export function capMemory(budget: number): void {
  const { prototype } = WebAssembly.Memory;
  const grow = Reflect.get(prototype, 'grow');
  const most = budget + BESIDE_THE_HEAP;
  Reflect.defineProperty(prototype, 'grow', {
    value(this: WebAssembly.Memory, pages: number): number {
      if (this.buffer.byteLength + pages * PAGE > most) {
        throw new RangeError('That is more memory than Python may take here.');
      }
      return grow.call(this, pages);
    },
    configurable: true, // until intrinsics.ts locks it
  });
}
