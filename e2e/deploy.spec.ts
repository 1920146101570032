/**
 * A maintainer puts the site under a path: on a host that can be told nothing, like GitHub Pages, and on
 * one that sends our headers. Nothing may reach beside that path, and all has to work.
 */
import type { Page } from '@playwright/test';
import { checkInside } from '../scripts/links/inside.ts';
import { readPages } from '../scripts/links/read.ts';
import { Cell } from './support/cell.ts';
import { type Host, startBareHost, startHost } from './support/hosts.ts';
import { chinese, english, type Language, languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';
import { base, folder, isBuilt } from './support/under-path.ts';
import { isBoundAndStops, keptFiles, openIsolated } from './support/without-host.ts';

test.use({ serviceWorkers: 'allow' });
test.skip(!isBuilt, 'npm test and npm run test:deploy build the site under a path first.');

let host: Host;
/** What was answered with an error, and what was asked for beside the path. */
let wrong: string[];

const at = (path: string) => host.origin + base + path.replace(/^\//, '');
const lesson = (language: Language = english) => at(addressOf(counting, language));
const cellOf = (page: Page) => new Cell(page, english, 'two-names');

test.beforeEach(({ context }) => {
  wrong = [];
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400 || !pathname.startsWith(base)) {
      wrong.push(`${String(response.status())} ${pathname}`);
    }
  });
});

test.afterEach(async () => {
  await host.close();
});

test.describe('On a bare host', () => {
  test.beforeEach(async () => {
    host = await startBareHost(folder, base);
  });

  test('a reader comes in, searches, changes language, and gets lost', async ({
    page,
    incidents,
  }) => {
    await openIsolated(page, at('/'));
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    const inside = links.filter((link) => link.startsWith(host.origin));
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.filter((link) => !link.startsWith(at('/')))).toEqual([]);
    for (const language of languages) {
      await page.goto(lesson(language));
      await expect(page.locator('html')).toHaveAttribute('lang', language.lang);
      await page.getByRole('button', { name: language.starlight.search }).click();
      const dialog = page.getByRole('dialog', { name: language.starlight.search });
      await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).fill('del');
      const found = dialog.getByRole('link').first();
      await expect(found).toHaveAttribute('href', new RegExp(`^${base}`));
      await page.keyboard.press('Escape');
    }
    await page.goto(lesson());
    const select = page.getByRole('combobox', { name: english.starlight.language });
    await select.first().selectOption({ label: chinese.name });
    await expect(page).toHaveURL(lesson(chinese));
    expect(wrong).toEqual([]);

    await page.goto(at('/no-such-page/'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('404');
    for (const { words, base: home } of languages) {
      const link = page.getByRole('link', { name: words.labels['not-found-home'] });
      await expect(link).toHaveAttribute('href', base + home.slice(1));
    }
    // Once to the service worker, and from there to the page.
    expect(new Set(wrong)).toEqual(new Set([`404 ${base}no-such-page/`]));
    incidents.errors.length = 0; // the browser's own line about it
  });

  test('it isolates itself, runs, stops, grades, and needs its host no more', async ({
    page,
    incidents,
  }) => {
    await openIsolated(page, lesson());
    const cell = cellOf(page);
    await isBoundAndStops(page, cell);
    await cell.runs('import numpy\nprint(numpy.arange(x).size + 1)');
    await expect(cell.printed()).toHaveText('42\n');
    const question = new QuestionOnPage(page, english, 'second-name');
    await question.field.fill('1 MB');
    await question.commit.click();
    await question.isGraded('right');
    expect(wrong).toEqual([]);

    // One of them says that the packed library is not packed here.
    await expect.poll(() => page.evaluate(keptFiles)).toBeGreaterThanOrEqual(6);
    const sent = host.sent();
    await page.goto(lesson());
    await cell.runs('print(6 * 7)');
    expect(host.sent() - sent, 'what is kept is not sent again').toBeLessThan(200_000);

    await host.close();
    for (const address of [lesson(chinese), at('/'), lesson()]) await page.goto(address);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await cell.runs('import numpy\nprint(numpy.arange(4).sum())');
    await expect(cell.printed()).toHaveText('6\n');
    incidents.errors.length = 0; // the browser's own lines about a server that is gone
  });

  test('its worker and its manifest keep to the path', async ({ page }) => {
    await page.goto(at('/'));
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    expect(scope).toBe(at('/'));
    const href = await page.locator('link[rel="manifest"]').getAttribute('href');
    const address = new URL(href ?? '', page.url());
    expect(address.pathname).toBe(`${base}manifest.webmanifest`);
    const manifest = (await (await page.request.get(address.href)).json()) as {
      start_url: string;
      scope: string;
      icons: { src: string }[];
    };
    expect(new URL(manifest.start_url, address).pathname).toBe(base);
    expect(new URL(manifest.scope, address).pathname).toBe(base);
    for (const { src } of manifest.icons) {
      expect((await page.request.get(new URL(src, address).href)).status()).toBe(200);
    }
  });
});

test('on a host that sends our headers it is isolated at once, and its worker is bound', async ({
  page,
}) => {
  host = await startHost(folder, base);
  await page.goto(lesson());
  const cell = cellOf(page);
  await isBoundAndStops(page, cell);
  await cell.runs('print(x + 1)');
  await expect(cell.printed()).toHaveText('42\n');
  expect(wrong).toEqual([]);
});

test('no link leads out of the path', async () => {
  host = await startHost(folder, base);
  const pages = readPages(folder);
  expect(pages.length).toBeGreaterThan(10);
  expect(checkInside(pages, folder, base).problems).toEqual([]);
});
