/** The first of many in an order, and the largest of many numbers: without sorting or copying them all. */

/**
 * The first `most` in the order that `compare` gives. Looks at each once; what is alike stays in the
 * given order, which is left alone.
 */
export function firstBy<T>(
  all: readonly T[],
  compare: (one: T, other: T) => number,
  most: number,
): T[] {
  if (all.length <= most) return [...all].sort(compare);
  const kept: T[] = [];
  for (const one of all) {
    const last = kept.at(-1);
    if (kept.length === most && last !== undefined && compare(one, last) >= 0) continue;
    kept.splice(placeOf(one, kept, compare), 0, one);
    kept.length = Math.min(kept.length, most);
  }
  return kept;
}

/** After all that come before it or are alike. */
function placeOf<T>(one: T, kept: readonly T[], compare: (one: T, other: T) => number): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = kept[middle];
    if (other !== undefined && compare(other, one) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Never below `least`. `Math.max(...many)` breaks where a run has more numbers than a call may take. */
export function largest(numbers: Iterable<number>, least: number): number {
  let most = least;
  for (const one of numbers) if (one > most) most = one;
  return most;
}

/** Never above `most`. */
export function smallest(numbers: Iterable<number>, most: number): number {
  let least = most;
  for (const one of numbers) if (one < least) least = one;
  return least;
}
