/**
 * The page's interpreter. Exploring runs share one worker, so that a cell finds what earlier cells
 * made; graded runs and passes of their own get a clean one that is ended afterwards.
 */
import { capabilitiesOf } from './capabilities.ts';
import { mergeReferences } from './passes.ts';
import type { CellCode } from './protocol.ts';
import { type Finished, type Listener, PythonWorker } from './python-worker.ts';
import type { RunResult } from './result.ts';
import { isMeasured, unbegunResult } from './unfinished.ts';

export class PageInterpreter {
  readonly #indexURL: string;
  readonly #capabilities = capabilitiesOf(navigator);
  #shared: PythonWorker | null = null;
  /** Started while nothing else was to do, for the next clean run or restart. */
  #spare: PythonWorker | null = null;
  /** Workers that run something now, so that Stop reaches all of them. */
  readonly #busy = new Set<PythonWorker>();
  /** The cells that the shared interpreter has run. */
  #seen = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();
  /** Counts the stops: what was asked for before one and has not begun shall not begin. */
  #stops = 0;

  constructor(indexURL: string) {
    this.#indexURL = indexURL;
  }

  /** Runs a cell in the page's shared interpreter, after what runs already. */
  explore(cell: CellCode, listener: Listener): Promise<RunResult> {
    return this.#inTurn(async (isStopped) => {
      const worker = this.#sharedWorker();
      const used = worker.runs > 0;
      const missing = cell.needs.filter(({ id }) => !this.#seen.has(id));
      const code = { ...cell, needs: missing };
      const finished = await this.#runOn(worker, code, 'bytes', listener);
      // A run that was stopped may not have come to the end of what it needs.
      if (finished.result.status !== 'stopped') {
        for (const { id } of [...missing, cell]) this.#seen.add(id);
      }
      const result = await this.#withReferences(cell, finished, listener, isStopped);
      return used && isMeasured(result)
        ? { ...result, notes: [...result.notes, 'used-interpreter'] }
        : result;
    });
  }

  /** Runs a cell in an interpreter of its own, its needs first: what a grade rests on. */
  clean(cell: CellCode, listener: Listener): Promise<RunResult> {
    return this.#inTurn(async (isStopped) => {
      const finished = await this.#runClean(cell, 'bytes', listener);
      return this.#withReferences(cell, finished, listener, isStopped);
    });
  }

  /** A cell was touched: lets the interpreter come in while the reader still reads or types. */
  warm(): void {
    if (!this.#capabilities.savesData) this.#sharedWorker();
  }

  /** Ends everything that runs, and all that waits to. */
  async stop(): Promise<void> {
    this.#stops += 1;
    await Promise.all([...this.#busy].map((worker) => worker.stop()));
  }

  /** A new interpreter: every variable is gone. It starts when a cell is next run. */
  restart(): void {
    this.#shared?.end();
    this.#shared = null;
    this.#seen = new Set();
  }

  /** Counts line by line cost bytes, so they come from a second run of the same code. */
  async #withReferences(
    cell: CellCode,
    { result, watchedNames }: Finished,
    listener: Listener,
    isStopped: () => boolean,
  ): Promise<RunResult> {
    if (watchedNames.length === 0 || result.status === 'stopped') return result;
    if (isStopped()) return { ...result, status: 'stopped' };
    const { progress } = listener;
    const second = await this.#runClean(cell, 'references', progress ? { progress } : {});
    if (second.result.status === 'stopped') return { ...result, status: 'stopped' };
    return mergeReferences(result, second.result);
  }

  async #runClean(cell: CellCode, pass: 'bytes' | 'references', listener: Listener) {
    const worker = this.#cleanWorker();
    try {
      return await this.#runOn(worker, cell, pass, listener);
    } finally {
      worker.end();
    }
  }

  async #runOn(
    worker: PythonWorker,
    cell: CellCode,
    pass: 'bytes' | 'references',
    listener: Listener,
  ): Promise<Finished> {
    this.#busy.add(worker);
    try {
      return await worker.run(cell, pass, listener);
    } finally {
      this.#busy.delete(worker);
      // Where one could not start, the next waits until it is asked for: the line may be down.
      if (worker.runs > 0) this.#warmSpare();
    }
  }

  #cleanWorker(): PythonWorker {
    const spare = this.#spare;
    this.#spare = null;
    if (spare?.alive) return spare;
    const shared = this.#shared;
    if (!shared?.alive || shared.runs > 0 || shared.busy) return this.#newWorker();
    this.#shared = null; // warmed when a cell was touched, and still as clean as a new one
    return shared;
  }

  #newWorker(): PythonWorker {
    return new PythonWorker(this.#indexURL, this.#capabilities.memoryBudget);
  }

  #warmSpare(): void {
    if (!this.#capabilities.keepsSpare || this.#spare?.alive) return;
    requestIdleCallback(() => {
      if (this.#busy.size === 0 && !this.#spare?.alive) this.#spare = this.#newWorker();
    });
  }

  #sharedWorker(): PythonWorker {
    if (this.#shared === null || !this.#shared.alive) {
      this.restart();
      this.#shared = this.#cleanWorker();
    }
    return this.#shared;
  }

  #inTurn(task: (isStopped: () => boolean) => Promise<RunResult>): Promise<RunResult> {
    const asked = this.#stops;
    const isStopped = () => this.#stops !== asked;
    const begin = () => (isStopped() ? Promise.resolve(unbegunResult(0)) : task(isStopped));
    const turn = this.#queue.then(begin);
    this.#queue = turn.catch(() => undefined); // the one who asked hears of it
    return turn;
  }
}
