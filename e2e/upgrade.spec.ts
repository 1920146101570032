/**
 * From one build to another that differs in every script and page, while the host has only half of it:
 * whoever reads sees one build, whole; nothing of the wrong kind is kept, and nothing of theirs is lost.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SECOND, writeSecondBuild } from './support/builds.ts';
import { Cell } from './support/cell.ts';
import { type ChangingHost, startChangingHost, type Upset, type UpsetOf } from './support/hosts.ts';
import { english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { SITE } from './support/pages.ts';
import { storedProgress } from './support/store.ts';
import { expect, type Incidents, test } from './support/test.ts';
import { keptFiles } from './support/without-host.ts';

test.use({ serviceWorkers: 'allow' });

const address = addressOf(counting, english);
/** Stands in every page of the second build. */
const WORD = 'a-word-of-the-second-build';
const EDIT = 'of_the_reader = 6 * 7';

const second = mkdtempSync(join(tmpdir(), 'freed-second-'));
let host: ChangingHost;

test.beforeAll(async () => {
  await writeSecondBuild(second, WORD);
});
test.afterAll(() => {
  rmSync(second, { recursive: true });
});
test.beforeEach(async () => {
  host = await startChangingHost(SITE);
});
test.afterEach(async () => {
  await host.close();
});

const cellOf = (page: Page) => new Cell(page, english, 'two-names');
const offerOf = (page: Page) =>
  page.getByRole('button', { name: english.words.labels['new-version-load'] });

/** The browser's own lines about what it could not get. */
function forgive(incidents: Incidents): void {
  incidents.errors.length = 0;
}

/** A visit to the first build, after which all of it is kept, with Python; the reader leaves an edit behind. */
async function visitsFirst(page: Page): Promise<void> {
  await page.goto(host.origin + address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await cellOf(page).runs('print(1)');
  await expect.poll(() => page.evaluate(keptFiles)).toBeGreaterThanOrEqual(4);
  await new Cell(page, english, 'del-one').setCode(EDIT);
  await expect.poll(() => keepsEdit(page)).toBe(true);
}

async function keepsEdit(page: Page): Promise<boolean> {
  return JSON.stringify(await storedProgress(page)).includes(EDIT);
}

/** Has the browser ask for the next build, and waits until it has taken it or given it up. */
async function asksForNext(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    try {
      await registration.update();
    } catch {
      return 'redundant';
    }
    const next = registration.installing ?? registration.waiting;
    if (next?.state !== 'installing') return next?.state ?? 'none';
    return new Promise<string>((resolve) => {
      next.addEventListener('statechange', () => resolve(next.state), { once: true });
    });
  });
}

/** The page is of that build, and so is every script that it has asked for. */
async function isOf(page: Page, build: 'first' | 'second'): Promise<void> {
  const isSecond = build === 'second';
  expect((await page.content()).includes(WORD), `the page is of the ${build} build`).toBe(isSecond);
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  const ours = scripts.filter((name) => /\/_astro\/.*\.js$/.test(name));
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter((name) => SECOND.test(name) !== isSecond)).toEqual([]);
}

/** All that a reader does: reads, runs, edits, looks at an instrument, goes to another page. */
async function worksIn(page: Page, build: 'first' | 'second'): Promise<void> {
  await page.goto(`${host.origin}/`);
  await isOf(page, build);
  await page.goto(host.origin + address);
  const cell = cellOf(page);
  await cell.runs('print(6 * 7)');
  await expect(cell.printed()).toHaveText('42\n');
  await cell.block.or(cell.editor).first().click();
  await expect(cell.editor).toBeFocused();
  await isOf(page, build);
  const edited = new Cell(page, english, 'del-one');
  expect(await edited.code()).toContain(EDIT);
  expect(await keepsEdit(page)).toBe(true);
}

/** Everything in every cache is a file of one of the builds, and stands under its own name. */
async function keepsOnlyRight(page: Page): Promise<string[]> {
  const kept = await page.evaluate(async () => {
    const found: { url: string; sha256: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        if (answer?.status !== 200) continue;
        const hash = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
        const bytes = Array.from(new Uint8Array(hash), (one) => one.toString(16).padStart(2, '0'));
        found.push({ url: request.url, sha256: bytes.join('') });
      }
    }
    return found;
  });
  const names = kept.map(({ url, sha256 }) => {
    const { pathname, searchParams } = new URL(url);
    const revision = searchParams.get('__WB_REVISION__');
    expect(sha256.startsWith(revision ?? ''), pathname).toBe(true);
    expect(hashesOf(pathname), pathname).toContain(sha256);
    return pathname;
  });
  expect(names.length).toBeGreaterThan(100);
  return names;
}

