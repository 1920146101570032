/** The rows of the table: the code's lines as they stand, and behind each loop its total. Pure. */
import type { LineReading, LoopReading } from '../../../interpreter/result.ts';

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
  return source.split('\n').flatMap((_, index): Row[] => {
    const line = index + 1;
    const reading = byLine.get(line) ?? null;
    const ending = long.filter(({ to }) => to === line).sort((a, b) => b.from - a.from);
    return [
      { type: 'line', line, reading, isShare: long.some((loop) => isIn(loop, line)) },
      ...ending.map((loop) => ({ type: 'loop' as const, loop })),
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
  const outer = long.filter(
    (one) => !long.some((other) => other !== one && other.from <= one.from && one.to <= other.to),
  );
  const single = lines.filter(({ line }) => !long.some((loop) => isIn(loop, line)));
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

function isIn({ from, to }: LoopReading, line: number): boolean {
  return from <= line && line <= to;
}
