/**
 * How many bytes a function keeps per call. The slope is fitted over the calls after the warm-up, as
 * the median of the slopes between all pairs of them (Theil and Sen): a list that makes room now and
 * then, or a cache filled once, does not bend it, and a function that keeps nothing gives exactly 0.
 *
 * Source: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", 1968.
 */
import type { GrowthReading } from './result.ts';
import { linesOf } from './source-lines.ts';

/** Calls that fill caches and free lists, and say nothing of a leak: a quarter, at least two. */
export function warmUpOf(calls: number): number {
  return Math.min(Math.max(2, Math.ceil(calls / 4)), Math.max(0, calls - 2));
}

/** Pairs grow with the square: of more samples than these, only so many are compared. */
const MOST_COMPARED = 400;

/** @param samples bytes in use after each call. Null where there are too few to fit anything. */
export function bytesPerCall(samples: readonly number[]): number | null {
  const kept = samples.slice(warmUpOf(samples.length));
  if (kept.length < 2) return null;
  const step = Math.ceil(kept.length / MOST_COMPARED);
  const slopes: number[] = [];
  for (let j = step; j < kept.length; j += step) {
    const later = kept[j] ?? 0;
    for (let i = 0; i < j; i += step) slopes.push((later - (kept[i] ?? 0)) / (j - i));
  }
  return medianOf(slopes);
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >>> 1;
  const upper = values[middle] ?? 0;
  return values.length % 2 === 1 ? upper : (upper + (values[middle - 1] ?? 0)) / 2;
}

/** Measurements that are shown: more of them nobody compares by eye. */
const MOST_READINGS = 20;
/** Samples of all but the last together: a message has room for little more. */
const MOST_SAMPLES = 50_000;

/** Where a source calls `growth`, as far as its text tells. */
export interface Callers {
  filename: string;
  /** The only line that does; null where there are several, or one that does not look like it. */
  line: number | null;
}

/** A name that is used once, and that is to call it. */
export function callersOf(source: string, filename: string): Callers {
  const isImport = /^\s*(?:from|import)\s/;
  const uses = linesOf(source).flatMap((text, index) =>
    isImport.test(text)
      ? []
      : Array.from(text.matchAll(/\bgrowth\b(\s*\()?/g), ([, call]) => ({ line: index + 1, call })),
  );
  const [use] = uses;
  return { filename, line: uses.length === 1 && use?.call !== undefined ? use.line : null };
}

/** The readings of all calls of `freed.growth` that came to their end. */
export class Growth {
  callers: Callers | null = null;
  #before = 0;
  /** How many calls were announced; null outside a measurement. */
  #calls: number | null = null;
  #samples: number[] = [];
  readonly #earlier: GrowthReading[] = [];
  #last: GrowthReading | null = null;
  /** Whether the measurement that has just ended is `#last`. */
  #isLast = false;
  /** More readings were taken than calls announced: somebody else has called these functions. */
  isDisturbed = false;
  /** There were more measurements than are kept. */
  isCut = false;

  /** False inside a measurement: there is only one at a time. */
  begin(inUse: number, calls: number): boolean {
    if (this.#calls !== null) return false;
    this.#before = inUse;
    this.#calls = calls;
    this.#samples = [];
    return true;
  }

  sample(inUse: number): void {
    this.#samples.push(inUse - this.#before);
  }

  /** Bytes per call; null after too few calls, or calls that failed on the way. */
  end(): number | null {
    const calls = this.#calls ?? -1;
    const samples = this.#samples;
    this.#calls = null;
    if (samples.length > Math.max(0, calls)) this.isDisturbed = true;
    const slope = samples.length === calls ? bytesPerCall(samples) : null;
    this.#isLast = slope !== null;
    if (slope === null) return null;
    // A second one may come from code that is not in this source.
    const line = this.#last === null ? this.callers?.line : null;
    this.#keep();
    this.#last = { bytesPerCall: slope, samples, ...(line == null ? {} : { line }) };
    return slope;
  }

  /** False when Python must say from which line the measurement that has just ended was called. */
  get hasLine(): boolean {
    return !this.#isLast || this.#last?.line !== undefined;
  }

  /** Of the measurement that has just ended. A line of another file is none of the cell's. */
  calledFrom(line: number, filename: string): void {
    if (this.hasLine || this.#last === null || filename !== this.callers?.filename) return;
    this.#last.line = line;
  }

  /** Another measurement takes the place of the last one. */
  #keep(): void {
    if (this.#last === null) return;
    const samples = this.#earlier.reduce((sum, one) => sum + one.samples.length, 0);
    const isFull =
      this.#earlier.length >= MOST_READINGS - 1 ||
      samples + this.#last.samples.length > MOST_SAMPLES;
    if (isFull) this.isCut = true;
    else this.#earlier.push(this.#last);
  }

  /** The last one; null when no measurement has come to its end, or with too few calls. */
  get reading(): GrowthReading | null {
    return this.isDisturbed ? null : this.#last;
  }

  /** Those before it, the first ones where there are too many. */
  get earlier(): readonly GrowthReading[] {
    return this.isDisturbed ? [] : this.#earlier;
  }
}
