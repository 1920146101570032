/** The watched objects on one axis of time: a step for every line that ran. Pure. */
import type { WatchedObject } from '../../../interpreter/result.ts';

export interface Life {
  name: string;
  /** The step after which it was first counted, from 0. */
  start: number;
  /** Steps after which it was counted, growing; between two of them its count stays the same. */
  steps: readonly number[];
  /** References after each of these steps. */
  counts: readonly number[];
  died: WatchedObject['died'];
  /** The step it died in, from 0; null while it lives, or where it was no longer followed. */
  deathAt: number | null;
}

export interface Timeline {
  /** The line of each step. */
  lines: number[];
  lives: Life[];
  /** Steps in which nothing has changed are left out: the run was long. */
  isThinned: boolean;
}

export function timelineOf(watched: readonly WatchedObject[]): Timeline {
  const lineOf = new Map(
    watched.flatMap(({ counts }) => counts.map(({ step, line }) => [step, line] as const)),
  );
  // Between the death of one object and the next that is watched there is nothing to show.
  const steps = [...lineOf.keys()].sort((a, b) => a - b);
  const placeOf = new Map(steps.map((step, i) => [step, i]));
  const lives = watched.map(({ name, counts, died }): Life => {
    const places = counts.map(({ step }) => placeOf.get(step) ?? 0);
    const isSeen = died !== null && counts.at(-1)?.count === 0;
    return {
      ...{ name, start: places[0] ?? 0, steps: places, counts: counts.map(({ count }) => count) },
      ...{ died, deathAt: isSeen ? (places.at(-1) ?? null) : null },
    };
  });
  const isThinned = watched.some(({ counts }) =>
    counts.some(({ step, count }, i) => count > 0 && (counts[i + 1]?.step ?? 0) > step + 1),
  );
  return { lines: steps.map((step) => lineOf.get(step) ?? 0), lives, isThinned };
}

/**
 * References after a step; null before the object was watched and after its death. Steps that are left
 * out (an object that came back to life was dead in them) are as the one before.
 */
export function countAt({ steps, counts }: Life, step: number): number | null {
  if (step > (steps.at(-1) ?? -1)) return null;
  return counts[placeBefore(steps, step)] ?? null;
}

/** Place of the last step that is not after this one; -1 where there is none. */
export function placeBefore(steps: readonly number[], step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where to begin looking: at the first death, or else at the end. */
export function firstDeath({ lines, lives }: Timeline): number {
  const last = Math.max(0, lines.length - 1);
  return lives.reduce((first, { deathAt }) => Math.min(first, deathAt ?? last), last);
}

/** Steps that can be told apart side by side, also on a phone. */
export const WIDEST = 32;

/** The steps to show around one of them, from and to, without the last. */
export function windowAround(step: number, all: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(step - WIDEST / 2, all - WIDEST));
  return { from, to: Math.min(all, from + WIDEST) };
}

/** The steps in which something changed: between them all stays as it was. */
export function changes({ lines, lives }: Timeline): number[] {
  const found = new Set<number>();
  for (const { steps, counts } of lives) {
    steps.forEach((step, i) => {
      if (counts[i] !== counts[i - 1]) found.add(step);
    });
    const after = (steps.at(-1) ?? lines.length) + 1;
    if (after < lines.length) found.add(after);
  }
  return [...found].sort((a, b) => a - b);
}
