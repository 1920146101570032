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

/** @param samples bytes in use after each call. Null where there are too few to fit anything. */
export function bytesPerCall(samples: readonly number[]): number | null {
  const kept = samples.slice(warmUpOf(samples.length));
  if (kept.length < 2) return null;
  const slopes: number[] = [];
  kept.forEach((later, j) => {
    for (let i = 0; i < j; i += 1) slopes.push((later - (kept[i] ?? 0)) / (j - i));
  });
  return medianOf(slopes);
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >>> 1;
  const upper = values[middle] ?? 0;
  return values.length % 2 === 1 ? upper : (upper + (values[middle - 1] ?? 0)) / 2;
}

/** The readings of the last call of `freed.growth` in a run. */
export class Growth {
  #before = 0;
  #samples: number[] = [];

  begin(inUse: number): void {
    this.#before = inUse;
    this.#samples = [];
  }

  sample(inUse: number): void {
    this.#samples.push(inUse - this.#before);
  }

  end(): number | null {
    return bytesPerCall(this.#samples);
  }

  /** null when `growth` was not called, or with too few calls. */
  get reading(): { bytesPerCall: number; samples: number[] } | null {
    const slope = bytesPerCall(this.#samples);
    return slope === null ? null : { bytesPerCall: slope, samples: this.#samples };
  }
}
