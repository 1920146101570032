/** The playground: the reader's own code, kept as drafts, shared as links, taken along as files. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { draftPrefix } from '../src/components/playground/drafts.ts';
import { playgroundWords } from '../src/components/playground/words.ts';
import { fillText, fill } from '../src/components/shared/labels.ts';
import { builtFindings } from '../src/content/built.ts';
import { makeLink } from '../src/share/link.ts';
import { axeFindsNothing } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { type Language, languages, otherThan } from './support/languages.ts';
import { addressOf, lessonNamed, proseOf } from './support/lessons.ts';
import { sayIn } from './support/say.ts';
import { expect, test } from './support/test.ts';

const leaks = lessonNamed('10-finding-leaks');
const examples = lessonNamed('93-playground');

const addressIn = ({ base }: Language) => `${base}playground/`;

async function linkTo(code: string, show: string[] = []): Promise<string> {
  const made = await makeLink({ code, show });
  if (made.kind !== 'link') throw new Error(made.kind);
  return made.fragment;
}

/** The playground's cell, and what stands around it. */
class Playground extends Cell {
  readonly head;
  readonly drafts;

  constructor(page: Page, language: Language) {
    super(page, language, 'program');
    this.head = page.locator('.playground-head');
    this.drafts = page.locator('.playground-list');
  }
}

async function storedDrafts(page: Page): Promise<string[]> {
  return page.evaluate((prefix) => {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  }, draftPrefix);
}

