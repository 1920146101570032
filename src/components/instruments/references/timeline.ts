/** The watched objects on one axis of time: a step for every line that ran. Pure. */
import type { WatchedObject } from '../../../interpreter/result.ts';

export interface Life {
  name: string;
  /** References after each step; null before it was watched and after its death. */
  counts: (number | null)[];
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
    const all = Array.from<number | null>({ length: steps.length }).fill(null);
    for (const { step, count } of counts) all[placeOf.get(step) ?? 0] = count;
    const last = counts.at(-1);
    const isSeen = died !== null && last?.count === 0;
    return { name, counts: all, died, deathAt: isSeen ? (placeOf.get(last.step) ?? null) : null };
  });
  return { lines: steps.map((step) => lineOf.get(step) ?? 0), lives };
}

/** Where to begin looking: at the first death, or else at the end. */
export function firstDeath({ lines, lives }: Timeline): number {
  const deaths = lives.flatMap(({ deathAt }) => (deathAt === null ? [] : [deathAt]));
  return deaths.length === 0 ? Math.max(0, lines.length - 1) : Math.min(...deaths);
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
    const isNew = lives.some(({ counts }) => counts[step] !== (counts[step - 1] ?? null));
    return isNew ? [step] : [];
  });
}
