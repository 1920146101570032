/**
 * One run's readings: the TypeScript side of `src/python/freed/_run.py`.
 *
 * `before` is called immediately before the learner's code and `after` immediately after it, both
 * from inside the interpreter, so that nothing of ours lies between them. In this module's methods
 * no Python object may be made or kept.
 */
import type { Ledger } from '../heap/ledger.ts';
import { Lifetimes } from '../heap/lifetimes.ts';
import type { HeapMemory } from '../heap/memory.ts';
import type { Calls } from '../heap/rounds.ts';
import type { AbiNote } from './abi.ts';
import { LONGEST_TEXT } from './bounds.ts';
import { CollectionLog } from './collections.ts';
import { RunLifecycle } from './run-lifecycle.ts';
import { GraphRecorder } from './graph.ts';
import { graphReader } from './graph-reader.ts';
import { Growth } from './growth.ts';
import { type Findings, NO_PEAK, type PeakAt } from './findings.ts';
import { LineMemory } from './line-memory.ts';
import { isShown, type Note } from './notes.ts';
import type { Pass } from './pass.ts';
import { PeakHolders } from './peak.ts';
import type { PythonState } from './python-state.ts';
import { Readings } from './readings.ts';
import type { RunResult } from './result.ts';
import { NOTHING_READ, type Recording, UNKNOWN } from './recording.ts';
import { type Place, Watching } from './watching.ts';
import { LinesRun } from './way.ts';

/** What the recorder asks of the reference tracer; null where this build has none. */
export interface Tracer {
  /** Begins to count in the ledger; what takes more than counting comes to the two functions. */
  start(created: (address: number) => void, destroyed: (address: number) => void): void;
  /** False when another one was in its place. */
  stop(): boolean;
  isPlugged(): boolean;
  /** null where this build does not let it be told. */
  readonly calls: Calls | null;
}

