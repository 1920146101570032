/** Cases that are measured in turn, round after round, so that only neighbours in time are compared. */
import type { RoundValues } from '../statistics.ts';

export interface Case {
  id: string;
  /** Does it once; returns milliseconds. */
  measure: () => number | Promise<number>;
}

/** Values in milliseconds by round, by the case's id. */
export type Measured = ReadonlyMap<string, RoundValues>;

export async function inRounds(cases: readonly Case[], rounds: number): Promise<Measured> {
  const values = new Map(cases.map(({ id }) => [id, new Map<number, number>()]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { id, measure } of cases) {
      const time = await measure();
      if (round > 0) values.get(id)?.set(round, time); // the first is to warm up
    }
  }
  return values;
}

/** Many systems count a thread's time in ticks of a few milliseconds. */
const LONG_ENOUGH_MS = 60;

/**
 * Milliseconds of the processor that this thread spends on it, over as many turns as can be measured:
 * what else runs on the machine does not count.
 */
export function timed(work: () => unknown): number {
  const start = threadTime();
  let turns = 0;
  let spent = 0;
  while (spent < LONG_ENOUGH_MS) {
    work();
    turns += 1;
    spent = threadTime() - start;
  }
  return spent / turns;
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