for (const language of languages) {
  const { words } = language;
  const own = playgroundWords(language.lang);

  test.describe(language.name, () => {
    test('code is typed, run, looked at with an instrument, and there after a reload', async ({
      page,
    }) => {
      await page.goto(addressIn(language));
      const playground = new Playground(page, language);
      await expect(playground.head).toContainText(own.blank);
      await playground.block.click();
      await expect(playground.editor).toBeFocused();
      await page.keyboard.type('rows = [[] for n in range(1000)]\nprint(len(rows))');
      await expect(playground.head).toContainText(own.draft);
      await playground.run.click();
      await playground.hasState('done');
      await expect(playground.printed()).toHaveText('1000\n');
      const tabs = playground.element.getByRole('tab');
      await expect(tabs).toHaveCount(8);
      await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
      const say = sayIn(language);
      await playground.element.getByRole('tab', { name: say('tab-types') }).click();
      const panel = playground.element.getByRole('tabpanel');
      await expect(panel.getByText('list', { exact: true }).first()).toBeVisible();
      await axeFindsNothing(page, 'playground after a run');

      await page.reload();
      await expect(playground.editor).toContainText('rows = [[] for n in range(1000)]');
      await expect(playground.head).toContainText(own.draft);
      // In the other language, too: the draft belongs to no language.
      const other = otherThan(language);
      await page.goto(addressIn(other));
      const there = new Playground(page, other);
      await expect(there.editor).toContainText('rows = [[] for n in range(1000)]');
    });

    test('a link shows its code, says whose it is, and runs nothing', async ({
      page,
      requests,
    }) => {
      const code = 'print("</script><img src=x onerror=alert(1)>")\nprint("from a link")';
      await page.goto(`${addressIn(language)}#${await linkTo(code, ['types', 'nothing-known'])}`);
      const playground = new Playground(page, language);
      await expect(playground.head).toContainText(own.link);
      await expect(playground.editor).toContainText('print("from a link")');
      expect(await playground.code()).toBe(code);
      await playground.hasState('idle');
      expect(
        await playground.element.evaluate((cell) => 'result' in cell && cell.result),
      ).toBeNull();
      await expect(page.locator('play-ground img')).toHaveCount(0);
      expect(requests.filter((url) => /pyodide|worker\./.test(url))).toEqual([]);
      expect(await storedDrafts(page)).toEqual([]);
      await axeFindsNothing(page, 'somebody else’s code');

      await playground.run.click();
      await playground.hasState('done');
      await expect(playground.printed()).toContainText('from a link');
      await expect(playground.head).toContainText(own['link-ran']);
      const say = sayIn(language);
      const tab = playground.element.getByRole('tab', { name: say('tab-types') });
      await expect(tab).toHaveAttribute('aria-selected', 'true');
    });

    test('a link that is damaged, of a later version or far too large is explained', async ({
      page,
    }) => {
      const good = await linkTo('print(1)');
      const cases = [
        [good.slice(0, -3), own.damaged],
        [`${good}AA`, own.damaged],
        ['code/', own.damaged],
        ['code/7/AAAA', fillText(own.newer, { version: '7' })],
        [`code/1/${'A'.repeat(40_000)}`, own['too-large']],
        ['example/no-such-example', own['no-example']],
        ['cell/01-reference-counting/no-such-cell', own['no-cell']],
        ['cell/no-lesson/no-cell', own['no-cell']],
        ['draft/0123456789abcdef', own['no-draft']],
      ] as const;
      await page.goto(addressIn(language));
      const playground = new Playground(page, language);
      for (const [fragment, said] of cases) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, fragment);
        await expect(playground.head.locator('.playground-problem')).toHaveText(said);
        await playground.hasState('idle');
        expect(await playground.code()).toBe('');
      }
    });

    test('a link is copied, and opens the same code elsewhere', async ({
      page,
      context,
      browser,
    }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(`${addressIn(language)}#example/small-view`);
      const playground = new Playground(page, language);
      await expect(playground.editor).toContainText('memoryview');
      await (await playground.take('copy-link')).click();
      await playground.says('link-copied');
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const fresh = await browser.newContext();
      const elsewhere = await fresh.newPage();
      await elsewhere.goto(link);
      const there = new Playground(elsewhere, language);
      await expect(there.editor).toContainText('memoryview');
      expect(await there.code()).toBe(examples.cells.get('small-view')?.source);
      await expect(there.head).toContainText(own.link);
      await there.hasState('idle');
      await fresh.close();

      await playground.setCode('#'.repeat(60_001));
      await (await playground.take('copy-link')).click();
      const length = { length: '60001', most: '60000' };
      await expect(playground.status).toHaveText(fill(words, 'code-too-long', length));
    });

    test('a cell of a lesson opens with the reader’s edits; as Markdown it has its output', async ({
      page,
      context,
    }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(addressOf(leaks, language));
      const cell = new Cell(page, language, 'grows');
      await cell.runs(`${await cell.code()}\nprint("\`\`\` edited")`);
      await (await cell.take('copy-markdown')).click();
      await cell.says('markdown-copied');
      const markdown = await page.evaluate(() => navigator.clipboard.readText());
      expect(markdown).toContain('````text\n``` edited\n````');
      expect(markdown).toContain('/playground/#code/1/');

      await (await cell.take('open-playground')).click();
      await expect(page).toHaveURL(`${addressIn(language)}#cell/${leaks.name}/grows`);
      const playground = new Playground(page, language);
      await expect(playground.editor).toContainText('edited');
      await expect(playground.head).toContainText(proseOf(leaks, language).title);
      await playground.run.click();
      await playground.hasState('done');
      const say = sayIn(language);
      const tab = playground.element.getByRole('tab', { name: say('tab-growth') });
      await expect(tab).toHaveAttribute('aria-selected', 'true');
    });

    test('a notebook and a file are downloaded', async ({ page }) => {
      await page.goto(`${addressIn(language)}#example/array-view`, { waitUntil: 'load' });
      const playground = new Playground(page, language);
      await expect(playground.head).toBeInViewport();
      await expect(playground.editor).toContainText('np.zeros');
      for (const [key, name] of [
        ['save-notebook', 'array-view.ipynb'],
        ['save-cell', 'array-view.py'],
      ] as const) {
        const downloading = page.waitForEvent('download');
        await (await playground.take(key)).click();
        const file = await downloading;
        expect(file.suggestedFilename()).toBe(name);
        const text = readFileSync(await file.path(), 'utf8');
        expect(text).toContain('np.zeros(10_000)');
        if (key === 'save-notebook') expect(JSON.parse(text)).toMatchObject({ nbformat_minor: 5 });
      }
    });

    test('examples show what they kept when built; a draft is never lost to one', async ({
      page,
    }) => {
      await page.goto(addressIn(language));
      const playground = new Playground(page, language);
      for (const id of examples.cells.keys()) {
        const { growth } = builtFindings(examples.name, id).result;
        const kept = page.locator(`[data-example="${id}"] data`);
        await expect(kept).toHaveAttribute('value', String(growth?.bytesPerCall));
        await expect(kept).toBeVisible();
      }
      await playground.setCode('mine = "do not lose me"');
      const example = page.locator('[data-example="mutable-default"] a');
      const title = (await example.textContent()) ?? '';
      await example.click();
      await expect(playground.editor).toContainText('into=[]');
      await expect(playground.head).toContainText(fillText(own.example, { title }));
      await expect(playground.head).toBeInViewport();
      await playground.head.getByRole('link', { name: own['last-draft-open'] }).click();
      await expect(playground.editor).toContainText('do not lose me');
      await page.goBack();
      await expect(playground.editor).toContainText('into=[]');

      // Deleted by the reader alone, and even that can be undone.
      await playground.drafts.locator('summary').click();
      await playground.drafts.getByRole('button').click();
      await expect(playground.drafts).toHaveCount(0);
      await page.getByRole('button', { name: words.labels.undo }).click();
      await playground.drafts.locator('summary').click();
      await expect(playground.drafts.getByRole('link')).toHaveText('mine = "do not lose me"');
    });
  });
}

