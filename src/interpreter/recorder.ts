/**
 * One run's readings: the TypeScript side of `src/python/freed/_probe.py`.
 *
 * `before` is called immediately before the learner's code and `after` immediately behind it, both
 * from inside the interpreter, so that nothing of ours lies between them. In this module's methods
 * no Python object may be made or kept.
 */
import { chunkAt, type ChunkTable, readHeap, tableOf, totalsOf } from '../heap/chunks.ts';
import { Lifetimes } from '../heap/lifetimes.ts';
import { type HeapMap, mapHeap } from '../heap/map.ts';
import type { HeapMemory } from '../heap/memory.ts';
import { refcount } from '../heap/objects.ts';
import type { AbiNote } from './abi.ts';
import { CollectionLog } from './collections.ts';
import { type GraphReader, GraphRecorder } from './graph.ts';
import { Growth } from './growth.ts';
import { type Findings, NO_PEAK, type PeakAt } from './findings.ts';
import { LineMemory } from './line-memory.ts';
import type { Pass } from './pass.ts';
import { PeakHolders } from './peak.ts';
import type { HeapReading, RunResult } from './result.ts';
import { NOTHING } from './unfinished.ts';
import { type Place, Watching } from './watching.ts';

/** What the recorder asks of the reference tracer; null where this build has none. */
export interface Tracer {
  start(created: (address: number) => void, destroyed: (address: number) => void): void;
  stop(): void;
}

/** The part of a result that the recorder knows of. */
export type Recording = Omit<
  RunResult,
  | ('runId' | 'status' | 'stdout' | 'stderr' | 'truncated')
  | ('elapsedMs' | 'label' | 'python' | 'pyodide')
>;

export class Recorder {
  readonly #memory: HeapMemory;
  readonly #tracer: Tracer | null;
  readonly #off: ReadonlySet<AbiNote>;
  readonly #markLines: ReadonlyMap<string, number>;
  readonly #lifetimes: Lifetimes<Place>;
  readonly #marks: RunResult['marks'] = [];
  readonly watching: Watching;
  /** Of the passes beside the bare one; each is fed by hooks.ts. */
  readonly lines = new LineMemory();
  readonly peak = new PeakHolders();
  readonly graph = new GraphRecorder(() => this.#graphReader());
  readonly collections = new CollectionLog();
  readonly #growth = new Growth();
  #chunksBefore: ChunkTable | null = null;
  #chunksAfter: ChunkTable | null = null;
  #before: HeapReading | null = null;
  #after: HeapReading | null = null;
  #types: RunResult['types'] = null;
  #hasBirths = false;
  #error: RunResult['error'] = null;
  readonly #notes: string[] = [];
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
      line: this.watching.line,
      by: this.collections.isCollecting ? 'collector' : 'count',
    }));
    this.watching = new Watching(this.#lifetimes);
  }

  before(): void {
    this.#chunksBefore = this.#table();
    this.#before = readingOf(this.#chunksBefore);
    this.#trace();
  }

  after(): void {
    this.#tracer?.stop();
    this.#chunksAfter = this.#table();
    const read = readingOf(this.#chunksAfter);
    this.#after = {
      ...read,
      inUse: read.inUse - this.#wording,
      freeInside: read.freeInside + this.#wording,
    };
    this.watching.readCounts();
    if (this.#tracer !== null && this.#chunksAfter !== null && !this.#off.has('abi-types')) {
      this.#types = this.#lifetimes.finish(this.#chunksAfter);
    }
  }

  /** The run ended without reaching `after`. */
  abandon(): void {
    this.#tracer?.stop();
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

  /** Called around our being told of a round: what that makes and drops is nobody's. */
  onTelling(ended: boolean): void {
    if (this.#before === null || this.#after !== null) return;
    if (ended) this.#trace();
    else this.#tracer?.stop();
  }

  /** Python has made the object there to tell of a round. */
  disown(address: number): void {
    this.#lifetimes.disown(address >>> 0);
  }

  onCollection(ended: boolean, generation: number, collected: number, uncollectable: number): void {
    this.#lifetimes.collecting(ended);
    const isOurs = this.#before !== null && this.#after === null;
    this.collections.on(ended, { generation, collected, uncollectable }, isOurs);
  }

  beginGrowth(): void {
    this.#growth.begin(this.#read().inUse);
  }

  sampleGrowth(): void {
    this.#growth.sample(this.#read().inUse);
  }

  /** Bytes per call; NaN after too few calls to say. */
  endGrowth(): number {
    return this.#growth.end() ?? NaN;
  }

  /** The moment of the graphs that come next: the last mark, or the end of the cell. */
  graphMoment(isEnd: boolean): void {
    const mark = isEnd ? undefined : this.#marks.at(-1);
    this.graph.moment({ mark: mark?.label ?? null, line: mark?.line ?? null });
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
  recording(pass: Pass, peakAt: PeakAt): Recording {
    const before = this.#before ?? this.#read();
    const byLine = this.lines.reading;
    const isDisturbed = this.#notes.includes(`${pass}-disturbed`);
    return {
      before,
      after: this.#after ?? before,
      marks: this.#marks,
      // Without lines nobody can say where an object died.
      watched: pass === 'references' && !isDisturbed ? this.watching.results() : [],
      collections: this.collections.rounds(this.#lifetimes.freedByRound()),
      types: this.#types,
      growth: this.#growth.reading,
      error: this.#error,
      peak: byLine?.peak.bytes ?? null,
      peakFrom: this.peak.reading(peakAt),
      lines: byLine?.lines ?? null,
      loops: byLine?.loops ?? null,
      notes: [...this.#off, ...(this.watching.isCut ? ['counts-cut'] : []), ...this.#notes],
    };
  }

  /** What the recorder knows beside the result. */
  findings(pass: Pass): Omit<Findings, 'result'> {
    const peak = this.lines.reading?.peak;
    return {
      map: pass === 'bytes' ? this.#map() : null,
      graphs: pass === 'graph' ? this.graph.graphs : null,
      passes: [],
      watchedNames: this.watching.names,
      peakAt: peak ? { line: peak.line, at: peak.at } : NO_PEAK,
    };
  }

  note(note: string): void {
    this.#notes.push(note);
  }

  #map(): HeapMap | null {
    if (this.#chunksBefore === null || this.#chunksAfter === null) return null;
    return mapHeap(this.#chunksBefore, this.#chunksAfter);
  }

  #graphReader(): GraphReader {
    const words = this.#memory.words();
    const chunks = tableOf(this.#memory);
    return {
      count: (address) => refcount(words, address),
      bytes: (address) => chunkAt(chunks, address)?.size ?? 0,
      names: (address) => this.watching.namesAt(address),
    };
  }

  #trace(): void {
    this.#tracer?.start(
      (address) => this.#created(address),
      (address) => this.#lifetimes.destroyed(address),
    );
  }

  #created(address: number): void {
    this.#lifetimes.created(address);
    if (this.#hasBirths) return;
    this.#hasBirths = true;
    this.#lifetimes.disown(address, 'function'); // what Python wraps the cell in, to run it
  }

  #read(): HeapReading {
    return this.#off.has('abi-heap') ? NOTHING : readHeap(this.#memory);
  }

  /** All chunks as they are now; null where the heap cannot be read. */
  #table(): ChunkTable | null {
    return this.#off.has('abi-heap') ? null : tableOf(this.#memory);
  }
}

function readingOf(chunks: ChunkTable | null): HeapReading {
  return chunks === null ? NOTHING : totalsOf(chunks);
}
