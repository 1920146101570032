/** How far off an answer may be and still show the right model. */
import type { Tolerance, Unit } from './types.ts';

/** 1,000,000 is right for 1,000,040: the reader predicts the data, not the allocator's header. */
const bytesTolerance: Tolerance = { relative: 0.05, absolute: 256 };
const exact: Tolerance = { relative: 0, absolute: 0 };

export function defaultTolerance(unit: Unit | 'text'): Tolerance {
  return unit === 'bytes' ? bytesTolerance : exact;
}

/** The largest distance from `target` that is still near it, in the unit of `target`; ≥ 0. */
export function margin(target: number, tolerance: Tolerance): number {
  return Math.max(tolerance.absolute, tolerance.relative * Math.abs(target));
}

/** Whether `value` is near `target`; false when either is NaN. */
export function isWithin(value: number, target: number, tolerance: Tolerance): boolean {
  return Math.abs(value - target) <= margin(target, tolerance);
}