function hashesOf(pathname: string): string[] {
  return [SITE, second]
    .map((folder) => join(folder, pathname))
    .filter((file) => existsSync(file))
    .map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
}

const when = (pattern: RegExp, upset: Upset) => (): UpsetOf => (pathname) =>
  pattern.test(pathname) ? upset : null;

/** Each made anew for its test: some count. */
const HALF_WAY: Record<string, () => UpsetOf> = {
  'some scripts are missing': when(/\/_astro\/[m-z].*-second\.js$/, 'missing'),
  'a script comes as a page to log in': when(/\/_astro\/worker-.*\.js$/, 'wrong'),
  'a script ends too early': when(/\/_astro\/python-cell.*\.js$/, 'broken-off'),
  'pages are still the old ones': when(/\/(index\.html)?$/, 'old'),
  'one page is still the old one': when(/^\/zh-cn\/reference-counting\//, 'old'),
  'a page is broken off': when(/^\/zh-cn\/reference-counting\//, 'broken-off'),
  'scripts are still the old ones': when(/\/_astro\//, 'old'),
  'the list is still the old one': when(/\/service-worker\.js$/, 'old'),
  'the list is missing': when(/\/service-worker\.js$/, 'missing'),
  'the list comes as a page to log in': when(/\/service-worker\.js$/, 'wrong'),
  'the list ends too early': when(/\/service-worker\.js$/, 'broken-off'),
  'the host dies in the middle': () => {
    let answers = 0;
    return () => {
      answers += 1;
      return answers > 60 ? 'dead' : null;
    };
  },
};

for (const [name, upset] of Object.entries(HALF_WAY)) {
  test(`half-way, ${name}: the first build stays whole; then the second comes`, async ({
    page,
    incidents,
  }) => {
    await visitsFirst(page);
    host.serve(second, upset());
    expect(['redundant', 'none']).toContain(await asksForNext(page));
    await worksIn(page, 'first');
    await keepsOnlyRight(page);
    await expect(offerOf(page)).toBeHidden();

    host.serve(second);
    expect(await asksForNext(page)).toBe('installed');
    await isOf(page, 'first');
    await offerOf(page).click();
    await expect(page.getByText(WORD)).toBeVisible();
    await worksIn(page, 'second');
    const kept = await keepsOnlyRight(page);
    const scripts = kept.filter((pathname) => /^\/_astro\/.*\.js$/.test(pathname));
    expect(
      scripts.filter((pathname) => !SECOND.test(pathname)),
      'of the first',
    ).toEqual([]);
    forgive(incidents);
  });
}

test('a host that stays dead half-way leaves the first build, without a network too', async ({
  page,
  incidents,
}) => {
  await visitsFirst(page);
  host.serve(second, when(/\/_astro\/[m-z]/, 'dead')());
  expect(await asksForNext(page)).toBe('redundant');
  await host.close();
  await worksIn(page, 'first');
  await keepsOnlyRight(page);
  forgive(incidents);
});

test('another tab still shows the first build when one has taken the second: it is told', async ({
  page,
  context,
  incidents,
}) => {
  await visitsFirst(page);
  const other = await context.newPage();
  await other.goto(host.origin + address);
  host.serve(second);
  expect(await asksForNext(page)).toBe('installed');
  await offerOf(page).click();
  await expect(page.getByText(WORD)).toBeVisible();
  await isOf(other, 'first');
  await offerOf(other).click();
  await expect(other.getByText(WORD)).toBeVisible();
  await worksIn(other, 'second');
  forgive(incidents);
});

test('a first visit between two builds: the page that was read is offered the one that is kept', async ({
  page,
  incidents,
}) => {
  await page.goto(host.origin + address);
  host.serve(second);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect(offerOf(page)).toBeVisible();
  await offerOf(page).click();
  await expect(page.getByText(WORD)).toBeVisible();
  await new Cell(page, english, 'del-one').setCode(EDIT);
  await expect.poll(() => keepsEdit(page)).toBe(true);
  await worksIn(page, 'second');
  await keepsOnlyRight(page);
  forgive(incidents);
});
