/** The watched objects on one axis of time: a step for every line that ran. Pure. */
import type { WatchedObject } from '../../../interpreter/result.ts';

export interface Life {
  name: string;
  /** The step behind which it was first counted, from 0. */
  start: number;
  /** References after that step and after each that followed, to the last that is known. */
  counts: number[];
  died: WatchedObject['died'];
  /** The step it died in, from 0; null while it lives, or where it was no longer followed. */
  deathAt: number | null;
}

export interface Timeline {
  /** The line of each step. */
  lines: number[];
  lives: Life[];
}

/** Objects that nothing ever frees have a count that means nothing; see abi.ts for the number. */
export const IMMORTAL = 2 ** 30;

export function timelineOf(watched: readonly WatchedObject[]): Timeline {
  const lineOf = new Map(
    watched.flatMap(({ counts }) => counts.map(({ step, line }) => [step, line] as const)),
  );
  // Between the death of one object and the next that is watched there is nothing to show.
  const steps = [...lineOf.keys()].sort((a, b) => a - b);
  const placeOf = new Map(steps.map((step, i) => [step, i]));
  const lives = watched.map(({ name, counts, died }): Life => {
    const placed = counts.map(({ step, count }) => ({ at: placeOf.get(step) ?? 0, count }));
    const start = placed[0]?.at ?? 0;
    const last = placed.at(-1);
    const isSeen = died !== null && last?.count === 0;
    return { name, start, counts: filled(placed), died, deathAt: isSeen ? last.at : null };
  });
  return { lines: steps.map((step) => lineOf.get(step) ?? 0), lives };
}

/** Steps that are left out (an object that came back to life was dead in them) are as the one before. */
function filled(placed: readonly { at: number; count: number }[]): number[] {
  return placed.flatMap(({ at, count }, i) => {
    const next = placed[i + 1]?.at ?? at + 1;
    return Array.from<number>({ length: next - at }).fill(count);
  });
}

/** References after a step; null before the object was watched and after its death. */
export function countAt({ start, counts }: Life, step: number): number | null {
  return counts[step - start] ?? null;
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
  return lines.flatMap((_, step) => {
    const isNew = lives.some((life) => countAt(life, step) !== countAt(life, step - 1));
    return isNew ? [step] : [];
  });
}
