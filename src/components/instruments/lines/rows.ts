/** The rows of the table: the code's lines as they stand, and after each loop its total. Pure. */
import type { GivenBack, LineReading, LoopReading } from '../../../interpreter/result.ts';
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
  | { type: 'loop'; loop: LoopReading }
  /** What no line gave back. */
  | { type: 'given'; given: GivenBack };

export interface Readings {
  lines: readonly LineReading[];
  loops: readonly LoopReading[];
  given?: readonly GivenBack[];
}

export function rowsOf(source: string, { lines, loops, given = [] }: Readings): Row[] {
  const byLine = new Map(lines.map((reading) => [reading.line, reading]));
  const long = severalLines(loops);
  const isShare = within(long);
  const ending = Map.groupBy(long, ({ to }) => to);
  const givenAt = Map.groupBy(given, ({ line }) => line);
  const rowsAt = (line: number | null): Row[] =>
    (givenAt.get(line) ?? []).map((one) => ({ type: 'given', given: one }));
  const ofLines = linesOf(source).flatMap((_, index): Row[] => {
    const line = index + 1;
    const reading = byLine.get(line) ?? null;
    const ended = (ending.get(line) ?? []).sort((a, b) => b.from - a.from);
    return [
      { type: 'line', line, reading, isShare: isShare(line) },
      ...ended.map((loop) => ({ type: 'loop' as const, loop })),
      ...rowsAt(line),
    ];
  });
  return [...ofLines, ...rowsAt(null)];
}

/** What took or gave back memory as a whole: lines outside of loops, and loops inside of none. */
export interface Unit {
  from: number;
  to: number;
  increment: number;
  /**
   * What lives of it at the end, where all that is gone may have been given back by no line: at a return, while
   * something waited, or by the collector. Else null.
   */
  left: number | null;
  /** Whether nothing of it is gone at the end. */
  isWhole: boolean;
  /** Bytes that it has taken for longer than until such a moment, at least. */
  took: number;
}

export function unitsOf({ lines, loops, given = [] }: Readings): Unit[] {
  const long = severalLines(loops);
  const isInside = within(long);
  const outer = outermost(long);
  const single = lines.filter(({ line }) => !isInside(line));
  return [
    ...single.map(({ line, ...reading }) => unitOf({ from: line, to: line, ...reading }, given)),
    ...outer.map((loop) => unitOf(loop, given)),
  ].sort((a, b) => a.from - b.from);
}

function unitOf(
  { from, to, increment, left }: Pick<LoopReading, 'from' | 'to' | 'increment' | 'left'>,
  given: readonly GivenBack[],
): Unit {
  const gone = left === undefined ? 0 : Math.max(0, increment - left);
  const concerns = ({ of }: GivenBack) => of === null || (of.from <= from && to <= of.to);
  const others = given.filter(concerns).reduce((sum, { bytes }) => sum + bytes, 0);
  const isOthers = left !== undefined && gone > 0 && gone <= others;
  return {
    from,
    to,
    increment,
    left: isOthers ? left : null,
    isWhole: left !== undefined && gone === 0,
    took: increment - Math.min(gone, others),
  };
}

/** The one that took the most and the one that gave back the most; null where none did. */
export function extremes(units: readonly Unit[]): { took: Unit | null; gave: Unit | null } {
  let [took, gave]: (Unit | null)[] = [null, null];
  for (const unit of units) {
    if (unit.took > (took?.took ?? 0)) took = unit;
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
