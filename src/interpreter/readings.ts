/** The heap as it was read in one run: before it, after it, and at each mark. */
import {
  type ChunkTable,
  type ChunkTotals,
  readHeap,
  tableWithin,
  totalsOf,
} from '../heap/chunks.ts';
import { type HeapMap, mapHeap } from '../heap/map.ts';
import type { HeapMemory } from '../heap/memory.ts';
import { isShown, type Note } from './notes.ts';
import type { PythonState } from './python-state.ts';
import type { HeapReading, RunResult } from './result.ts';
import { NO_READING } from './unfinished.ts';

/** Chunks that are remembered one by one: more than that, nobody could look at. */
const MOST_CHUNKS = 2_000_000;
/** Marks kept of one run: a long loop must not fill the page. */
const MOST_MARKS = 1000;

export class Readings {
  readonly #memory: HeapMemory;
  readonly #isOff: boolean;
  readonly python: PythonState;
  readonly #hasFreeLists: boolean;
  readonly #markLines: ReadonlyMap<string, number>;
  readonly marks: RunResult['marks'] = [];
  #label = '';
  #before: HeapReading | null = null;
  #after: HeapReading | null = null;
  #chunksBefore: ChunkTable | null = null;
  #chunksAfter: ChunkTable | null = null;
  /** Bytes that putting an error into words has left in use, or (below 0) set free. */
  #wording = 0;
  /** There was more than is kept, as the notes that say so. */
  readonly cuts = new Set<Note>();

  /** @param off what this build could not be trusted with. */
  constructor(
    memory: HeapMemory,
    off: readonly Note[],
    markLines: ReadonlyMap<string, number>,
    python: PythonState,
  ) {
    this.python = python;
    this.#hasFreeLists = isShown({ notes: off }, 'freeLists');
    this.#memory = memory;
    this.#isOff = !isShown({ notes: off }, 'bytes');
    this.#markLines = markLines;
  }

  now(): HeapReading {
    return this.#isOff ? NO_READING : this.#withFreeLists(readHeap(this.#memory));
  }

  takeBefore(): void {
    this.#chunksBefore = this.#table();
    this.#before = this.#readingOf(this.#chunksBefore);
  }

  takeAfter(): void {
    this.#chunksAfter = this.#table();
    const read = this.#readingOf(this.#chunksAfter);
    this.#after = {
      ...read,
      inUse: read.inUse - this.#wording,
      freeInside: read.freeInside + this.#wording,
    };
  }

  /** All chunks as they are now; null where the heap cannot be read, or has too many. */
  #table(): ChunkTable | null {
    if (this.#isOff) return null;
    const table = tableWithin(this.#memory, MOST_CHUNKS);
    if (table === null) this.cuts.add('map-cut').add('types-cut');
    return table;
  }

  #readingOf(chunks: ChunkTable | null): HeapReading {
    return chunks === null ? this.now() : this.#withFreeLists(totalsOf(chunks));
  }

  #withFreeLists(totals: ChunkTotals): HeapReading {
    const bytes = this.#hasFreeLists ? this.python.freeLists() : null;
    return bytes === null ? totals : { ...totals, freeLists: bytes };
  }

  /** Called before and after an error is put into words, while its frames are still held. */
  describing(ended: boolean): void {
    this.#wording += (ended ? 1 : -1) * this.now().inUse;
  }

  /** Names the mark that comes next. False when its line is not known, so that Python must say it. */
  label(label: string): boolean {
    this.#label = label;
    return this.#markLines.has(label);
  }

  mark(): void {
    if (this.marks.length >= MOST_MARKS) {
      this.cuts.add('marks-cut');
      return;
    }
    const label = this.#label;
    this.marks.push({ label, line: this.#markLines.get(label) ?? 1, heap: this.now() });
  }

  /** Of the last mark. */
  markLine(line: number): void {
    const last = this.marks.at(-1);
    if (last !== undefined) last.line = line;
  }

  /** Between the two readings: what happens now is the cell's doing. */
  get isInside(): boolean {
    return this.#before !== null && this.#after === null;
  }

  /** A cell that never ran (a syntax error) reads the same before and after. */
  pair(): { before: HeapReading; after: HeapReading } {
    const before = this.#before ?? this.now();
    return { before, after: this.#after ?? before };
  }

  /** null before the second reading. */
  get chunksAfter(): ChunkTable | null {
    return this.#chunksAfter;
  }

  map(): HeapMap | null {
    if (this.#chunksBefore === null || this.#chunksAfter === null) return null;
    return mapHeap(this.#chunksBefore, this.#chunksAfter);
  }
}
