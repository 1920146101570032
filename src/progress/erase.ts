/** Erasing one question, one lesson or everything, in a way that other tabs follow; and undoing it. */
import { merge, prune } from './merge.ts';
import type { ProgressData } from './schema.ts';

/** `<lesson>/<question>`, all of a lesson, or everything. */
export type Scope = `${string}/${string}` | '*';

/** Everything of the scope up to now is gone, and stays gone when another tab still has it. */
export function erase(data: ProgressData, scope: Scope, now: Date): ProgressData {
  const at = now.toISOString();
  return prune({ ...data, erased: { ...data.erased, [scope]: { upTo: at, at } } });
}

/** `data` with what `before` had back in place, and whatever came since. */
export function unerase(
  data: ProgressData,
  scope: Scope,
  before: ProgressData,
  now: Date,
): ProgressData {
  const lifted = { ...data, erased: { ...data.erased, [scope]: lift(data, scope, now) } };
  return merge({ ...before, erased: {} }, lifted);
}

/** Later than the erasure it takes back, however coarse the clock. */
export function lift({ erased }: ProgressData, scope: string, now: Date) {
  const at = Date.parse(erased[scope]?.at ?? '');
  const later = Number.isNaN(at) ? now : new Date(Math.max(now.getTime(), at + 1));
  return { upTo: null, at: later.toISOString() };
}
