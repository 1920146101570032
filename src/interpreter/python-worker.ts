/**
 * The page's handle on one worker with one interpreter in it: start, run, stop, end.
 * Says nothing about which cell uses it; that is `client.ts`.
 */
import { sharesMemory } from './capabilities.ts';
import { INTERRUPT, STAGES } from './interrupts.ts';
import { OUTPUT_LIMIT } from './output.ts';
import { type Findings, only } from './findings.ts';
import {
  type FromWorker,
  readFromWorker,
  type RunMessage,
  type StartMessage,
  type ToWorker,
} from './protocol.ts';
import type { RunResult } from './result.ts';
import { PieceByPiece } from './shown-text.ts';
import { StartError } from './start-error.ts';
import { failedResult, stoppedResult, unbegunResult } from './unfinished.ts';

/** `again`: the code runs once more, in an interpreter of its own, for an instrument. */
export type Phase = 'running' | 'packages' | 'again';

export interface Listener {
  /** Bytes over the wire, while the interpreter comes in. */
  progress?: (loaded: number, total: number) => void;
  /** Python is up and the cell begins, or waits for its packages. */
  phase?: (phase: Phase) => void;
  output?: (stream: 'stdout' | 'stderr', text: string) => void;
}

/** What to run, and what to look at. */
export type Job = Pick<RunMessage, 'cell' | 'pass' | 'peakAt'>;

interface Run {
  runId: number;
  listener: Listener;
  /** Stop was asked for before the code was sent. */
  isCalledOff: boolean;
  printed: { stdout: string; stderr: string };
  /** Bound what is printed, however it comes. */
  pieces: { stdout: PieceByPiece; stderr: PieceByPiece };
  finish(findings: Findings): void;
  readonly over: Promise<unknown>;
}

/** How long Stop waits for the cell's own code to end before the worker is replaced. */
const PATIENCE_MS = 700;
/** And how much longer for our readings of what it has left: a full heap takes a while. */
const READING_MS = 5000;
/** How long a worker that is done may take to store the image of its memory. */
const SETTLING_MS = 3000;
let lastRunId = 0;

export class PythonWorker {
  /** Cells run so far; above 0 the interpreter is a used one. */
  runs = 0;
  readonly ready: Promise<undefined>;
  #alive = true;
  /** Whether Python has been given the code of the current run. */
  #isSent = false;
  #run: Run | null = null;
  #starting: Listener = {};
  /** What was last told of the download: whoever comes to wait for it hears that first. */
  #progress: { loaded: number; total: number } | null = null;
  #isSettled = false;
  #isRetired = false;
  #worker: Worker;
  /** What the worker is told first, whichever it is. */
  readonly #start: StartMessage;
  /** A start has failed though its files are right, by now at least: that is tried once more. */
  #isSecond = false;
  readonly #interrupts: Uint8Array | null;
  readonly #settleReady: { resolve: (value: undefined) => void; reject: (reason: Error) => void };

  /** @param memoryBudget bytes Python may take before it says MemoryError. */
  constructor(indexURL: string, memoryBudget: number) {
    this.#interrupts = sharesMemory(globalThis) ? new Uint8Array(new SharedArrayBuffer(2)) : null;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.ready = promise;
    promise.catch(() => undefined); // reported by run(); without one nobody needs to know
    this.#settleReady = { resolve, reject };
    this.#start = { type: 'start', indexURL, memoryBudget, interrupts: this.#interrupts };
    this.#worker = this.#open();
  }

