/** Medians with their spread, and ratios within a round. */
export { spreadOf, type Spread } from '../src/content/spread.ts';

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
