/** Our cells and questions on other people's pages: a teacher embeds them, a reader answers there. */
import { gzipSync } from 'node:zlib';
import type { FrameLocator, Page } from '@playwright/test';
import { fill } from '../src/components/shared/labels.ts';
import { playgroundWords } from '../src/components/playground/words.ts';
import { combinations } from '../src/quiz/parameters.ts';
import { makeLink } from '../src/share/link.ts';
import { axeFindsNothing } from './support/axe.ts';
import { withThirdPartiesBlocked } from './support/blocked.ts';
import { Cell } from './support/cell.ts';
import {
  type Classroom,
  examplePage,
  heard,
  hears,
  openClassroom,
  standsStill,
} from './support/classroom.ts';
import { startHost, startPlainHost } from './support/hosts.ts';
import { english, type Language, languages } from './support/languages.ts';
import { addressOf, counting, numberQuestion, proseOf } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const number = numberQuestion('second-name');
const [{ size: first = 0 } = {}, { size: second = 0 } = {}] = combinations(number.parameters);
const QUESTION = 'reference-counting/second-name';
const CELL = 'reference-counting/two-names';

const ENDLESS = 'print("begins")\nwhile True:\n    pass';

let classroom: Classroom;
test.beforeEach(async ({ page, baseURL }) => {
  // Any page will do; the tests that want another one open it themselves.
  classroom = await openClassroom(examplePage(siteAt(baseURL, english)));
  expect(page.url()).toBe('about:blank');
});
test.afterEach(async () => {
  await classroom.close();
});

async function visit(page: Page, html: string, isIsolated = false): Promise<void> {
  await classroom.close();
  classroom = await openClassroom(html, isIsolated);
  await page.goto(classroom.address);
}

/** The built site's pages in that language. */
function siteAt(baseURL: string | undefined, { base }: Language): string {
  return new URL(base, baseURL).href;
}

function frameOf(page: Page, kind: string): FrameLocator {
  return page.frameLocator(`iframe[src*="#${kind}/"] >> nth=0`);
}

