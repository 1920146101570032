/**
 * `npm run bench`: builds the site and its peers, measures them side by side, and writes the raw numbers
 * into bench/results/ and the tables into docs/bench.md. See bench/run.ts.
 *
 *     npm run bench -- --runs 2 --only freed,floor
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownPage } from './page.ts';
import type { Circumstances } from './report.ts';
import { type Outcome, runBench } from './run.ts';
import { browserVersion, machineClass, peerVersions, pyodideVersion } from './versions.ts';
import { build } from '../scripts/build.ts';
import { findBrowser } from '../scripts/setup/browser.ts';
import { Failure, runMain } from '../scripts/setup/fail.ts';
import { setup } from '../scripts/setup.ts';
import { writeFormatted } from '../scripts/write-formatted.ts';

const RESULTS = 'bench/results';
const PAGE = 'docs/bench.md';

await runMain(async () => {
  const { runs, only, built } = options();
  const browser = findBrowser();
  if (!built) {
    await setup();
    await build();
  }
  const { outcomes, load } = await runBench({ browser, runs, only });
  const about: Circumstances = {
    date: new Date().toISOString().slice(0, 10),
    pyodide: pyodideVersion(),
    peers: peerVersions(),
    machine: machineClass(),
    browser: browserVersion(browser),
    node: process.versions.node,
    runs,
    load,
  };
  await writeResults(outcomes, about);
  await writeFormatted(PAGE, markdownPage(outcomes, about));
});

function options(): { runs: number; only: string[]; built: boolean } {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      built: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) {
    throw new Failure(`--runs is "${values.runs}", which is no number of rounds. Try --runs 5.`);
  }
  return { runs, only: values.only.split(',').filter(Boolean), built: values.built };
}

async function writeResults(outcomes: Outcome[], about: Circumstances): Promise<void> {
  const file = join(RESULTS, `${about.date}.json`);
  const targets = outcomes.map(({ target, rounds, failures }) => ({
    id: target.id,
    failures,
    rounds,
  }));
  const whole = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 10) / 10 : value;
  const data = { ...about, peers: Object.fromEntries(about.peers), targets };
  await mkdir(RESULTS, { recursive: true });
  await writeFormatted(file, JSON.stringify(data, whole));
}
