/** Medians with their spread, and ratios within a round. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** null when there is nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  const middle = (sorted.length - 1) / 2;
  const [low = least, high = most] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return { median: (low + high) / 2, least, most };
}

/**
 * Each round's value over the same round's base. Only neighbours in time are compared: machines
 * drift, and values of different rounds differ by more than what is measured.
 */
export function ratiosOf(values: RoundValues, bases: RoundValues): number[] {
  return [...values].flatMap(([round, value]) => {
    const base = bases.get(round);
    return base === undefined ? [] : [value / base];
  });
}

/** Round to what it measured; a failed round is not in it. */
export type RoundValues = ReadonlyMap<number, number>;
