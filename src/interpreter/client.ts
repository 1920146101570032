/**
 * The page's interpreter. Exploring runs share one worker, so that a cell finds what earlier cells
 * made; graded runs and passes of their own get a clean one that is ended afterwards.
 */
import { capabilitiesOf } from './capabilities.ts';
import { type Findings, NO_PEAK, only } from './findings.ts';
import { hasBegun, isMeasured, type Note } from './notes.ts';
import type { SecondPass } from './pass.ts';
import { type RunPass, withPasses } from './passes.ts';
import type { CellCode } from './protocol.ts';
import { type Job, type Listener, PythonWorker } from './python-worker.ts';
import { unbegunResult } from './unfinished.ts';

type Passes = readonly SecondPass[];

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
  /** Counts the stops: a run that was asked for before a stop and has not begun must not begin. */
  #stops = 0;

  constructor(indexURL: string) {
    this.#indexURL = indexURL;
  }

  /**
   * Runs a cell in the page's shared interpreter, after what runs already.
   * @param passes those beside the bare one that are wanted.
   */
  explore(cell: CellCode, listener: Listener, passes: Passes = []): Promise<Findings> {
    return this.#inTurn(async (isStopped) => {
      const worker = this.#sharedWorker();
      const used = worker.runs > 0;
      const missing = cell.needs.filter(({ id }) => !this.#seen.has(id));
      const job = bareJob({ ...cell, needs: missing });
      const found = await this.#runOn(worker, job, listener);
      // A run that was stopped, or whose needs failed, has not come to the end of what it needs.
      if (found.result.status !== 'stopped' && hasBegun(found.result)) {
        for (const { id } of [...missing, cell]) this.#seen.add(id);
      }
      const whole = await this.#withPasses(cell, passes, found, { listener, isStopped });
      return used && isMeasured(whole.result) ? withNote(whole, 'used-interpreter') : whole;
    });
  }

  /** Runs a cell in an interpreter of its own, its needs first: what a grade rests on. */
  clean(cell: CellCode, listener: Listener, passes: Passes = []): Promise<Findings> {
    return this.#inTurn(async (isStopped) => {
      const found = await this.#runClean(bareJob(cell), listener);
      return this.#withPasses(cell, passes, found, { listener, isStopped });
    });
  }

  /** Runs more passes over a cell that has run: an instrument was opened after the run. */
  more(cell: CellCode, found: Findings, listener: Listener, passes: Passes): Promise<Findings> {
    return this.#inTurn((isStopped) =>
      this.#withPasses(cell, passes, found, { listener, isStopped }),
    );
  }

  /** A cell was touched: lets the interpreter come in while the reader still reads or types. */
  warm(): void {
    if (!this.#capabilities.savesData) this.#sharedWorker();
  }

  /** Ends everything that runs, and all that waits to. */
  async stop(): Promise<void> {
    this.#stops += 1;
    // What does not obey is replaced: by one that comes in while we wait.
    if (this.#busy.size > 0) this.#startSpare();
    await Promise.all([...this.#busy].map((worker) => worker.stop()));
  }

  /** A new interpreter: every variable is gone. It starts when a cell is next run. */
  restart(): void {
    this.#shared?.end();
    this.#shared = null;
    this.#seen = new Set();
  }

  /** What an instrument takes in memory must not count: each pass has an interpreter of its own. */
  async #withPasses(
    cell: CellCode,
    passes: Passes,
    bare: Findings,
    { listener, isStopped }: { listener: Listener; isStopped: () => boolean },
  ): Promise<Findings> {
    const { progress, phase } = listener;
    const silent = { ...(progress && { progress }), ...(phase && { phase }) };
    const run: RunPass = (pass, peakAt) => this.#runClean({ cell, pass, peakAt }, silent);
    return withPasses(passes, bare, run, isStopped);
  }

  async #runClean(job: Job, listener: Listener): Promise<Findings> {
    const worker = this.#cleanWorker();
    try {
      return await this.#runOn(worker, job, listener);
    } finally {
      worker.retire();
    }
  }

  async #runOn(worker: PythonWorker, job: Job, listener: Listener): Promise<Findings> {
    this.#busy.add(worker);
    try {
      return await worker.run(job, listener);
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
      if (this.#busy.size === 0) this.#startSpare();
    });
  }

  #startSpare(): void {
    if (this.#capabilities.keepsSpare && !this.#spare?.alive) this.#spare = this.#newWorker();
  }

  #sharedWorker(): PythonWorker {
    if (this.#shared === null || !this.#shared.alive) {
      this.restart();
      this.#shared = this.#cleanWorker();
    }
    return this.#shared;
  }

  #inTurn(task: (isStopped: () => boolean) => Promise<Findings>): Promise<Findings> {
    const asked = this.#stops;
    const isStopped = () => this.#stops !== asked;
    const begin = () => (isStopped() ? Promise.resolve(only(unbegunResult(0))) : task(isStopped));
    const turn = this.#queue.then(begin);
    this.#queue = turn.catch(() => undefined); // the one who asked hears of it
    return turn;
  }
}

function bareJob(cell: CellCode): Job {
  return { cell, pass: 'bytes', peakAt: NO_PEAK };
}

function withNote({ result, ...found }: Findings, note: Note): Findings {
  return { ...found, result: { ...result, notes: [...result.notes, note] } };
}