/** The documented page with something else in its frames. */
function pageWith(site: string, fragment: string): string {
  return examplePage(site).replaceAll(/#(cell|question)\/[\w/-]+/g, `#${fragment}`);
}

for (const isIsolated of [false, true]) {
  for (const language of languages) {
    const where = isIsolated ? 'an isolated page' : 'a plain page';

    test(`${language.name}: a reader answers on ${where}, which hears the verdict`, async ({
      page,
      requests,
      baseURL,
    }) => {
      await visit(page, examplePage(siteAt(baseURL, language)), isIsolated);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
      const frame = frameOf(page, 'question');
      const question = new QuestionOnPage(page, language, number.id, frame);
      await hears(page, { type: 'ready', shows: 'question', id: QUESTION });
      await hears(page, { type: 'ready', shows: 'cell', id: CELL });
      await standsStill(page);

      await question.field.fill(String(2 * first));
      await question.commit.click();
      await question.isGraded('wrong');
      await hears(page, { type: 'verdict', question: QUESTION, verdict: 'wrong', attempt: 1 });

      await question.again.click();
      await question.field.fill(String(second));
      await question.commit.click();
      await question.isGraded('right');
      await hears(page, { type: 'verdict', question: QUESTION, verdict: 'right', attempt: 2 });
      const verdicts = (await heard(page)).filter(({ type }) => type === 'verdict');
      expect(verdicts).toHaveLength(2);
      // This host sends the policy that binds code, so nothing is fetched to make up for it.
      expect(requests.filter((url) => url.includes('service-worker'))).toEqual([]);
    });
  }
}

for (const language of languages) {
  test(`${language.name}: a loop in a frame is stopped, and the page stays of use`, async ({
    page,
    baseURL,
  }) => {
    await visit(page, examplePage(siteAt(baseURL, language)));
    const cell = new Cell(frameOf(page, 'cell'), language, 'two-names');
    expect(await cell.element.evaluate(() => crossOriginIsolated)).toBe(false);
    await cell.begin(ENDLESS);
    await expect(cell.printed()).toHaveText('begins\n');
    await cell.stop.click();
    await cell.says('stopped-replaced');
    await hears(page, { type: 'run', cell: CELL, status: 'stopped' });

    await cell.runs('print(6 * 7)');
    await expect(cell.printed()).toHaveText('42\n');
    await hears(page, { type: 'run', cell: CELL, status: 'done' });
    await cell.runs('1 / 0', 'failed');
    await hears(page, { type: 'run', cell: CELL, status: 'failed' });
    await expect(page.getByRole('log')).not.toContainText(/42|begins|print|Zero/);
  });

  test(`${language.name}: a frame is as tall as what it shows, and leads to the lesson`, async ({
    page,
    baseURL,
  }) => {
    const { labels } = language.words;
    await visit(page, examplePage(siteAt(baseURL, language)));
    const frame = frameOf(page, 'cell');
    const cell = new Cell(frame, language, 'two-names');
    const html = frame.locator('html');
    const isWhole = () =>
      html.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    await expect(cell.run).toBeVisible();
    await expect.poll(isWhole).toBe(0);
    const before = await html.evaluate(({ clientHeight }) => clientHeight);
    await cell.built.getByText(labels['built-summary']).click();
    await expect
      .poll(() => html.evaluate(({ clientHeight }) => clientHeight))
      .toBeGreaterThan(before);
    await expect.poll(isWhole).toBe(0);

    const opened = page.waitForEvent('popup');
    await frame.getByRole('link', { name: labels['embed-open'] }).click();
    const lesson = await opened;
    expect(new URL(lesson.url()).pathname).toBe(addressOf(counting, language));
    await expect(lesson.getByRole('heading', { level: 1 })).toHaveText(
      proseOf(counting, language).title,
    );
    await expect(lesson.locator('python-cell#two-names')).toBeInViewport();
  });

  test(`${language.name}: an address that leads nowhere is explained`, async ({
    page,
    incidents,
    baseURL,
  }) => {
    const { words } = language;
    const cases = [
      ['', 'nothing-asked', 'embed-nothing-asked', {}],
      ['cell/reference-counting', 'damaged', 'embed-damaged', {}],
      [`cell/${CELL}&run=yes`, 'damaged', 'embed-damaged', {}],
      [
        'cell/no-such-lesson/a',
        'unknown-lesson',
        'embed-unknown-lesson',
        { lesson: 'no-such-lesson' },
      ],
      [
        'question/reference-counting/gone',
        'unknown-part',
        'embed-unknown-part',
        { lesson: 'reference-counting', id: 'gone' },
      ],
    ] as const;
    for (const [fragment, problem, label, values] of cases) {
      const html = examplePage(siteAt(baseURL, language)).replace(
        /#question\/[\w/-]+/,
        `#${fragment}`,
      );
      await visit(page, html);
      const frame = page.frameLocator('iframe >> nth=1');
      await expect(frame.getByRole('status')).toHaveText(fill(words, label, values));
      await hears(page, { type: 'problem', problem });
    }
    incidents.errors = incidents.errors.filter((error) => !error.includes('404'));
  });

  for (const [kind, id] of [
    ['cell', CELL],
    ['question', QUESTION],
  ] as const) {
    test(`${language.name}: axe finds nothing on a bare ${kind}, nor does it scroll sideways`, async ({
      page,
    }) => {
      await page.goto(`${language.base}embed/#${kind}/${id}`);
      const [name = ''] = id.split('/').slice(1);
      await expect(
        page.locator(`${kind === 'cell' ? 'python-cell' : 'quiz-question'}#${name}`),
      ).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(proseOf(counting, language).title));
      await expect(page.getByRole('navigation')).toHaveCount(0);
      await expect(page.getByRole('banner')).toHaveCount(0);
      await expect(page.getByRole('button', { name: language.starlight.search })).toHaveCount(0);
      await axeFindsNothing(page, kind);
      await page.setViewportSize({ width: 320, height: 640 });
      await axeFindsNothing(page, `${kind}, 320 px wide`);
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(over).toBe(0);
    });
  }
}

