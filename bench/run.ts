/**
 * Compares Freed with the floor and with its peers, interleaved: every round measures all targets one
 * after the other, each in a browser and a profile of its own.
 *
 *     build sites ──► open hosts ──► rounds ──► results/*.json ──► docs/bench.md
 */
import { loadavg } from 'node:os';
import { sentenceFor } from '../scripts/setup/fail.ts';
import { type Host, openHost } from './host.ts';
import { buildSite, type SiteId } from './prepare/sites.ts';
import { type Sample, sample } from './round.ts';
import { type Target, TARGETS } from './targets.ts';

export interface Options {
  /** Path of a Chromium. */
  browser: string;
  runs: number;
  /** Ids of the targets; empty means all. */
  only: string[];
}

export interface MeasuredRound extends Sample {
  round: number;
}

export interface Outcome {
  target: Target;
  rounds: MeasuredRound[];
  /** Why it is not measured, or not in every round. */
  failures: string[];
}

/** @returns what was measured, and the load of the machine before each round. */
export async function runBench({
  browser,
  runs,
  only,
}: Options): Promise<{ outcomes: Outcome[]; load: number[] }> {
  const targets = TARGETS.filter(({ id }) => only.length === 0 || only.includes(id));
  const outcomes = targets.map((target): Outcome => ({ target, rounds: [], failures: [] }));
  const folders = await buildSites(outcomes);
  const hosts = new Map<Target, Host>();
  const load: number[] = [];
  try {
    for (const { target } of outcomes) {
      const folder = folders.get(target.site);
      if (folder !== undefined) hosts.set(target, await openHost(target.serve(folder)));
    }
    for (let round = 1; round <= runs; round += 1) {
      load.push(loadavg()[0] ?? 0);
      for (const outcome of outcomes) {
        const host = hosts.get(outcome.target);
        if (host === undefined) continue;
        console.log(`Round ${String(round)} of ${String(runs)}: ${outcome.target.title}.`);
        await measureOnce(outcome, host, { browser, round });
      }
    }
  } finally {
    for (const host of hosts.values()) host.close();
  }
  return { outcomes, load };
}

/** Folders by site; what cannot be built is noted with its reason. */
async function buildSites(outcomes: Outcome[]): Promise<Map<SiteId, string>> {
  const folders = new Map<SiteId, string>();
  for (const site of new Set(outcomes.map(({ target }) => target.site))) {
    console.log(`Building ${site}.`);
    try {
      folders.set(site, await buildSite(site));
    } catch (error) {
      const reason = `could not be built: ${reasonOf(error)}`;
      console.log(`  ${site} ${reason}`);
      for (const outcome of outcomes) {
        if (outcome.target.site === site) outcome.failures.push(reason);
      }
    }
  }
  return folders;
}

async function measureOnce(
  outcome: Outcome,
  host: Host,
  { browser, round }: { browser: string; round: number },
): Promise<void> {
  try {
    const measured = await sample(outcome.target, host, browser);
    outcome.rounds.push({ round, ...measured });
    const { cold, slow, warm, stop, restart } = measured;
    const times = [cold.result, slow.result, warm.result, stop, restart];
    const shown = times.map((time) => (typeof time === 'number' ? Math.round(time) : time));
    console.log(`  cold, slow, warm, stop, restart: ${shown.join(', ')} ms`);
  } catch (error) {
    console.log(`  ${reasonOf(error)}`);
    outcome.failures.push(`round ${String(round)}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const [line = ''] = (sentenceFor(error) ?? String(error)).split('\n');
  return line;
}