export class Recorder {
  readonly #memory: HeapMemory;
  readonly #tracer: Tracer | null;
  readonly #off: readonly AbiNote[];
  readonly #lifetimes: Lifetimes<Place>;
  readonly heap: Readings;
  readonly watching: Watching;
  /** Of the passes beside the bare one; each is fed by hooks.ts. */
  readonly lines = new LineMemory();
  readonly peak = new PeakHolders();
  readonly graph = new GraphRecorder(() =>
    graphReader(this.#memory, this.watching, this.collections.isCollecting),
  );
  readonly #linesRun = new LinesRun();
  readonly collections = new CollectionLog();
  readonly growth = new Growth();
  #types: RunResult['types'] = null;
  #error: RunResult['error'] = null;
  readonly #notes = new Set<Note>();
  /** False once another tracer was found in the place of ours. */
  #isTraced = true;
  readonly #lifecycle = new RunLifecycle();

  constructor(
    memory: HeapMemory,
    ledger: Ledger,
    tracer: Tracer | null,
    off: readonly AbiNote[],
    markLines: ReadonlyMap<string, number>,
    python: PythonState,
  ) {
    this.#memory = memory;
    this.#tracer = tracer;
    this.#off = off;
    this.heap = new Readings(memory, off, markLines, python);
    const here = (isFreed: boolean): Place => ({
      line: this.watching.line,
      by: isFreed ? 'collector' : 'count',
    });
    this.#lifetimes = new Lifetimes(memory, ledger, here, tracer?.calls ?? null);
    this.watching = new Watching(this.#lifetimes);
  }

  before(): void {
    this.#lifecycle.enter('running');
    this.heap.takeBefore();
    this.#trace();
  }

  /** @param hasFailed whether the cell has ended in an error. */
  after(hasFailed: boolean): void {
    this.#lifecycle.end(hasFailed);
    this.#untrace();
    this.heap.takeAfter();
    this.watching.readCounts();
    const isTold = this.#tracer !== null && isShown({ notes: this.#off }, 'types');
    const chunks = isTold ? this.heap.chunksAfter : null;
    if (chunks !== null) this.#types = this.#lifetimes.finish(chunks);
    this.#noteCuts();
  }

  /** Where there was more than is kept. */
  #noteCuts(): void {
    this.heap.cuts.forEach((note) => this.note(note));
    if (this.#lifetimes.isCut) this.note('types-cut');
    this.watching.cuts.forEach((note) => this.note(note));
    if (this.collections.isCut) this.note('collections-cut');
    if (this.growth.isCut) this.note('growths-cut');
  }

  /** Stop has ended some Python of ours: the run has not come to `after`. */
  interrupt(): void {
    this.#tracer?.stop();
    this.#lifecycle.interrupt();
    this.#error = { type: 'KeyboardInterrupt', message: '', line: null, traceback: '' };
  }

  /** Python calls it before and after it tells us of a collection: what that makes and drops is not counted. */
  onTelling(ended: boolean): void {
    if (!this.heap.isInside) return;
    if (ended) this.#trace();
    else this.#untrace();
  }

  /** Python has made the object there to tell of a collection. */
  exclude(address: number): void {
    this.#lifetimes.exclude(address >>> 0);
  }

  onCollection(ended: boolean, generation: number, collected: number, uncollectable: number): void {
    this.#lifetimes.collecting(ended);
    this.lines.collecting(ended, generation, collected, this.heap.python.traced);
    this.collections.on(ended, { generation, collected, uncollectable }, this.heap.isInside);
  }

  /** False when one is being measured already. */
  beginGrowth(calls: number): boolean {
    return this.growth.begin(this.heap.now().inUse, calls);
  }

  sampleGrowth(): void {
    this.growth.sample(this.heap.now().inUse);
  }

  /** Bytes per call; NaN after too few calls to say. */
  endGrowth(): number {
    return this.growth.end() ?? NaN;
  }

  /** Addresses of watched objects that live; none when a death may have gone unseen. */
  living(): number[] {
    if (this.#tracer?.isPlugged() === false) this.#lose();
    return this.#isTraced ? this.watching.living() : [];
  }

  /** A line of the cell is told, in whichever pass: those before it begins are told to warm up. */
  reached(line: number): void {
    if (this.heap.isInside) this.#linesRun.reached(line);
  }

  /** The moment of the graphs that come next: the last mark, or the end of the cell. */
  graphMoment(isEnd: boolean): void {
    const mark = isEnd ? undefined : this.heap.marks.at(-1);
    this.graph.moment({ mark: mark?.label ?? null, line: mark?.line ?? null });
  }

  /** Called before and after an error is put into words, while its frames are still held. */
  onDescribing(ended: boolean): void {
    if (!ended) this.lines.end(this.heap.python.traced, this.heap.python.most);
    this.#lifecycle.enter(ended ? 'running' : 'describing');
    this.heap.describing(ended);
    if (ended) this.#trace();
    else this.#untrace();
  }

  onError(type: string, message: string, line: number, traceback: string): void {
    if (!this.#lifecycle.fail()) return;
    if (Math.max(message.length, traceback.length) >= LONGEST_TEXT) this.note('error-cut');
    this.#error = { type, message, line: line > 0 ? line : null, traceback };
  }

  /**
   * All that was read, what its notes spoil among it: see withhold.ts.
   */
  recording(pass: Pass, peakAt: PeakAt): Recording {
    const { fault } = this.#lifecycle;
    if (fault !== null) return { ...NOTHING_READ, error: this.#error, notes: [fault] };
    if (!this.collections.isWhole) this.#notes.add('collections-disturbed');
    if (this.peak.hasMissed(peakAt)) this.#notes.add('peak-differ');
    if (this.growth.isDisturbed) this.#notes.add('growth-disturbed');
    if (this.graph.isDisturbed) this.#notes.add('graph-disturbed');
    return {
      ...this.heap.pair(),
      marks: this.heap.marks,
      watched: pass === 'references' ? this.watching.results() : [],
      collections: this.collections.rounds(this.#lifetimes.deathsByRound()),
      types: this.#types,
      growth: this.growth.reading,
      earlierGrowth: [...this.growth.earlier],
      error: this.#error,
      peak: this.lines.reading?.peak.bytes ?? null,
      peakFrom: this.peak.reading(peakAt),
      lines: this.lines.reading?.lines ?? null,
      loops: this.lines.reading?.loops ?? null,
      givenBack: this.lines.reading?.givenBack ?? null,
      notes: [...this.#off, ...this.#notes],
    };
  }

  /** What the recorder knows beside the result. */
  findings(pass: Pass): Omit<Findings, 'result'> {
    const peak = this.lines.reading?.peak;
    if (this.#lifecycle.fault !== null) return UNKNOWN;
    const { way } = this.#linesRun;
    return {
      ...(way === null ? {} : { way }),
      map: pass === 'bytes' ? this.heap.map() : null,
      graphs: pass === 'graph' ? this.graph.graphs : null,
      passes: [],
      watchedNames: this.watching.names,
      peakAt: peak ? { line: peak.line, at: peak.at, of: this.lines.reports } : NO_PEAK,
    };
  }

  note(note: Note): void {
    this.#notes.add(note);
  }

  #trace(): void {
    if (!this.#isTraced) return;
    this.#lifetimes.open();
    this.#tracer?.start(
      (address) => this.#lifetimes.created(address),
      (address) => this.#lifetimes.destroyed(address),
    );
  }

  /** What was born and died while another tracer had the place is not known. */
  #untrace(): void {
    if (this.#tracer?.stop() === false) this.#lose();
  }

  #lose(): void {
    this.#isTraced = false;
    this.#notes.add('tracer-disturbed');
  }
}
