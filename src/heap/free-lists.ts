/**
 * Dead objects that Python keeps to use their memory again: its free lists, read out of wasm memory. The
 * allocator counts them as in use; a full collection gives them back, whatever else it frees.
 *
 * Source: CPython 3.14 Include/internal/pycore_freelist_state.h, `struct _Py_freelists`: pairs of words,
 * the first dead object and how many there are. Each begins with the address of the next one.
 */
import { type ChunkTable, chunkAt } from './chunks.ts';
import type { HeapMemory } from './memory.ts';

/** The kinds in the order in which they lie there, and whether a collector's header lies before each object. */
const KINDS: readonly (readonly [kind: string, lists: number, hasHeader: boolean])[] = [
  ['float', 1, false],
  ['int', 1, false],
  ['tuple of 1 to 20', 20, true],
  ['list', 1, true],
  ['list iterator', 1, true],
  ['tuple iterator', 1, true],
  ['dict', 1, true],
  ['keys of a dict', 1, false],
  ['slice', 1, true],
  ['range', 1, false],
  ['range iterator', 1, false],
  ['context', 1, true],
  ['asynchronous generator', 1, true],
  ['asend of one', 1, true],
  ['iterator of a future', 1, true],
  ['stack of the collector', 1, false],
  ['writer of a str', 1, false],
  ['C function', 1, true],
  ['C method', 1, true],
  ['bound method', 1, true],
];

const HAS_HEADER = KINDS.flatMap(([, lists, hasHeader]) =>
  Array.from({ length: lists }, () => hasHeader),
);
const HEADER = 8;
/** No list holds more: 2,000 tuples of each length, 255 and fewer of the others. */
const MOST = 2000;

export class FreeLists {
  readonly #memory: HeapMemory;
  readonly #address: number;

  /** @param address of `struct _Py_freelists`. */
  constructor(memory: HeapMemory, address: number) {
    this.#memory = memory;
    this.#address = address;
  }

  /** Bytes of the chunks that hold dead objects; null where the lists cannot be what they should be. */
  bytes(): number | null {
    const words = this.#memory.words();
    let sum = 0;
    const isWhole = this.#each((payload) => {
      sum += (words[(payload - 4) >>> 2] ?? 0) & ~7;
      return true;
    });
    return isWhole ? sum : null;
  }

  /** Whether each dead object lies at the beginning of a chunk in use, and there are some at all. */
  agreesWith(chunks: ChunkTable): boolean {
    let count = 0;
    const isWhole = this.#each((payload) => {
      count += 1;
      return chunkAt(chunks, payload)?.start === payload - 8;
    });
    return isWhole && count > 0;
  }

  /** @param visit gets what malloc returned for an object, and says whether to go on. */
  #each(visit: (payload: number) => boolean): boolean {
    const words = this.#memory.words();
    const { start } = this.#memory;
    const end = this.#memory.end();
    return HAS_HEADER.every((hasHeader, list) => {
      const pair = (this.#address >>> 2) + 2 * list;
      let object = words[pair] ?? 0;
      const size = words[pair + 1] ?? 0;
      if (size > MOST) return false;
      for (let i = 0; i < size; i += 1) {
        const payload = object - (hasHeader ? HEADER : 0);
        if (payload < start || payload >= end || payload % 8 !== 0) return false;
        if (!visit(payload)) return false;
        object = words[object >>> 2] ?? 0;
      }
      return object === 0;
    });
  }
}
