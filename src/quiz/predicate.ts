/** The small fixed grammar of conditions over a measured value or an answer: data, never code. */
import { isWithin } from './tolerance.ts';
import type { Measured, Operand, Predicate, Tolerance, Values } from './types.ts';

export interface PredicateContext {
  /** The parameters' chosen values, for operands like `{ param: size }`. */
  values: Values;
  /** What `near` allows when it names no `within` of its own. */
  tolerance: Tolerance;
}

/** Whether `value` satisfies `predicate`. null, NaN and infinities never satisfy anything. */
export function holds(predicate: Predicate, value: Measured, context: PredicateContext): boolean {
  if (value === null) return false;
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  if ('any' in predicate) return predicate.any.some((one) => holds(one, value, context));
  if ('contains' in predicate) {
    return typeof value === 'string' && value.includes(predicate.contains);
  }
  if ('equals' in predicate) {
    const { equals } = predicate;
    return value === (typeof equals === 'string' ? equals : resolve(equals, context.values));
  }
  return typeof value === 'number' && holdsForNumber(predicate, value, context);
}

type Comparison = Exclude<
  Predicate,
  { any: unknown } | { contains: unknown } | { equals: unknown }
>;

function holdsForNumber(predicate: Comparison, value: number, context: PredicateContext): boolean {
  const { values, tolerance } = context;
  if ('near' in predicate) {
    return isWithin(value, resolve(predicate.near, values), predicate.within ?? tolerance);
  }
  if ('atLeast' in predicate) return value >= resolve(predicate.atLeast, values);
  if ('below' in predicate) return value < resolve(predicate.below, values);
  const [from, to] = predicate.between;
  return value >= resolve(from, values) && value <= resolve(to, values);
}

/** The operand as a number; NaN, which satisfies nothing, when its parameter has no value. */
export function resolve(operand: Operand, values: Values): number {
  if (typeof operand === 'number') return operand;
  const value = values[operand.param];
  return value === undefined ? NaN : value * (operand.times ?? 1) + (operand.plus ?? 0);
}
