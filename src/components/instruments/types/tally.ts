/** Sums and orders of the births and deaths of one run. */
import type { TypeTally } from '../../../interpreter/result.ts';
import { firstBy } from '../drawing/first-by.ts';

export const COLUMNS = ['born', 'died', 'left', 'bytes'] as const;
export type Column = (typeof COLUMNS)[number];

/** Of those born in the run: how many died in it. What else died had been there before. */
export function diedYoung({ born, left }: TypeTally): number {
  return born - left;
}

export function diedOlder(tally: TypeTally): number {
  return tally.died - diedYoung(tally);
}

export type Totals = Record<Column | 'older', number>;

export function totalsOf(tallies: readonly TypeTally[]): Totals {
  const totals: Totals = { born: 0, died: 0, left: 0, bytes: 0, older: 0 };
  for (const tally of tallies) {
    for (const column of COLUMNS) totals[column] += tally[column];
    totals.older += diedOlder(tally);
  }
  return totals;
}

const byName = new Intl.Collator();

/** The first of them, largest first; where two are alike, by name. The given order is left as it is. */
export function sortedBy(
  tallies: readonly TypeTally[],
  column: Column,
  most = tallies.length,
): TypeTally[] {
  return firstBy(
    tallies,
    (a, b) => b[column] - a[column] || b.born - a.born || byName.compare(a.type, b.type),
    most,
  );
}
