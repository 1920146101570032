/**
 * What Python knows of itself, read out of wasm memory: the frames that run, tracemalloc's two counters, the
 * free lists. Asking Python for any of it makes objects, which would be in the reading.
 *
 * Source: CPython 3.14.2, 32-bit: `struct _ts` and `_PyInterpreterFrame` (both as `_Py_DebugOffsets` has them),
 * `_PyRuntimeState` around the main interpreter. probe.ts tries the free lists at every start; a pass over
 * the lines tries the others before it begins.
 */
import type { ChunkTable } from '../heap/chunks.ts';
import { FreeLists } from '../heap/free-lists.ts';
import type { HeapMemory } from '../heap/memory.ts';

/** Of a thread's state. */
const INTERPRETER = 8;
export const CURRENT_FRAME = 52;
/** Of a frame. The lowest two bits of what it executes are flags. */
const EXECUTABLE = 0;
export const PREVIOUS = 4;
const FLAGS = 3;
/** Of the interpreter's state. */
const FREE_LISTS = 5800;
/** Of the interpreter's state, before which the runtime's own lies. */
const TRACED = -45540;
const MOST_TRACED = -45536;

/** Bytes that Python may have taken between counting them and telling how many. */
const TELLING = 4096;
/** No thread has more frames: a longer chain is none. */
const MOST_FRAMES = 1_000_000;

/** A frame of the cell's own code, by its address; 0 for none. */
export interface CellFrame {
  own: number;
  /** Address of the code that it runs. */
  code: number;
  /** The one that waits for it. */
  caller: number;
  /** No code of a library, and none written in C, lies between the two. */
  isDirect: boolean;
}

export const NO_FRAME: CellFrame = { own: 0, code: 0, caller: 0, isDirect: false };

export class PythonState {
  readonly #memory: HeapMemory;
  readonly #thread: number;
  readonly #interpreter: number;
  readonly #freeLists: FreeLists;

  /** @param thread address of the thread's state. */
  constructor(memory: HeapMemory, thread: number) {
    this.#memory = memory;
    this.#thread = thread;
    this.#interpreter = this.#wordAt(thread + INTERPRETER);
    this.#freeLists = new FreeLists(memory, this.#interpreter + FREE_LISTS);
  }

  /** Bytes in Python's free lists; null where they cannot be read. */
  freeLists(): number | null {
    return this.#freeLists.bytes();
  }

  hasFreeListsIn(chunks: ChunkTable): boolean {
    return this.#freeLists.agreesWith(chunks);
  }

  /** @param codes addresses of the cell's code and of all code inside it. @returns the innermost frame of theirs. */
  frameOf(codes: { has(code: number): boolean }): CellFrame {
    const own = this.#frameFrom(this.#wordAt(this.#thread + CURRENT_FRAME), codes);
    if (own === 0) return NO_FRAME;
    const previous = this.#wordAt(own + PREVIOUS);
    const caller = this.#frameFrom(previous, codes);
    return { own, code: this.#codeOf(own), caller, isDirect: caller === previous };
  }

  /** Whether a frame of this code is found where frames are looked for, and tracemalloc's two counts. */
  isRight(code: number, traced: number, most: number): boolean {
    const isNear = Math.abs(this.traced - traced) < TELLING;
    return isNear && most > traced && this.most === most && this.#isRunning(code);
  }

  /** Bytes that tracemalloc counts now. */
  get traced(): number {
    return this.#wordAt(this.#interpreter + TRACED);
  }

  /** The most that it has counted since `forgetMost`. */
  get most(): number {
    return this.#wordAt(this.#interpreter + MOST_TRACED);
  }

  /** As `tracemalloc.reset_peak` does. */
  forgetMost(): void {
    this.#memory.words()[(this.#interpreter + MOST_TRACED) >>> 2] = this.traced;
  }

  #isRunning(code: number): boolean {
    for (const frame of this.#framesFrom(this.#wordAt(this.#thread + CURRENT_FRAME))) {
      if (this.#codeOf(frame) === code) return true;
    }
    return false;
  }

  #frameFrom(frame: number, codes: { has(code: number): boolean }): number {
    for (const one of this.#framesFrom(frame)) if (codes.has(this.#codeOf(one))) return one;
    return 0;
  }

  *#framesFrom(frame: number): Generator<number> {
    for (let one = frame, i = 0; one !== 0 && i < MOST_FRAMES; i += 1) {
      yield one;
      one = this.#wordAt(one + PREVIOUS);
    }
  }

  #codeOf(frame: number): number {
    return (this.#wordAt(frame + EXECUTABLE) & ~FLAGS) >>> 0;
  }

  #wordAt(address: number): number {
    return this.#memory.words()[address >>> 2] ?? 0;
  }
}
