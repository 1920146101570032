/**
 * `npm run bench:deploy`: records visits of a real Chromium on hosts that compress well, less and not at all,
 * replays them against our server and, where there is one, against Caddy, and writes docs/bench-deploy.md.
 * Everything happens on this machine. With `-- --built` it takes the site in dist/ as it is.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Loaded, deployPage } from './deploy/page.ts';
import { loadTest } from './deploy/load.ts';
import { type Answered, type Kind, KINDS } from './deploy/recording-host.ts';
import { recordVisits, type Visits } from './deploy/visits.ts';
import { browserVersion, machineClass, pyodideVersion } from './versions.ts';
import { build } from '../scripts/build.ts';
import { caddyVersion, findCaddy, NO_CADDY, startCaddy } from '../scripts/deploy/caddy.ts';
import { freePort } from '../scripts/free-port.ts';
import { findBrowser } from '../scripts/setup/browser.ts';
import { Failure, runMain } from '../scripts/setup/fail.ts';
import { setup } from '../scripts/setup.ts';
import { writeFormatted } from '../scripts/write-formatted.ts';

const SITE = 'dist';

await runMain(async () => {
  await setup();
  const browser = findBrowser();
  const { values } = parseArgs({ options: { built: { type: 'boolean', default: false } } });
  if (!values.built) await build();
  const before = loadavg()[0] ?? 0;
  const visits = new Map<Kind, Visits>();
  for (const kind of KINDS) {
    console.log(`\nVisits to a host that compresses with: ${kind}`);
    visits.set(kind, await recordVisits(browser, SITE, kind));
  }
  const best = visits.get('br');
  if (best === undefined) throw new Failure('No visit was recorded.');
  const loads = await loadsOf(best);
  const about = {
    date: new Date().toISOString().slice(0, 10),
    machine: machineClass(),
    node: process.versions.node,
    browser: browserVersion(browser),
    pyodide: pyodideVersion(),
    load: [before, loadavg()[0] ?? 0] as const,
  };
  await writeFormatted('docs/bench-deploy.md', deployPage(visits, loads, about));
});

async function loadsOf({ reading, offline, python }: Visits): Promise<Loaded[]> {
  const asked: [string, Answered[]][] = [
    ['a lesson, to be read', reading],
    ['all of a first visit with a run', [...reading, ...offline, ...python]],
  ];
  const loads: Loaded[] = [];
  const measure = async (server: string, port: number) => {
    for (const [what, visit] of asked) {
      console.log(`Load on ${server}: ${what}`);
      // Whoever asks for nothing they have would be answered in full where a visit was not.
      const whole = visit.filter(({ status }) => status === 200);
      loads.push({ server, what, result: await loadTest(port, whole) });
    }
  };
  const caddy = findCaddy();
  if (caddy === null) console.log(`Only our own server is measured. ${NO_CADDY}`);
  else {
    const port = await freePort();
    const running = await startCaddy(caddy, { folder: SITE, base: '/', port });
    try {
      await measure(`Caddy ${caddyVersion(caddy)}`, port);
    } finally {
      await running.close();
    }
  }
  const port = await freePort();
  const ours = spawn(process.execPath, ['scripts/serve.ts', SITE], {
    env: { ...process.env, BASE_PATH: '', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(ours.stdout, 'data'); // it says its address when it listens
  try {
    await measure('`npm start`', port);
  } finally {
    ours.kill();
  }
  return loads;
}