  #open(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => this.#hear(data));
    worker.addEventListener('error', (event) => this.#fail(event.message));
    worker.postMessage(this.#start satisfies ToWorker);
    return worker;
  }

  /** False once it was ended or broke: then a new one is needed. */
  get alive(): boolean {
    return this.#alive;
  }

  get busy(): boolean {
    return this.#run !== null;
  }

  /**
   * Waits for the interpreter, then runs the cell. Never rejects for what the cell does.
   * @throws StartError when the interpreter cannot start.
   */
  async run({ cell, pass, peakAt }: Job, listener: Listener): Promise<Findings> {
    lastRunId += 1;
    const runId = lastRunId;
    this.#starting = listener;
    if (this.#progress) listener.progress?.(this.#progress.loaded, this.#progress.total);
    this.#isSent = false;
    const { promise, resolve } = Promise.withResolvers<Findings>();
    const printed = { stdout: '', stderr: '' };
    const pieces = { stdout: new PieceByPiece(), stderr: new PieceByPiece() };
    const common = { runId, listener, isCalledOff: false, printed, pieces };
    const run = { ...common, finish: resolve, over: promise };
    this.#run = run;
    try {
      await this.ready;
    } catch (error) {
      this.#run = null;
      throw error;
    }
    if (!this.#isCurrent(runId)) return promise; // stopped while it started
    if (run.isCalledOff) this.#finish(() => unbegunResult(runId));
    if (!this.#isCurrent(runId)) return promise;
    this.#isSent = true;
    if (this.#interrupts) this.#interrupts[0] = 0;
    listener.phase?.(pass === 'bytes' ? 'running' : 'again');
    this.runs += 1;
    this.#send({ type: 'run', runId, cell, pass, peakAt });
    return promise;
  }

  #isCurrent(runId: number): boolean {
    return this.#run?.runId === runId;
  }

  /** Always ends what runs: by an interrupt if Python notices it, else by ending the worker. */
  async stop(): Promise<void> {
    const run = this.#run;
    if (run === null) return;
    if (!this.#isSent && this.runs > 0) {
      run.isCalledOff = true;
      return;
    }
    if (this.#interrupts && this.runs > 0) {
      this.#interrupts[0] = INTERRUPT;
      await Promise.race([run.over, wait(PATIENCE_MS)]);
      if (this.#interrupts[1] === STAGES.reading) await Promise.race([run.over, wait(READING_MS)]);
      if (this.#run !== run) return;
    }
    this.end();
  }

  /** Nobody will use it any more: it ends once it has done what its start had left to do. */
  retire(): void {
    this.#isRetired = true;
    if (this.#isSettled) this.end();
    else setTimeout(() => this.end(), SETTLING_MS);
  }

  /** Ends the worker; a run in progress finishes as stopped, its variables gone. */
  end(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#worker.terminate();
    this.#settleReady.resolve(undefined); // whoever still waits for the start finds the run finished
    this.#finish((run) => stoppedResult(run.runId, run.printed));
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #hear(data: unknown): void {
    const message = readFromWorker(data);
    if (message === null) {
      this.#fail('The worker sent a message of an unknown shape.');
      return;
    }
    switch (message.type) {
      case 'progress':
        this.#progress = message;
        this.#starting.progress?.(message.loaded, message.total);
        return;
      case 'ready':
        this.#progress = null;
        this.#settleReady.resolve(undefined);
        return;
      case 'settled':
        this.#isSettled = true;
        if (this.#isRetired) this.end();
        return;
      case 'not-started':
        if (message.isRight && !this.#isSecond) this.#beginAgain();
        else this.#fail(message.message, message.reason);
        return;
      case 'restless':
        this.#fail('Code of an earlier run would not end.');
        return;
      default:
        this.#hearOfRun(message);
    }
  }

  #beginAgain(): void {
    this.#isSecond = true;
    this.#worker.terminate();
    this.#worker = this.#open();
  }

  #hearOfRun(message: Extract<FromWorker, { runId: number }>): void {
    const run = this.#run;
    if (message.runId !== run?.runId) return; // stale: that run is over for the page
    if (message.type === 'packages') run.listener.phase?.('packages');
    else if (message.type === 'output') {
      const text = run.pieces[message.stream].take(message.text);
      run.printed[message.stream] += text;
      if (run.printed.stdout.length + run.printed.stderr.length > OUTPUT_LIMIT) {
        this.#fail('The worker sent more output than it may.');
        return;
      }
      run.listener.output?.(message.stream, text);
    } else if (message.type === 'result') {
      this.#run = null;
      run.finish(message.findings);
    } else this.#fail(message.message, 'download', message.isOverflow);
  }

  #fail(message: string, reason: StartError['reason'] = 'download', isOverflow = false): void {
    this.#alive = false;
    this.#worker.terminate();
    this.#settleReady.reject(new StartError(message, reason));
    this.#finish((run) => failedResult(run.runId, run.printed, message, isOverflow));
  }

  #finish(makeResult: (run: Run) => RunResult): void {
    const run = this.#run;
    this.#run = null;
    run?.finish(only(makeResult(run)));
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
