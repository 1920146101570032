/**
 * How many bytes a function keeps per call. The slope is fitted over the calls after the warm-up, as
 * the median of the slopes between all pairs of them (Theil and Sen): a list that makes room now and
 * then, or a cache filled once, does not bend it, and a function that keeps nothing gives exactly 0.
 *
 * Source: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", 1968.
 */

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

type Reading = { bytesPerCall: number; samples: number[] };

/** The readings of the last call of `freed.growth` that came to its end. */
export class Growth {
  #before = 0;
  /** How many calls were announced; null outside a measurement. */
  #calls: number | null = null;
  #samples: number[] = [];
  #last: Reading | null = null;
  /** More readings were taken than calls announced: somebody else has called these functions. */
  isDisturbed = false;

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
    if (slope !== null) this.#last = { bytesPerCall: slope, samples };
    return slope;
  }

  /** null when no measurement has come to its end, or with too few calls. */
  get reading(): Reading | null {
    return this.isDisturbed ? null : this.#last;
  }
}
