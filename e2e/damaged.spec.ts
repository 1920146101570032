/** Files of the interpreter, and Graphviz, that come wrong: nothing of them is kept, and all works all the same. */
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { files, interpreterKey, LATER_STDLIB, sha256Of, wheels } from '../src/interpreter/files.ts';
import { fill } from '../src/components/shared/labels.ts';
import { readLessonFolder } from '../src/content/lesson-folder.ts';
import { LATE_CACHE } from '../src/offline/late.ts';
import { Cell } from './support/cell.ts';
import { type Host, startHost, startWrongHost } from './support/hosts.ts';
import { english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { SITE } from './support/pages.ts';
import { sayIn } from './support/say.ts';
import { expect, type Incidents, test } from './support/test.ts';

test.use({ serviceWorkers: 'allow' });

const address = addressOf(counting, english);
const instruments = readLessonFolder('91-instruments');
const cellOf = (page: Page) => new Cell(page, english, 'two-names');
const { words } = english;

let host: Host;
test.afterEach(async () => {
  await host.close();
});

/** The service worker serves this page, and Python has not been asked for. */
async function openControlled(page: Page): Promise<void> {
  await page.goto(host.origin + address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
}

/** By name, the sha256 of what the service worker keeps of the interpreter; empty answers apart. */
async function kept(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const found: Record<string, string> = {};
    for (const name of await caches.keys()) {
      if (!name.startsWith('interpreter-')) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        if (answer?.status !== 200) continue;
        const hash = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
        const hex = Array.from(new Uint8Array(hash), (one) => one.toString(16).padStart(2, '0'));
        found[request.url.replace(/.*\//, '')] = hex.join('');
      }
    }
    return found;
  });
}

/** The sha256 of each file that is kept once it was fetched. */
async function keptLate(page: Page): Promise<string[]> {
  return page.evaluate(async (name) => {
    const cache = await caches.open(name);
    const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
    const hashes = answers.map(async (answer) => {
      const content = (await answer?.arrayBuffer()) ?? new ArrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
      return Array.from(hash, (one) => one.toString(16).padStart(2, '0')).join('');
    });
    return Promise.all(hashes);
  }, LATE_CACHE);
}

async function keepsOnlyRight(page: Page): Promise<void> {
  const found = await kept(page);
  for (const [name, sha256] of Object.entries(found)) {
    expect({ name, sha256 }).toEqual({ name, sha256: sha256Of.get(name) });
  }
}

/** The browser's own lines about what it could not read. */
function forgive(incidents: Incidents): void {
  incidents.errors.length = 0;
}

for (const { name } of files) {
  test(`${name}, wrong once, is fetched anew; Python starts, also without its server`, async ({
    page,
    incidents,
  }) => {
    host = await startWrongHost(name, { times: 1 });
    await openControlled(page);
    const cell = cellOf(page);
    await cell.runs('print(6 * 7)');
    await expect(cell.printed()).toHaveText('42\n');
    await expect.poll(async () => Object.keys(await kept(page))).toContain(name);
    await expect.poll(async () => Object.keys(await kept(page))).toContain(LATER_STDLIB);
    await keepsOnlyRight(page);
    await host.close();
    await page.goto(host.origin + address);
    await cell.runs('print(6 * 7)');
    forgive(incidents);
  });
}

test('a file that stays wrong is named, none of it is kept, and it is tried anew', async ({
  page,
  incidents,
}) => {
  const name = 'pyodide.asm.wasm';
  const wrong = { times: Infinity };
  host = await startWrongHost(name, wrong);
  await openControlled(page);
  const cell = cellOf(page);
  await cell.run.click();
  await cell.hasState('failed');
  await expect(cell.status).toHaveText(fill(words, 'start-damaged', { message: name }));
  expect(Object.keys(await kept(page))).not.toContain(name);
  await keepsOnlyRight(page);
  wrong.times = 0;
  await cell.run.click();
  await cell.hasState('done');
  await keepsOnlyRight(page);
  forgive(incidents);
});

const [NUMPY = 'no NumPy'] = wheels
  .map(({ name }) => name)
  .filter((name) => name.startsWith('numpy'));
const ARRAY = 'x = 41\nimport numpy\nprint(numpy.arange(4).sum())';

test('a package that comes wrong: the code is not run, that is said, and it is tried anew', async ({
  page,
}) => {
  const wrong = { times: Infinity };
  host = await startWrongHost(NUMPY, wrong);
  await openControlled(page);
  const cell = cellOf(page);
  const { error, notes } = await cell.runs(ARRAY, 'failed');
  expect({ error: error?.message, notes }).toEqual({
    error: 'could not be downloaded: numpy',
    notes: ['packages-missing'],
  });
  await expect(cell.live.getByText(words.labels['note-packages-missing'])).toBeVisible();
  await keepsOnlyRight(page);
  await cell.runs('print("x" in globals())');
  await expect(cell.printed()).toHaveText('False\n');
  wrong.times = 0;
  await cell.runs(ARRAY);
  await expect(cell.printed()).toHaveText('6\n');
  await keepsOnlyRight(page);
});

test('a package that nobody can send: the same is said, and Python goes on', async ({
  page,
  incidents,
}) => {
  host = await startHost();
  await openControlled(page);
  const cell = cellOf(page);
  await cell.runs('print(6 * 7)');
  await expect.poll(async () => Object.keys(await kept(page))).toContain(LATER_STDLIB);
  await host.close();
  const { notes } = await cell.runs(ARRAY, 'failed');
  expect(notes).toEqual(['packages-missing']);
  await expect(cell.live.getByText(words.labels['note-packages-missing'])).toBeVisible();
  await cell.runs('print(6 * 7)');
  await expect(cell.printed()).toHaveText('42\n');
  forgive(incidents);
});

test('Graphviz that comes wrong is not kept, and fetched anew past the browser’s own cache', async ({
  page,
  incidents,
}) => {
  const [name = ''] = globSync('_astro/graphviz.worker-*.js', { cwd: SITE });
  const sha256 = createHash('sha256')
    .update(readFileSync(join(SITE, name)))
    .digest('hex');
  const wrong = { times: Infinity };
  host = await startWrongHost(name, wrong);
  await page.goto(host.origin + addressOf(instruments, english));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const draws = async () => {
    const cell = new Cell(page, english, 'family');
    await cell.run.click();
    await cell.hasState('done');
    return cell.element.getByRole('tabpanel');
  };
  const failed = (await draws()).getByText(sayIn(english)('graph-no-drawing'));
  await expect(failed).toBeVisible();
  expect(await keptLate(page)).toEqual([]);
  wrong.times = 0;
  await page.reload();
  await expect((await draws()).locator('svg .object')).toHaveCount(2);
  await expect.poll(() => keptLate(page)).toEqual([sha256]);
  await host.close();
  await page.reload();
  await expect((await draws()).locator('svg .object')).toHaveCount(2);
  forgive(incidents);
});

test('a page of one build takes and keeps no interpreter of another that replaces it', async ({
  page,
  incidents,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-site-'));
  try {
    cpSync(SITE, folder, { recursive: true });
    host = await startHost(folder);
    await openControlled(page);
    // Half-way through an upload: the new interpreter is there, the page is still the old one.
    const [old, other] = [interpreterKey, 'f'.repeat(interpreterKey.length)].map((key) =>
      join(folder, 'pyodide', key),
    );
    if (old === undefined || other === undefined) throw new Error('There are two.');
    renameSync(old, other);
    const cell = cellOf(page);
    await cell.run.click();
    await cell.hasState('failed');
    expect(await kept(page)).toEqual({});
    renameSync(other, old);
    await cell.run.click();
    await cell.hasState('done');
    await keepsOnlyRight(page);
    forgive(incidents);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