test('a frame has the colours that its address asks for', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const html = page.locator('html');
  for (const [theme, shown] of [
    ['&theme=dark', 'dark'],
    ['&theme=auto', 'light'],
    ['', 'light'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`/embed/#cell/${CELL}${theme}`);
    await expect(page.getByRole('button', { name: english.words.labels.run })).toBeVisible();
    await expect(html).toHaveAttribute('data-theme', shown);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('a frame keeps nothing, and knows nothing of the course', async ({ page }) => {
  await page.goto(addressOf(counting, english));
  const inCourse = new Cell(page, english, 'two-names');
  await inCourse.setCode('mine = 1');
  await page.goto(`/embed/#cell/${CELL}`);
  const cell = new Cell(page, english, 'two-names');
  await expect(cell.block).not.toContainText('mine');
  await cell.setCode('theirs = 1');
  await page.reload();
  await expect(cell.block).not.toContainText('theirs');
  await page.goto(addressOf(counting, english));
  await expect(inCourse.editor).toHaveText('mine = 1');
});

test('what a page says to a frame is not heard', async ({ page, baseURL }) => {
  await visit(page, examplePage(siteAt(baseURL, english)));
  const cell = new Cell(frameOf(page, 'cell'), english, 'two-names');
  await expect(cell.run).toBeVisible();
  await page.evaluate(() => {
    for (const type of ['run', 'start', 'set', 'ready', 'theme', 'code']) {
      const message = { source: 'freed', version: 1, type, code: 'evil = 1', theme: 'dark' };
      for (const frame of document.querySelectorAll('iframe')) {
        frame.contentWindow?.postMessage(message, '*');
      }
    }
  });
  const before = await cell.code();
  await cell.runs('print(6 * 7)');
  expect(before).not.toContain('evil');
  const runs = (await heard(page)).filter(({ type }) => type === 'run');
  expect(runs).toHaveLength(1);
});

test('a bare question costs at most 40 kB of scripts before it is answered', async ({
  page,
  requests,
}) => {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  for (const what of [`cell/${CELL}`, `question/${QUESTION}`]) {
    scripts.length = 0;
    await page.goto('about:blank');
    await page.goto(`/embed/#${what}`, { waitUntil: 'networkidle' });
    await expect(page.locator('python-cell, quiz-question')).toBeVisible();
    const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      what,
    ).toBeLessThan(40_000);
  }
  expect(requests.filter((url) => /pyodide|worker|client/.test(url))).toEqual([]);
});

for (const language of languages) {
  const { words } = language;

  test(`${language.name}: shared code is shown as somebody else's, and runs when it is asked to`, async ({
    page,
    baseURL,
    requests,
  }) => {
    const own = playgroundWords(language.lang);
    const made = await makeLink({ code: 'print(6 * 7)', show: ['references'] });
    if (made.kind !== 'link') throw new Error(made.kind);
    await visit(page, pageWith(siteAt(baseURL, language), made.fragment));
    const frame = frameOf(page, 'code');
    const cell = new Cell(frame, language, 'program');
    await expect(frame.getByRole('status').first()).toHaveText(own.link);
    await hears(page, { type: 'ready', shows: 'code', id: null });
    expect(await cell.code()).toBe('print(6 * 7)');
    await cell.hasState('idle');
    expect(requests.filter((url) => url.includes('pyodide'))).toEqual([]);
    await cell.run.click();
    await expect(cell.printed()).toHaveText('42\n');
    await hears(page, { type: 'run', cell: null, status: 'done' });
    await expect(frame.getByRole('link', { name: words.labels['embed-open'] })).toHaveAttribute(
      'href',
      `${language.base}playground/#${made.fragment}`,
    );

    await visit(page, pageWith(siteAt(baseURL, language), made.fragment.slice(0, -4)));
    await expect(frame.getByRole('status')).toHaveText(own.damaged);
    await hears(page, { type: 'problem', problem: 'damaged' });
  });

  test(`${language.name}: a teacher chooses a question, and what is copied works`, async ({
    page,
    context,
    baseURL,
  }) => {
    const { labels } = words;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${language.base}embedding/`);
    const choice = (name: string) => page.getByRole('combobox', { name });
    await choice(labels['embed-choose']).selectOption(`question/${QUESTION}`);
    await choice(labels['embed-theme']).selectOption('dark');
    await page.getByRole('button', { name: labels['embed-copy'], exact: true }).click();
    await expect(page.getByText(labels['embed-copied'])).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const example = examplePage(siteAt(baseURL, language));
    await visit(page, example.replace(/<iframe[^]*<\/iframe>/, copied));
    const question = new QuestionOnPage(page, language, number.id, frameOf(page, 'question'));
    await expect(frameOf(page, 'question').locator('html')).toHaveAttribute('data-theme', 'dark');
    await question.field.fill(String(first));
    await question.commit.click();
    await question.isGraded('right');
    await hears(page, { type: 'verdict', question: QUESTION, verdict: 'right', attempt: 1 });
  });

  test(`${language.name}: the frame that a cell copies shows it elsewhere, as written and edited`, async ({
    page,
    context,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const example = examplePage(siteAt(baseURL, language));
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const copyFrame = async (cell: Cell, kind: string) => {
      await (await cell.take('copy-frame')).click();
      await cell.says('frame-copied');
      await expect.poll(clipboard).toContain(`/embed/#${kind}/`);
      return example.replace(/<iframe[^]*<\/iframe>/, await clipboard());
    };
    await page.goto(addressOf(counting, language));
    const cell = new Cell(page, language, 'two-names');
    const written = await cell.code();
    const asWritten = await copyFrame(cell, 'cell');
    await cell.setCode('print(6 * 7)');
    const edited = await copyFrame(cell, 'code');

    await visit(page, asWritten);
    await hears(page, { type: 'ready', shows: 'cell', id: CELL });
    expect(await new Cell(frameOf(page, 'cell'), language, 'two-names').code()).toBe(written);

    await visit(page, edited);
    const shared = new Cell(frameOf(page, 'code'), language, 'program');
    await hears(page, { type: 'ready', shows: 'code', id: null });
    await shared.run.click();
    await expect(shared.printed()).toHaveText('42\n');
  });
}

for (const sends of ['our headers', 'no headers'] as const) {
  test(`where third parties may store nothing, a frame works: from a host with ${sends}`, async ({
    launchOptions,
  }) => {
    const host = await (sends === 'our headers' ? startHost() : startPlainHost());
    try {
      await withThirdPartiesBlocked(launchOptions, async (page, errors) => {
        await visit(page, examplePage(`${host.origin}/`));
        const frame = frameOf(page, 'question');
        const question = new QuestionOnPage(page, english, number.id, frame);
        await expect(question.field).toBeVisible();
        expect(await question.element.evaluate(storageError)).toBe('SecurityError');
        await standsStill(page);
        await question.field.fill(String(first));
        await question.commit.click();
        await question.isGraded('right');
        await hears(page, { type: 'verdict', question: QUESTION, verdict: 'right', attempt: 1 });
        const cell = new Cell(frameOf(page, 'cell'), english, 'two-names');
        await cell.setCode(ENDLESS);
        await expect(cell.editor).toBeVisible();
        await standsStill(page);
        await cell.run.click();
        await cell.hasState('running');
        await cell.stop.click();
        await cell.says('stopped-replaced');
        await cell.runs('print(6 * 7)');
        await expect(cell.printed()).toHaveText('42\n');
        expect(errors).toEqual([]);
      });
    } finally {
      await host.close();
    }
  });
}

/** What reaching for the storage comes to, where the element is. */
function storageError(): string {
  try {
    return `none: ${localStorage.length}`;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

test.describe('Where the host of the site sends no headers', () => {
  test.use({ serviceWorkers: 'allow' });

  test('code in a frame waits until its worker is bound by a policy', async ({ page }) => {
    const host = await startPlainHost();
    try {
      await visit(page, examplePage(`${host.origin}/`));
      // Of the same site, if not of the same origin: this browser lets such a frame store something.
      await page.goto(classroom.address.replace('teacher.', ''));
      const cell = new Cell(frameOf(page, 'cell'), english, 'two-names');
      // The frame asks the host by HEAD before.
      const script = page.waitForResponse(
        (response) =>
          /\/worker\b[^/]*\.js$/.test(response.url()) && response.request().method() === 'GET',
      );
      await cell.runs('print(6 * 7)');
      expect((await script).headers()['content-security-policy']).toContain("default-src 'none'");
      await expect(cell.printed()).toHaveText('42\n');
    } finally {
      await host.close();
    }
  });
});
