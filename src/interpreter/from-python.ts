/**
 * What Python may hand over to a hook. Our own passes nothing else; a cell that has found a hook may pass anything,
 * and a result in which that stood would be refused by the page, which then takes the interpreter for broken.
 */

/** Whether a value is one of its kind. */
export type Check<T> = (value: unknown) => value is T;
type Checked<Checks> = {
  [place in keyof Checks]: Checks[place] extends Check<infer T> ? T : never;
};

export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
export const isCount = (value: unknown): value is number => isWhole(value) && value >= 0;
/** Lines are counted from 1. */
export const isLine = (value: unknown): value is number => isCount(value) && value > 0;
/** Generations of Python's collector. */
export const isGeneration = (value: unknown): value is number => isCount(value) && value <= 2;
/** In a memory of 4 GB; Python may take the upper half for numbers below 0. */
export const isAddress = (value: unknown): value is number =>
  isWhole(value) && value !== 0 && value >= -(2 ** 31) && value < 2 ** 32;

export function isOneOf<const T extends string>(...all: readonly T[]): Check<T> {
  return (value): value is T => all.some((one) => one === value);
}

/**
 * A hook that is called only with what it takes; what is passed beyond that is dropped.
 * @param refuse called with anything else.
 */
export function taking<const Checks extends readonly Check<unknown>[], Answer>(
  checks: Checks,
  hook: (...values: Checked<Checks>) => Answer,
  refuse: () => Answer,
): (...told: unknown[]) => Answer {
  return (...told) => {
    for (let i = 0; i < checks.length; i += 1) if (checks[i]?.(told[i]) !== true) return refuse();
    return hook(...(told as unknown as Checked<Checks>));
  };
}
