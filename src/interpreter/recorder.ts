/**
 * One run's readings: the TypeScript side of `src/python/freed/_probe.py`.
 *
 * `before` is called immediately before the learner's code and `after` immediately behind it, both
 * from inside the interpreter, so that nothing of ours lies between them. In this module's methods
 * no Python object may be made or kept.
 */
import { indexChunks, readHeap } from '../heap/chunks.ts';
import { Lifetimes, type Watcher } from '../heap/lifetimes.ts';
import type { HeapMemory } from '../heap/memory.ts';
import type { AbiNote } from './abi.ts';
import type { HeapReading, RunResult } from './result.ts';

/** What the recorder asks of the reference tracer; null where this build has none. */
export interface Tracer {
  start(created: (address: number) => void, destroyed: (address: number) => void): void;
  stop(): void;
}

interface Place {
  line: number;
  by: 'count' | 'collector';
}

interface Watched {
  name: string;
  watcher: Watcher<Place>;
  counts: { line: number; count: number }[];
}

/** Readings kept of one watched name: a long loop must not fill the page. */
const MOST_COUNTS = 2000;

type Collection = RunResult['collections'][number];

export interface Recording {
  before: HeapReading;
  after: HeapReading;
  marks: RunResult['marks'];
  watched: RunResult['watched'];
  watchedNames: string[];
  collections: Collection[];
  types: RunResult['types'];
  error: RunResult['error'];
  /** What could not be read, or not all of it. */
  notes: string[];
}

export class Recorder {
  readonly #memory: HeapMemory;
  readonly #tracer: Tracer | null;
  readonly #off: ReadonlySet<AbiNote>;
  readonly #markLines: ReadonlyMap<string, number>;
  readonly #lifetimes: Lifetimes<Place>;
  readonly #watched: Watched[] = [];
  readonly #collections: Collection[] = [];
  readonly #marks: RunResult['marks'] = [];
  readonly #lineStack: number[] = [];
  #line = 0;
  #collectingSince: number | null = null;
  #before: HeapReading | null = null;
  #after: HeapReading | null = null;
  #types: RunResult['types'] = null;
  #error: RunResult['error'] = null;
  #countsCut = false;
  /** Bytes that putting an error into words has left in use, or (below 0) set free. */
  #wording = 0;

  constructor(
    memory: HeapMemory,
    tracer: Tracer | null,
    off: ReadonlySet<AbiNote>,
    markLines: ReadonlyMap<string, number>,
  ) {
    this.#memory = memory;
    this.#tracer = tracer;
    this.#off = off;
    this.#markLines = markLines;
    this.#lifetimes = new Lifetimes(memory, () => ({
      line: this.#line,
      by: this.#collectingSince === null ? 'count' : 'collector',
    }));
  }

  before(): void {
    this.#before = this.#read();
    this.#trace();
  }

  after(): void {
    this.#tracer?.stop();
    const read = this.#read();
    this.#after = {
      ...read,
      inUse: read.inUse - this.#wording,
      freeInside: read.freeInside + this.#wording,
    };
    this.#readCounts();
    if (this.#tracer !== null && !this.#off.has('abi-types')) {
      this.#types = this.#lifetimes.finish(indexChunks(this.#memory));
    }
  }

  /** The run ended without reaching `after`. */
  abandon(): void {
    this.#tracer?.stop();
  }

  watch(name: string, address: number): void {
    this.#watched.push({ name, watcher: this.#lifetimes.watch(address), counts: [] });
  }

  /** Returns true when the line is not known from the source, so that Python must say it. */
  mark(label: string): boolean {
    const line = this.#markLines.get(label);
    this.#marks.push({ label, line: line ?? 1, heap: this.#read() });
    return line === undefined;
  }

  markLine(line: number): void {
    const last = this.#marks.at(-1);
    if (last !== undefined) last.line = line;
  }

  onLine(line: number): void {
    this.#readCounts();
    this.#line = line;
  }

  /** A function of the cell begins: its caller's line has not ended yet and waits. */
  onEnter(): void {
    this.#lineStack.push(this.#line);
    this.#line = 0;
  }

  onLeave(): void {
    this.#readCounts();
    this.#line = this.#lineStack.pop() ?? this.#line;
  }

  onCollection(ended: boolean, generation: number, collected: number, uncollectable: number): void {
    if (!ended) {
      this.#collectingSince = performance.now();
      return;
    }
    const ms = performance.now() - (this.#collectingSince ?? performance.now());
    this.#collectingSince = null;
    if (this.#before !== null && this.#after === null) {
      this.#collections.push({ generation, collected, uncollectable, ms });
    }
  }

  /** Called before and after an error is put into words, while its frames are still held. */
  onDescribing(ended: boolean): void {
    this.#wording += (ended ? 1 : -1) * this.#read().inUse;
    if (ended) this.#trace();
    else this.#tracer?.stop();
  }

  onError(type: string, message: string, line: number, traceback: string): void {
    this.#error = { type, message, line: line > 0 ? line : null, traceback };
  }

  /** All that was read. A cell that never ran (a syntax error) reads the same before and after. */
  recording(withLines: boolean): Recording {
    const before = this.#before ?? this.#read();
    return {
      before,
      after: this.#after ?? before,
      marks: this.#marks,
      watched: withLines ? this.#watched.map(toResult) : [],
      watchedNames: this.#watched.map(({ name }) => name),
      collections: this.#collections,
      types: this.#types,
      error: this.#error,
      notes: [...this.#off, ...(this.#countsCut ? ['counts-cut'] : [])],
    };
  }

  #trace(): void {
    this.#tracer?.start(
      (address) => this.#lifetimes.created(address),
      (address) => this.#lifetimes.destroyed(address),
    );
  }

  #read(): HeapReading {
    if (this.#off.has('abi-heap')) {
      return { inUse: 0, freeInside: 0, heapSize: 0, largestHole: 0, chunks: 0 };
    }
    return readHeap(this.#memory);
  }

  /** Counts as they are now belong to the line that has just run. The last one kept is 0. */
  #readCounts(): void {
    if (this.#line === 0) return;
    for (const { watcher, counts } of this.#watched) {
      const count = this.#lifetimes.count(watcher);
      const last = counts.at(-1);
      if (last?.line === this.#line) last.count = count;
      else if (counts.length >= MOST_COUNTS) this.#countsCut = true;
      else if (last?.count !== 0 || count > 0) counts.push({ line: this.#line, count });
    }
  }
}

function toResult({ name, watcher, counts }: Watched): RunResult['watched'][number] {
  return {
    name,
    counts,
    died: watcher.death,
  };
}
