/** The rows of the table: the code's lines as they stand, and behind each loop its total. Pure. */
import type { LineReading, LoopReading } from '../../../interpreter/result.ts';
import { linesOf } from '../../../interpreter/source-lines.ts';

export type Row =
  | {
      type: 'line';
      line: number;
      /** null for a line that has not run. */
      reading: LineReading | null;
      /** Inside a loop of several lines: what is its own and what another line's is uncertain. */
      isShare: boolean;
    }
  | { type: 'loop'; loop: LoopReading };

export interface Readings {
  lines: readonly LineReading[];
  loops: readonly LoopReading[];
}

export function rowsOf(source: string, { lines, loops }: Readings): Row[] {
  const byLine = new Map(lines.map((reading) => [reading.line, reading]));
  const long = severalLines(loops);
  const isShare = within(long);
  const ending = Map.groupBy(long, ({ to }) => to);
  return linesOf(source).flatMap((_, index): Row[] => {
    const line = index + 1;
    const reading = byLine.get(line) ?? null;
    const ended = (ending.get(line) ?? []).sort((a, b) => b.from - a.from);
    return [
      { type: 'line', line, reading, isShare: isShare(line) },
      ...ended.map((loop) => ({ type: 'loop' as const, loop })),
    ];
  });
}

/** What took or gave back memory as a whole: lines outside of loops, and loops inside of none. */
export interface Unit {
  from: number;
  to: number;
  increment: number;
}

export function unitsOf({ lines, loops }: Readings): Unit[] {
  const long = severalLines(loops);
  const isInside = within(long);
  const outer = outermost(long);
  const single = lines.filter(({ line }) => !isInside(line));
  return [
    ...single.map(({ line, increment }) => ({ from: line, to: line, increment })),
    ...outer.map(({ from, to, increment }) => ({ from, to, increment })),
  ].sort((a, b) => a.from - b.from);
}

/** The one that took the most and the one that gave back the most; null where none did. */
export function extremes(units: readonly Unit[]): { took: Unit | null; gave: Unit | null } {
  let [took, gave]: (Unit | null)[] = [null, null];
  for (const unit of units) {
    if (unit.increment > (took?.increment ?? 0)) took = unit;
    if (unit.increment < (gave?.increment ?? 0)) gave = unit;
  }
  return { took: took ?? null, gave: gave ?? null };
}

/** A loop on one line is that line: nothing is divided in it. */
function severalLines(loops: readonly LoopReading[]): readonly LoopReading[] {
  return loops.filter(({ from, to }) => to > from);
}

/** Loops that no other one holds; of two on the same lines the first. */
export function outermost(loops: readonly LoopReading[]): LoopReading[] {
  let reached = 0;
  // Whatever holds a loop comes before it.
  return loops
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ to }) => {
      const isOuter = to > reached;
      reached = Math.max(reached, to);
      return isOuter;
    });
}

/** Whether a line lies in any of the loops. */
function within(loops: readonly LoopReading[]): (line: number) => boolean {
  const outer = outermost(loops);
  return (line) => {
    // Both ends of those that no other holds grow from one to the next.
    let [low, high] = [0, outer.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((outer[middle]?.to ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return (outer[low]?.from ?? Infinity) <= line;
  };
}