const [english] = languages;

test('two tabs with one draft keep what both have written', async ({ page, context }) => {
  await page.goto(addressIn(english));
  const one = new Playground(page, english);
  await one.setCode('first = 1');
  const second = await context.newPage();
  await second.goto(page.url());
  const other = new Playground(second, english);
  await expect(other.editor).toContainText('first = 1');
  await one.setCode('first = "one"');
  await other.setCode('first = "other"');
  await expect(other.head).toContainText(playgroundWords('en').forked);
  await one.setCode('first = "one, again"');
  await page.reload();
  await expect(one.editor).toContainText('one, again');
  await second.reload();
  await expect(other.editor).toContainText('"other"');
});

test('without storage drafts last as long as the page, and the page says so', async ({
  page,
  incidents,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Forbidden by a test.', 'SecurityError');
      },
    });
  });
  await page.goto(addressIn(english));
  const playground = new Playground(page, english);
  await playground.setCode('mine = 1');
  await expect(page.getByText(english.words.labels['notice-memory-only'])).toHaveCount(1);
  await expect(playground.head).toContainText(playgroundWords('en')['draft-memory']);
  await page.locator('[data-example="small-view"] a').click();
  await expect(playground.editor).toContainText('memoryview');
  await playground.head
    .getByRole('link', { name: playgroundWords('en')['last-draft-open'] })
    .click();
  await expect(playground.editor).toContainText('mine = 1');
  incidents.errors = incidents.errors.filter(
    (error) => !/Forbidden by a test|StarlightThemeProvider/.test(error),
  );
});

test('NumPy and pandas are there', async ({ page }) => {
  await page.goto(`${addressIn(english)}#example/frame-rows`);
  const playground = new Playground(page, english);
  await expect(playground.editor).toContainText('iloc');
  await playground.run.click();
  await playground.hasState('done');
  const { growth } = await playground.result();
  expect(growth?.bytesPerCall).toBeGreaterThan(300_000);
});

test('characters that do not show are told before they are run', async ({ page }) => {
  const fragment = await linkTo('safe = 1\nif safe:\u202e\u2066 pass\u2069\n    print("x")');
  await page.goto(`${addressIn(english)}#${fragment}`);
  const playground = new Playground(page, english);
  const said = fillText(playgroundWords('en').hidden, { lines: '2' });
  await expect(playground.head).toContainText(said);
});

test('the playground costs no more to open than a lesson to read', async ({ page, requests }) => {
  await page.goto(addressIn(english), { waitUntil: 'networkidle' });
  await expect(page.locator('python-cell#program')).toBeVisible();
  expect(requests.filter((url) => /pyodide|worker|client|editor|share/.test(url))).toEqual([]);
});
