/** Answers that someone with a given mistake would give, derived from the mistake's predicate. */
import { resolve } from './predicate.ts';
import type { Predicate, Values } from './types.ts';

/**
 * Typical answers, one list for each alternative of the predicate. Of a list with several (a
 * range), any may stand for the mistake. Texts and unknown parameters give no list.
 */
export function typicalAnswers(predicate: Predicate, values: Values): number[][] {
  if ('any' in predicate) return predicate.any.flatMap((one) => typicalAnswers(one, values));
  const answers = candidates(predicate, values).filter(Number.isFinite);
  return answers.length > 0 ? [answers] : [];
}

function candidates(predicate: Exclude<Predicate, { any: unknown }>, values: Values): number[] {
  if ('contains' in predicate) return [];
  if ('equals' in predicate) {
    return typeof predicate.equals === 'string' ? [] : [resolve(predicate.equals, values)];
  }
  if ('near' in predicate) return [resolve(predicate.near, values)];
  if ('between' in predicate) {
    const [from, to] = predicate.between.map((end) => resolve(end, values));
    if (from === undefined || to === undefined) return [];
    return [Math.floor((from + to) / 2), from, to].filter((at) => at >= from && at <= to);
  }
  if ('atLeast' in predicate) return beyond(resolve(predicate.atLeast, values), 1);
  const end = resolve(predicate.below, values);
  return beyond(Math.ceil(end) - 1, -1);
}

/** The range's first whole number, and ones clearly inside it, past any tolerance. */
function beyond(edge: number, direction: 1 | -1): number[] {
  const first = direction === 1 ? Math.ceil(edge) : edge;
  const size = Math.max(Math.abs(first), 1);
  return [first, first + direction * size, first + direction * 1000 * size];
}
