/** The collector's rounds, put together for reading: those in a row that freed nothing are one row. */
import type { Collection, RunResult } from '../../../interpreter/result.ts';
import { MOST_TYPES, type TypeCounts } from '../counted.ts';
import { firstBy, largest } from '../drawing/first-by.ts';
import { countOf, type Round } from './totals.ts';

export interface Row extends Round {
  /** Which rounds these are, counted from 1. */
  from: number;
  to: number;
}

/** A row of several rounds has the counters before the first of them and after the last. */
export function rowsOf(rounds: readonly Round[]): Row[] {
  const rows: Row[] = [];
  rounds.forEach((round, i) => {
    const last = rows.at(-1);
    if (last && isAlike(last, round)) {
      last.to = i + 1;
      last.ms += round.ms;
      last.counters &&= round.counters && { ...last.counters, after: round.counters.after };
    } else rows.push({ ...round, from: i + 1, to: i + 1 });
  });
  return rows;
}

function isAlike(last: Row, round: Round): boolean {
  const counts = [last, round].flatMap(({ total, collected, uncollectable, released }) => [
    ...[total, collected, uncollectable],
    countOf(released),
  ]);
  return last.generation === round.generation && counts.every((count) => count === 0);
}

const byName = new Intl.Collator();

/** All types that the rounds have freed, the first few of them with the most first. */
export function freedByType(collections: readonly Collection[]): TypeCounts {
  const sums = new Map<string, number>();
  for (const { freed } of collections) {
    for (const { type, count } of freed) sums.set(type, (sums.get(type) ?? 0) + count);
  }
  const types = [...sums].map(([type, count]) => ({ type, count }));
  const first = firstBy(
    types,
    (a, b) => b.count - a.count || byName.compare(a.type, b.type),
    MOST_TYPES,
  );
  return { first, all: types.length };
}

/** 3.14.0 to 3.14.4 had an incremental collector: an automatic round is always of generation 1. */
export function isIncremental({ python }: Pick<RunResult, 'python'>): boolean {
  return /^3\.14\.[0-4]$/.test(python);
}

export interface Bar {
  from: number;
  to: number;
  freed: number;
  generation: number;
}

/** At most so many bars, each of as many rounds as it takes; the highest generation among them. */
export function barsOf(all: readonly Round[], most: number): Bar[] {
  const each = Math.ceil(all.length / most);
  const bars: Bar[] = [];
  for (let at = 0; at < all.length; at += each) {
    const rounds = all.slice(at, at + each);
    bars.push({
      from: at + 1,
      to: at + rounds.length,
      freed: rounds.reduce((sum, round) => sum + round.total, 0),
      generation: largest(
        rounds.map(({ generation }) => generation),
        0,
      ),
    });
  }
  return bars;
}
