/**
 * `npm run check:links`: follows the links of the built site in dist/.
 *
 *     npm run check:links               within the site: pages, files and anchors. Part of npm test.
 *     npm run check:links -- --online   also to other sites. It says what it could not reach.
 *
 * Exits with 1 when a link is broken. A site that cannot be reached is no broken link.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check, type Report, together } from '../src/quiz/report.ts';
import { basePath } from './base.ts';
import { checkInside } from './links/inside.ts';
import { askFor, outsideLinks } from './links/outside.ts';
import { type Page, readPages } from './links/read.ts';
import { Failure, runMain } from './setup/fail.ts';

const SITE = 'dist';
/** Polite, and enough for some dozens of links. */
const AT_A_TIME = 4;

async function checkOutside(pages: readonly Page[]): Promise<Report> {
  const report: Report = { checks: 0, problems: [] };
  const waiting = [...outsideLinks(pages)];
  const notReached: string[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [link, from] = next;
      const found = await askFor(link);
      if (found.kind === 'not-reached') notReached.push(`  ? ${link}: ${found.why}`);
      else {
        const why = found.kind === 'broken' ? found.why : '';
        check(
          report,
          found.kind === 'there',
          () => `${link} ${why}; linked from ${from.join(', ')}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const reached = String(report.checks);
  console.log(`Other sites: ${reached} links reached, ${String(notReached.length)} not reached.`);
  for (const line of notReached.sort()) console.log(line);
  return report;
}

await runMain(async () => {
  const { values } = parseArgs({ options: { online: { type: 'boolean', default: false } } });
  if (!existsSync(SITE)) throw new Failure('There is no dist/ yet: run "npm run build" first.');
  const pages = readPages(SITE);
  const inside = checkInside(pages, SITE, basePath());
  const outside = values.online ? await checkOutside(pages) : null;
  const { checks, problems } = together(outside ? [inside, outside] : [inside]);
  mkdirSync('.cache', { recursive: true });
  const counts = { passed: checks - problems.length, failed: problems.length };
  writeFileSync('.cache/links-report.json', JSON.stringify(counts));
  for (const problem of problems) console.error(`✗ ${problem}`);
  console.log(`Links: ${String(checks)} checked on ${String(pages.length)} pages.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
});
