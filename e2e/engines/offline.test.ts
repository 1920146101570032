/** The service worker: NumPy without a network, hosts that send no headers, new builds. */
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
import { isKept } from './kept.ts';
import { test } from './test.ts';

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

test('on a host that sends no headers the page reloads once, is isolated, and Stop works', async ({
  page,
  plainHost,
  engine,
}) => {
  await page.goto(plainHost.origin + address);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.evaluate(() => void Reflect.set(window, 'isTheSame', true));
  const cell = new Cell(page, english, 'two-names');
  await cell.runs('x = 41');
  if (page.policyOfWorker) expect(await page.policyOfWorker()).toContain("default-src 'none'");
  await cell.begins('while True:\n    pass');
  await cell.press('stop');
  await cell.says(engine.sharesMemory ? 'stopped-interrupted' : 'stopped-replaced');
  await cell.runs('print(globals().get("x"))');
  expect(await cell.printed()).toBe(engine.sharesMemory ? '41\n' : 'None\n');
  const isTheSame = await page.evaluate(() => Reflect.has(window, 'isTheSame'));
  expect(isTheSame, 'no second reload').toBe(true);
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

  const content = () => page.evaluate(() => document.documentElement.outerHTML);
  await page.reload();
  // Firefox complains about a page that is left while it still imports something.
  await page.hasSettled();
  expect(await content(), 'the old build until the new one is wanted').not.toContain(word);
  const load = { role: 'button', name: english.words.labels['new-version-load'] } as const;
  await page.appears(load);
  await page.goto(`${host.origin}/`);
  await page.hasSettled();
  expect(await content(), 'every page of the old build').not.toContain(word);
  await page.click(load);
  await expect.poll(content).toContain(word);
  await page.goto(host.origin + address);
  expect(await content()).toContain(word);
});
