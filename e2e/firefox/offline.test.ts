/** The service worker in Firefox: NumPy without a network, hosts that send no headers, new builds. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { writeServiceWorker } from '../../scripts/service-worker.ts';
import { addParagraph } from '../support/builds.ts';
import { startHost } from '../support/hosts.ts';
import { english } from '../support/languages.ts';
import { addressOf, counting } from '../support/lessons.ts';
import { SITE } from '../support/pages.ts';
import { Cell } from './cell.ts';
import { test } from './firefox.ts';
import { isKept } from './kept.ts';

const address = addressOf(counting, english);
const SUM = 'import numpy\nprint(numpy.arange(4).sum())';

test('NumPy is there without the server once it was loaded', async ({ page, host }) => {
  await page.goto(host.origin + address);
  const cell = new Cell(page, english, 'two-names');
  await cell.runs('print(6 * 7)');
  await isKept(page);
  await cell.runs(SUM);
  await isKept(page, 5);
  await host.close();

  await page.goto(host.origin + address);
  await cell.runs(SUM);
  expect(await cell.printed()).toBe('6\n');
});

test('on a host that sends no headers the page becomes isolated, and Stop interrupts', async ({
  page,
  plainHost,
}) => {
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(plainHost.origin + address);
  await expect.poll(() => loads).toBe(2);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated)).toBe(true);
  const cell = new Cell(page, english, 'two-names');
  const policies: string[] = [];
  page.on('response', (response) => {
    const isWorker = /\/worker\b[^/]*\.js$/.test(response.url());
    if (isWorker) policies.push(response.headers()['content-security-policy'] ?? 'none');
  });
  await cell.runs('x = 41');
  expect(policies[0]).toContain("default-src 'none'");
  await cell.begins('while True:\n    pass');
  await cell.press('stop');
  await cell.says('stopped-interrupted');
  await cell.runs('print(x + 1)');
  expect(await cell.printed()).toBe('42\n');
});

test('a new build takes over when the reader wants it, and is never mixed with the old', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-site-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(SITE, folder, { recursive: true });
  const host = await startHost(folder);
  onTestFinished(() => host.close());
  await page.goto(host.origin + address);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);

  const word = 'a-word-of-the-new-build';
  addParagraph(folder, ['index.html', 'reference-counting/index.html'], word);
  await writeServiceWorker(folder);

  await page.reload({ waitUntil: 'networkidle0' });
  expect(await page.content(), 'the old build until the new one is wanted').not.toContain(word);
  const load = `::-p-aria([name="${english.words.labels['new-version-load']}"][role="button"])`;
  await page.waitForSelector(load);
  // Firefox complains about a page that is left while it still imports something.
  await page.goto(`${host.origin}/`, { waitUntil: 'networkidle0' });
  expect(await page.content(), 'every page of the old build').not.toContain(word);
  await page.locator(load).click();
  await expect.poll(() => page.content()).toContain(word);
  await page.goto(host.origin + address);
  expect(await page.content()).toContain(word);
});
