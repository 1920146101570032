/**
 * The runs over one cell, and how their findings are joined. The bare run gives bytes, births and deaths;
 * whatever takes memory itself has a run of its own, in a clean interpreter.
 *
 * | pass         | what it adds                                    | what it costs                |
 * | ------------ | ----------------------------------------------- | ---------------------------- |
 * | `bytes`      | readings, marks, types, collections, growth, map | nothing                      |
 * | `references` | counts of watched objects after each line       | sys.monitoring               |
 * | `lines`      | bytes by line and loop, peak                    | sys.monitoring, tracemalloc  |
 * | `peak`       | who held what just before the peak              | tracemalloc with 25 frames   |
 * | `collector`  | the collector's counters around each round      | a tuple a round              |
 * | `graph`      | who refers to whom                              | objgraph                     |
 */
import { wentAlike } from './alike.ts';
import type { Findings, PeakAt } from './findings.ts';
import { isShown, lacksPackages, type Note, type ReadingName } from './notes.ts';
import { SECOND_PASSES, type SecondPass } from './pass.ts';
import type { Collection, RunResult } from './result.ts';

/**
 * The passes still to run for what is wanted, in an order in which each finds what it needs. Counts
 * of watched objects are always wanted; without one there is nothing to count or to draw.
 */
export function passesFor(wanted: readonly SecondPass[], found: Findings): SecondPass[] {
  const isWatching = found.watchedNames.length > 0;
  const all = new Set<SecondPass>(wanted);
  if (all.has('peak')) all.add('lines');
  for (const pass of ['references', 'graph'] as const) if (!isWatching) all.delete(pass);
  if (isWatching) all.add('references');
  return SECOND_PASSES.filter((pass) => all.has(pass) && !found.passes.includes(pass));
}

/** Runs a cell once more for a pass: in a clean interpreter, its needs first. */
export type RunPass = (pass: SecondPass, peakAt: PeakAt) => Promise<Findings>;

/**
 * Runs the passes that are still to run, one after the other, and joins what they find.
 * @param isStopped asked between two of them: Stop may come where nothing runs.
 */
export async function withPasses(
  wanted: readonly SecondPass[],
  bare: Findings,
  run: RunPass,
  isStopped: () => boolean = () => false,
): Promise<Findings> {
  let found = bare;
  for (const pass of passesFor(wanted, bare)) {
    if (found.result.status === 'stopped') return found;
    if (isStopped()) return asStopped(found);
    const second = await run(pass, found.peakAt);
    // What prints too much ends at the same place in each pass; else it was Stop.
    if (second.result.status === 'stopped' && !second.result.truncated) return asStopped(found);
    found = merge(found, pass, second);
  }
  return found;
}

function asStopped(found: Findings): Findings {
  return withResult(found, { status: 'stopped' });
}

/** Puts what a pass of its own has found beside the bare one, if both ran alike. */
export function merge(bare: Findings, pass: SecondPass, second: Findings): Findings {
  const [one, other] = [bare.result, second.result];
  const isAlike = wentAlike(bare, second);
  const isMissing = pass === 'graph' && lacksPackages(other);
  const told: Note[] = isAlike ? other.notes : [isMissing ? 'graph-missing' : `${pass}-differ`];
  const notes = [...new Set([...one.notes, ...told])];
  const joined = { ...withResult(bare, { notes }), passes: [...bare.passes, pass] };
  const isGood = isAlike && FINDS[pass].every((reading) => isShown(other, reading));
  if (!isGood) return joined;
  const another = anotherWay(bare, pass, second);
  if (another !== null) return withResult(joined, { notes: [...notes, another] });
  return MERGES[pass](second.way === undefined ? joined : { ...joined, way: second.way }, second);
}

/**
 * What the passes over lines have instead of births, which tracemalloc leaves no room to count. `lines` has run the
 * lines that `references` has, in any number: code may wait until it is time. `peak` has to come by each line as
 * `lines` did, or its moment is another. Where nothing is watched, `lines` has only `wentAlike` beside the bare run.
 */
function anotherWay(
  { way, result }: Findings,
  pass: SecondPass,
  { way: its }: Findings,
): Note | null {
  if (way === undefined || its === undefined) return null;
  if (pass === 'lines' && its.lines !== way.lines) return 'lines-differ';
  return pass === 'peak' && result.lines !== null && its.steps !== way.steps ? 'peak-differ' : null;
}

/** What each pass is there for: where its own notes spoil that, nothing of it is taken over. */
const FINDS: Record<SecondPass, readonly ReadingName[]> = {
  references: ['counts', 'deaths'],
  lines: ['lines', 'peak'],
  peak: ['peakFrom'],
  collector: ['counters'],
  graph: ['graph'],
};

type Merge = (bare: Findings, second: Findings) => Findings;

const MERGES: Record<SecondPass, Merge> = {
  references: (bare, { result: { watched } }) => withResult(bare, { watched }),
  lines: (bare, { result: { lines, loops, givenBack = null, peak }, peakAt }) => ({
    ...withResult(bare, { lines, loops, givenBack, peak }),
    peakAt,
  }),
  peak: (bare, { result: { peakFrom } }) => withResult(bare, { peakFrom }),
  collector: mergeCounters,
  graph: (bare, { graphs }) => ({ ...bare, graphs }),
};

function withResult(bare: Findings, change: Partial<RunResult>): Findings {
  return { ...bare, result: { ...bare.result, ...change } };
}

/** Counters belong to rounds: only where both runs had the same rounds can they be put beside. */
function mergeCounters(bare: Findings, { result: { collections } }: Findings): Findings {
  const mine = bare.result.collections;
  const isSame = (one: Collection, other: Collection | undefined) =>
    one.generation === other?.generation && one.collected === other.collected;
  if (mine.length !== collections.length || !mine.every((one, i) => isSame(one, collections[i]))) {
    return withResult(bare, { notes: [...bare.result.notes, 'collector-differ'] });
  }
  const withCounters = mine.map((one, i) => ({
    ...one,
    counters: collections[i]?.counters ?? null,
  }));
  return withResult(bare, { collections: withCounters });
}
