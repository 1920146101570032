/** Takes out of findings what their notes say is untrue: nobody can show or grade it by mistake. */
import { type Findings, NO_PEAK } from './findings.ts';
import { isShown, type ReadingName } from './notes.ts';
import { NO_READING } from './unfinished.ts';

/** Lists become empty, all else `null` or, of the heap, a reading that was never taken. */
export function withhold(findings: Findings): Findings {
  const { result, map, graphs, peakAt } = findings;
  const keep = <T, U>(reading: ReadingName, value: T, nothing: U): T | U =>
    isShown(result, reading) ? value : nothing;
  const collections = result.collections.map((one) => ({
    ...one,
    freed: keep('freed', one.freed, []),
    released: keep('freed', one.released, []),
    counters: keep('counters', one.counters, null),
  }));
  const isFollowed = isShown(result, 'counts') && isShown(result, 'deaths');
  return {
    ...findings,
    result: {
      ...result,
      before: keep('bytes', result.before, NO_READING),
      after: keep('bytes', result.after, NO_READING),
      marks: keep('marks', result.marks, []),
      watched: isFollowed ? result.watched : [],
      collections: keep('collections', collections, []),
      types: keep('types', result.types, null),
      growth: keep('growth', result.growth, null),
      earlierGrowth: keep('growth', result.earlierGrowth ?? [], []),
      peak: keep('peak', result.peak, null),
      peakFrom: keep('peakFrom', result.peakFrom, null),
      lines: keep('lines', result.lines, null),
      loops: keep('lines', result.loops, null),
      givenBack: keep('lines', result.givenBack ?? null, null),
    },
    map: keep('map', map, null),
    graphs: keep('graph', graphs, null),
    peakAt: keep('peak', peakAt, NO_PEAK),
  };
}
