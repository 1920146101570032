/**
 * Decides when Python is interrupted. Pyodide reads a byte again and again while Python runs, and takes
 * it back each time; a KeyboardInterrupt that is raised where errors are ignored (a finaliser, a callback
 * of the collector) would be lost with it. So Pyodide is given an object that is asked each time: as long
 * as a stop is wanted it interrupts anew, and never inside those functions of ours.
 *
 * | stage     | what runs                              | is interrupted                              |
 * | --------- | -------------------------------------- | ------------------------------------------- |
 * | outside   | between runs: packages come in         | when Stop is pressed                        |
 * | preparing | ours, before the cell                  | never: the cell is, as soon as it begins    |
 * | cell      | the cell's own code                    | when Stop is pressed, until it has ended    |
 * | reading   | ours, and the reader's `__str__`       | when it has not been, or takes too long     |
 * | resting   | nothing of ours: left by an earlier run | always                                     |
 */
import type { EmscriptenModule } from './abi.ts';

export const INTERRUPT = 2;
/** What the page finds in the second byte: how far the run is. */
export const STAGES = { outside: 0, preparing: 1, cell: 2, reading: 3, resting: 4 } as const;
export type Stage = keyof typeof STAGES;

/** Time for a `finally` or an `except KeyboardInterrupt` of the reader's to end by itself. */
const GRACE_MS = 200;
/** Time for our own readings, before they are taken for something that does not end. */
const READING_MS = 300;
/** Code that goes on so long although each check interrupts it swallows the interrupts. */
const RESTLESS_MS = 300;
/** Between two checks of code that goes on there is less than this. */
const PAUSE_MS = 100;

/**
 * Python checks once in fifty steps. In a loop of as many, or half as many, it would meet the same function
 * each time; so when it is interrupted anew, the next check comes after one of these.
 */
const STEPS = [1, 2, 3, 5, 7, 11, 13, 17] as const;

/** The part of Emscripten's module that knows which Python function runs, and how often it checks. */
type Checks = Pick<
  EmscriptenModule,
  | 'HEAPU32'
  | '__Py_emscripten_signal_clock'
  | ('_PyEval_GetFrame' | '_PyFrame_GetCode' | '_Py_DecRef')
>;

export class Interrupts {
  /** What Pyodide reads in place of an array. */
  readonly buffer: Uint8Array;
  readonly #shared: Uint8Array;
  readonly #module: Checks;
  readonly #onRestless: () => void;
  /** Addresses of code whose errors Python ignores. */
  readonly #spared = new Set<number>();
  #stage: Stage = 'outside';
  /** When the stage began, in milliseconds. */
  #since = 0;
  #isAsked = false;
  /** When Python was first interrupted in this run, in milliseconds. */
  #first: number | null = null;
  /** How often it was interrupted anew. */
  #again = 0;
  /** When code of an earlier run began to be interrupted, and when it last was. */
  #isRestless = false;
  #restless = { since: -Infinity, last: -Infinity };

  /**
   * @param shared first byte: `INTERRUPT` when the page wants a stop; second, if there is one: the stage.
   * @param onRestless called when code of an earlier run cannot be ended by interrupts.
   */
  constructor(shared: Uint8Array, module: Checks, onRestless: () => void = () => undefined) {
    this.#shared = shared;
    this.#module = module;
    this.#onRestless = onRestless;
    const read = () => this.#read();
    const buffer = {
      get 0() {
        return read();
      },
      set 0(_taken: number) {},
    };
    this.buffer = Object.freeze(buffer) as unknown as Uint8Array;
  }

  /** Whether Python was interrupted in this run. */
  get hasInterrupted(): boolean {
    return this.#first !== null;
  }

  /** A run begins: what was asked of an earlier one is over. */
  begin(): void {
    this.#isAsked = false;
    this.#first = null;
    this.enter('preparing');
  }

  enter(stage: Stage): void {
    if (stage === this.#stage) return;
    this.#stage = stage;
    this.#since = performance.now();
    this.#shared[1] = STAGES[stage];
    if (stage === 'resting') this.#checkAfter(0);
  }

  /** Stop without the page: the run has printed too much. */
  ask(): void {
    this.#isAsked = true;
  }

  /** Python ignores what the function with this code raises: it is not interrupted in there. */
  spare(code: number): void {
    this.#spared.add(code >>> 0);
  }

  #read(): number {
    const now = performance.now();
    if (this.#stage === 'resting') {
      this.#checkAfter(1);
      this.#endRestless(now);
      return INTERRUPT;
    }
    if (!this.#isAsked && this.#shared[0] !== INTERRUPT) return 0;
    if (!this.#isDue(now) || this.#spared.has(this.#codeNow())) return 0;
    this.#first ??= now;
    return INTERRUPT;
  }

  #isDue(now: number): boolean {
    if (this.#stage === 'preparing') return false;
    if (this.#first === null) return true;
    if (this.#stage === 'reading' && now - this.#since < READING_MS) return false;
    // From then on at each check: one alone would again meet what it met first.
    if (now - this.#first < GRACE_MS) return false;
    this.#again += 1;
    this.#checkAfter(STEPS[this.#again % STEPS.length] ?? 1);
    return true;
  }

  #checkAfter(steps: number): void {
    this.#module.HEAPU32[this.#module.__Py_emscripten_signal_clock >>> 2] = steps;
  }

  #endRestless(now: number): void {
    const { since, last } = this.#restless;
    this.#restless = { since: now - last > PAUSE_MS ? now : since, last: now };
    if (this.#isRestless || now - this.#restless.since <= RESTLESS_MS) return;
    this.#isRestless = true;
    this.#onRestless();
  }

  /** Address of the code of the Python function that runs now; 0 for none. */
  #codeNow(): number {
    const frame = this.#module._PyEval_GetFrame();
    if (frame === 0) return 0;
    const code = this.#module._PyFrame_GetCode(frame);
    this.#module._Py_DecRef(code); // the frame holds it
    return code >>> 0;
  }
}
