/** The service worker: without a network, on hosts that send no headers, and from build to build. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readLessonFolder } from '../src/content/lesson-folder.ts';
import { writeServiceWorker } from '../scripts/service-worker.ts';
import { addParagraph } from './support/builds.ts';
import { Cell } from './support/cell.ts';
import { type Host, startHost, startPlainHost } from './support/hosts.ts';
import { english, chinese } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { SITE } from './support/pages.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';
import { isBoundAndStops, keptFiles, openIsolated } from './support/without-host.ts';

test.use({ serviceWorkers: 'allow' });

const instruments = readLessonFolder('91-instruments');
const address = addressOf(counting, english);

let host: Host;
test.afterEach(async () => {
  await host.close();
});

/** The service worker serves this page. */
async function isInCharge(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const cellOf = (page: Page) => new Cell(page, english, 'two-names');

test('after one visit the lesson reads, runs and grades without its server, NumPy too', async ({
  page,
  incidents,
}) => {
  host = await startHost();
  await page.goto(host.origin + address);
  const cell = cellOf(page);
  await cell.runs('print(6 * 7)');
  await isInCharge(page);
  await cell.runs('import numpy\nprint(numpy.arange(4).sum())');
  await expect.poll(() => page.evaluate(keptFiles)).toBeGreaterThanOrEqual(5);
  await host.close();

  await page.goto(host.origin + addressOf(counting, chinese));
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.goto(host.origin + address);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await cell.runs('import numpy\nprint(numpy.arange(4).sum())');
  await expect(cell.printed()).toHaveText('6\n');
  const question = new QuestionOnPage(page, english, 'second-name');
  await question.field.fill('1 MB');
  await question.commit.click();
  await question.isGraded('right');
  await cell.block.or(cell.editor).first().click();
  await expect(cell.editor).toBeFocused();

  await page.goto(`${host.origin}/no-such-page/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('404');
  incidents.errors.length = 0; // the browser's own lines about a server that is gone
});

test.describe('On a host that sends no headers', () => {
  test.beforeEach(async () => {
    host = await startPlainHost();
  });

  test('the page becomes isolated by itself, and Stop interrupts', async ({ page }) => {
    await openIsolated(page, host.origin + address);
    const cell = cellOf(page);
    await isBoundAndStops(page, cell);
    await cell.runs('print(x + 1)');
    await expect(cell.printed()).toHaveText('42\n');
  });

  test('the page that isolated itself draws graphs, also without its host', async ({
    page,
    incidents,
  }) => {
    await openIsolated(page, host.origin + addressOf(instruments, english));
    const draws = async () => {
      const cell = new Cell(page, english, 'family');
      await cell.run.click();
      await cell.hasState('done');
      const drawn = cell.element.getByRole('tabpanel').locator('svg .object');
      await expect(drawn).toHaveCount(2);
    };
    await draws();
    await expect.poll(() => page.evaluate(keptFiles)).toBeGreaterThanOrEqual(4);
    await host.close();
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await draws();
    incidents.errors.length = 0; // the browser's own lines about a server that is gone
  });

  test('code waits until its worker is bound by a policy; who has begun is not reloaded', async ({
    page,
  }) => {
    let asked = 0;
    await page.context().route('**/service-worker.js', async (route) => {
      asked += 1;
      await page.waitForTimeout(1500);
      await route.continue();
    });
    await page.goto(host.origin + address, { waitUntil: 'commit' });
    const cell = cellOf(page);
    await cell.block.click();
    await expect(cell.editor).toBeFocused();
    await page.keyboard.type('# mine\n');
    const script = page.waitForResponse(/\/worker\b[^/]*\.js$/);
    await cell.run.click();
    expect((await script).headers()['content-security-policy']).toContain("default-src 'none'");
    await cell.hasState('done');
    expect(asked, 'the service worker was asked for through the test').toBeGreaterThan(0);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    expect(await cell.code()).toContain('# mine');
  });
});

test('a new build takes over when the reader wants it, and is never mixed with the old', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-site-'));
  try {
    cpSync(SITE, folder, { recursive: true });
    host = await startHost(folder);
    await page.goto(host.origin + address);
    await isInCharge(page);

    // The same site, built again with another word in it.
    const word = 'a-word-of-the-new-build';
    addParagraph(folder, ['index.html', 'reference-counting/index.html'], word);
    await writeServiceWorker(folder);

    await page.reload();
    expect(await page.content(), 'the old build until the new one is wanted').not.toContain(word);
    const load = page.getByRole('button', { name: english.words.labels['new-version-load'] });
    await expect(load).toBeVisible();
    await page.goto(`${host.origin}/`);
    expect(await page.content(), 'every page of the old build').not.toContain(word);
    await expect(load).toBeVisible();
    await load.click();
    await expect(load).toBeHidden();
    await expect.poll(() => page.content()).toContain(word);
    await page.goto(host.origin + address);
    expect(await page.content()).toContain(word);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a build that is only half there is not taken', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-site-'));
  try {
    cpSync(SITE, folder, { recursive: true });
    // As in the middle of an upload: a page of one build, the list of another.
    addParagraph(folder, ['index.html'], 'another build');
    host = await startHost(folder);
    await page.goto(host.origin + address);
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const installing = registration?.installing;
      if (!installing) return registration?.active?.state ?? 'none';
      return new Promise<string>((resolve) => {
        installing.addEventListener('statechange', () => resolve(installing.state));
      });
    });
    expect(['redundant', 'none']).toContain(state);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
