/**
 * `npm run bench:lighthouse`: builds the site, lets Lighthouse judge a lesson, the first page and the
 * playground, as a phone and as a desktop, and writes docs/bench-lighthouse.md.
 *
 *     npm run bench:lighthouse -- --rounds 3
 *     npm run bench:lighthouse -- --built          judges dist/ as it is
 *     npm run bench:lighthouse -- --path /map/     another page; nothing is written
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { audit, forms } from './lighthouse/audit.ts';
import { installLighthouse } from './lighthouse/install.ts';
import { type Judged, lighthousePage, lossesOf, scoresOf } from './lighthouse/report.ts';
import { browserVersion, machineClass } from './versions.ts';
import { build } from '../scripts/build.ts';
import { createServer, listen } from '../scripts/serve.ts';
import { findBrowser } from '../scripts/setup/browser.ts';
import { Failure, runMain } from '../scripts/setup/fail.ts';
import { setup } from '../scripts/setup.ts';
import { writeFormatted } from '../scripts/write-formatted.ts';

const SITE = 'dist';
const PAGE = 'docs/bench-lighthouse.md';
const PAGES = [
  { title: 'Landing', path: '/' },
  { title: 'Landing, Chinese', path: '/zh-cn/' },
  { title: 'Lesson', path: '/reference-counting/' },
  { title: 'Lesson, Chinese', path: '/zh-cn/reference-counting/' },
  { title: 'Playground', path: '/playground/' },
];

await runMain(async () => {
  const { rounds, path, built } = wanted();
  const browser = findBrowser();
  if (!built) {
    await setup();
    await build();
  }
  const pages = path === undefined ? PAGES : [{ title: 'Page', path }];
  const missing = pages.find((page) => !existsSync(join(SITE, page.path, 'index.html')));
  if (missing) throw new Failure(`The built site has no page ${missing.path}.`);
  const lighthouse = await installLighthouse();
  const before = loadavg()[0] ?? 0;
  const judged = await judge(pages, rounds, (url, form) => audit(lighthouse, browser, url, form));
  if (path !== undefined) return;
  const about = {
    date: new Date().toISOString().slice(0, 10),
    machine: machineClass(),
    browser: browserVersion(browser),
    node: process.versions.node,
    rounds,
    load: [before, loadavg()[0] ?? 0],
  };
  await writeFormatted(PAGE, lighthousePage(judged, about));
});

type Audit = (url: string, form: Judged['form']) => ReturnType<typeof audit>;

/** Round by round, so that what else the machine does meets all pages alike. */
async function judge(
  pages: readonly { title: string; path: string }[],
  rounds: number,
  look: Audit,
): Promise<Judged[]> {
  const server = createServer(SITE);
  const port = await listen(server, 0);
  const judged = forms.flatMap((form) =>
    pages.map((page): Judged => ({ ...page, form, reports: [] })),
  );
  try {
    for (let round = 1; round <= rounds; round++) {
      for (const one of judged) {
        one.reports.push(await look(`http://localhost:${String(port)}${one.path}`, one.form));
        say(one, round);
      }
    }
  } finally {
    server.close();
  }
  return judged;
}

function say(one: Judged, round: number): void {
  const scores = scoresOf({ ...one, reports: one.reports.slice(-1) });
  const said = scores.map(({ category, median }) => `${category} ${median.toFixed(2)}`);
  console.log(`${String(round)}. ${one.form} ${one.path}: ${said.join(', ')}`);
  for (const loss of lossesOf(one)) console.log(`   ${loss}`);
}

function wanted(): { rounds: number; path: string | undefined; built: boolean } {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      path: { type: 'string' },
      built: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (Number.isInteger(rounds) && rounds >= 1) {
    return { rounds, path: values.path, built: values.built };
  }
  throw new Failure(`--rounds is "${values.rounds}", which is no number of rounds. Try 3.`);
}
