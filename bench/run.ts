/**
 * Compares Freed with the floor and with its peers, interleaved: every round measures all targets one
 * after the other, each in a browser and a profile of its own.
 *
 *     build sites ──► open hosts ──► rounds ──► results/*.json ──► docs/bench.md
 */
import { cpus } from 'node:os';
import { sentenceFor } from '../scripts/setup/fail.ts';
import { findBrowser } from '../scripts/setup/browser.ts';
import { type Host, openHost } from './host.ts';
import { buildSite, type SiteId } from './prepare/sites.ts';
import { type Sample, sample } from './round.ts';
import { type Target, TARGETS } from './targets.ts';

export interface Options {
  runs: number;
  /** Ids of the targets; empty means all. */
  only: string[];
}

export interface Outcome {
  target: Target;
  samples: Sample[];
  /** Why it is not measured, or not in every round. */
  failures: string[];
}

export async function runBench({ runs, only }: Options): Promise<Outcome[]> {
  const browser = findBrowser();
  const targets = TARGETS.filter(({ id }) => only.length === 0 || only.includes(id));
  const outcomes = targets.map((target): Outcome => ({ target, samples: [], failures: [] }));
  const folders = await (process.env.NOBUILD ? Promise.resolve(new Map(outcomes.map(({target})=>[target.site, ".cache/bench/sites/"+target.site]))) : buildSites(outcomes));
  const hosts = new Map<Target, Host>();
  try {
    for (const { target } of outcomes) {
      const folder = folders.get(target.site);
      if (folder !== undefined) hosts.set(target, await openHost(target.serve(folder)));
    }
    for (let round = 1; round <= runs; round += 1) {
      for (const outcome of outcomes) {
        const host = hosts.get(outcome.target);
        if (host === undefined) continue;
        console.log(`Round ${String(round)} of ${String(runs)}: ${outcome.target.title}.`);
        await measureOnce(outcome, host, browser);
      }
    }
  } finally {
    for (const host of hosts.values()) host.close();
  }
  return outcomes;
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

async function measureOnce(outcome: Outcome, host: Host, browser: string): Promise<void> {
  try {
    const measured = await sample(outcome.target, host, browser);
    outcome.samples.push(measured);
    const { cold, slow, warm, stop, restart } = measured;
    const times = [cold.result, slow.result, warm.result, stop, restart];
    const shown = times.map((time) => (typeof time === 'number' ? Math.round(time) : time));
    console.log(`  cold, slow, warm, stop, restart: ${shown.join(', ')} ms`);
  } catch (error) {
    console.log(`  ${reasonOf(error)}`);
    outcome.failures.push(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const [line = ''] = (sentenceFor(error) ?? String(error)).split('\n');
  return line;
}

/** Neutral words for the machine the numbers are from. */
export function machine(): string {
  return `${String(cpus().length)} cores`;
}
