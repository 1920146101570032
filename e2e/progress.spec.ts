/** Progress: two tabs, an old store, a change of language half way, files out and in, forgetting. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { PythonCell } from '../src/components/cell/python-cell.ts';
import { fill } from '../src/components/shared/labels.ts';
import { Known } from '../src/progress/known.ts';
import type { ProgressData } from '../src/progress/schema.ts';
import { combinations } from '../src/quiz/parameters.ts';
import { axeFindsNothing } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { english, type Language, languages, otherThan } from './support/languages.ts';
import { addressOf, counting, numberQuestion, optionQuestion, proseOf } from './support/lessons.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { storeBefore, storedProgress } from './support/store.ts';
import { expect, test } from './support/test.ts';

const number = numberQuestion('second-name');
const choice = optionQuestion('who-frees-it');
const [, second = {}] = combinations(number.parameters);
const storeOf = (version: number) =>
  readFileSync(`src/progress/stores.fixture/version-${String(version)}.json`, 'utf8');
const pageAt = ({ base }: Language, name: string) => `${base}${name}/`;
/** What a file can hold of it: not which import brought it. */
const known = (data: ProgressData) => Known.parse(data);
const choosing = ({ words }: Language) => words.labels.import;

for (const language of languages) {
  const { words } = language;
  const { labels } = words;
  const title = proseOf(counting, language).title;

  test.describe(`Progress in ${language.name}`, () => {
    test('two tabs keep each other’s answers, edits and what is being typed', async ({
      page,
      context,
    }) => {
      const other = await context.newPage();
      await page.goto(addressOf(counting, language));
      await other.goto(addressOf(counting, language));
      const [here, there] = [page, other].map(
        (tab) => new QuestionOnPage(tab, language, number.id),
      );
      if (here === undefined || there === undefined) throw new Error('There are two tabs.');
      await new QuestionOnPage(other, language, 'first-del').field.fill('约 100');
      await new Cell(other, language, 'two-names').setCode('there = 1');
      await new Cell(page, language, 'del-one').setCode('here = 1');
      await here.field.fill('2 MB');
      await here.commit.click();
      await here.isGraded('wrong');
      await expect(there.element, 'the other tab hears of it').toContainText(
        labels['attempts-one'],
      );

      const option = new QuestionOnPage(other, language, choice.id);
      const [right] = choice.options;
      if (right === undefined) throw new Error('There are no options.');
      await option.option(plainText(right.text, language)).check();
      await option.commit.click();
      await option.isGraded('right');

      const { answers, drafts, typed } = await storedProgress(page);
      const ids = [number.id, choice.id].map((id) => `${counting.name}/${id}`);
      expect(Object.keys(answers).sort()).toEqual(ids.sort());
      expect(drafts[`${counting.name}/two-names`]?.code).toBe('there = 1');
      expect(drafts[`${counting.name}/del-one`]?.code).toBe('here = 1');
      expect(typed[`${counting.name}/first-del`]?.fields).toEqual({ answer: ['约 100'] });
      const kept = answers[`${counting.name}/${number.id}`];
      expect(kept?.tries.at(-1)).toMatchObject({
        answer: 2_000_000,
        misconception: 'assignment-copies',
        parameters: { size: 1_000_000 },
      });
    });

    test('an answer in progress survives a reload and a change of language', async ({ page }) => {
      await page.goto(addressOf(counting, language));
      const question = new QuestionOnPage(page, language, number.id);
      const option = new QuestionOnPage(page, language, choice.id);
      const chosen = choice.options[1];
      if (chosen === undefined) throw new Error('There is no second option.');
      await question.field.fill('约 100 万');
      await option.option(plainText(chosen.text, language)).check();
      await page.reload();
      await expect(question.field).toHaveValue('约 100 万');

      const other = otherThan(language);
      await page
        .getByRole('combobox', { name: language.starlight.language })
        .first()
        .selectOption(other.name);
      await expect(page).toHaveURL(addressOf(counting, other));
      const translated = new QuestionOnPage(page, other, number.id);
      await expect(translated.field).toHaveValue('约 100 万');
      const there = new QuestionOnPage(page, other, choice.id);
      await expect(there.option(plainText(chosen.text, other))).toBeChecked();
      await translated.commit.click();
      await translated.isGraded('right');
      await page.goto(addressOf(counting, language));
      await expect(question.field, 'committed: no longer in progress').toHaveValue('');
      await expect(question.element).toContainText(labels['attempts-one']);
    });

    for (const version of [1, 2, 3]) {
      test(`a store of version ${String(version)} is taken over whole`, async ({ page }) => {
        await storeBefore(page, storeOf(version));
        await page.goto(addressOf(counting, language));
        const question = new QuestionOnPage(page, language, number.id);
        await question.hasVerdict('right');
        await expect(question.element).toContainText(fill(words, 'attempts-some', { n: 2 }));
        await expect(new Cell(page, language, 'two-names').editor).toContainText('print("二")');
        await expect(page.locator('.page-notice')).toHaveCount(0);
        await new Cell(page, language, 'del-one').setCode('x = 1');
        const stored = await storedProgress(page);
        expect(Object.keys(stored.answers)).toHaveLength(3);
        expect(stored.answers[`${counting.name}/${number.id}`]?.attempts).toBe(2);
        expect(stored.drafts[`${counting.name}/two-names`]?.code).toContain('二');
      });
    }

    test('goes out as a file and comes in elsewhere', async ({ page, browser }) => {
      await storeBefore(page, storeOf(2));
      await page.goto(pageAt(language, 'progress'));
      await expect(page.getByText(fill(words, 'progress-answered', { n: 3 }))).toBeVisible();
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: labels.export }).click();
      const file = await downloading;
      expect(file.suggestedFilename()).toMatch(/^freed-progress-\d{4}-\d\d-\d\d\.json$/);
      await expect(page.getByRole('status')).toHaveText(
        fill(words, 'exported', { name: file.suggestedFilename() }),
      );

      const elsewhere = await browser.newContext();
      const there = await elsewhere.newPage();
      await there.goto(pageAt(language, 'progress'));
      await expect(there.getByText(labels['progress-none'])).toBeVisible();
      await there.getByLabel(choosing(language)).setInputFiles(await file.path());
      await expect(there.getByRole('status')).toHaveText(
        fill(words, 'imported', {
          answers: fill(words, 'count-questions', { n: 3 }),
          edits: labels['count-cells-one'],
        }),
      );
      const before = known(await storedProgress(page));
      expect(known(await storedProgress(there))).toEqual(before);
      await there.getByLabel(choosing(language)).setInputFiles(await file.path());
      expect(known(await storedProgress(there)), 'twice is as once').toEqual(before);
      await there.goto(addressOf(counting, language));
      await new QuestionOnPage(there, language, number.id).hasVerdict('right');
      await elsewhere.close();
    });

    test('what a file brought can be taken out again, the reader’s own edit is back', async ({
      page,
    }) => {
      await storeBefore(page, storeOf(2));
      await page.goto(pageAt(language, 'progress'));
      await expect(page.getByText(fill(words, 'progress-answered', { n: 3 }))).toBeVisible();
      const before = known(await storedProgress(page));
      const edit = `${counting.name}/two-names`;
      const at = new Date(Date.now() + 20 * 60 * 60 * 1000).toISOString();
      // As deep as the file that once ended saving; the page has no use for the field.
      const deep = '['.repeat(5000) + ']'.repeat(5000);
      const text = JSON.stringify({
        format: 'freed-progress',
        ...{ version: 3, answers: {}, typed: {}, rounds: {} },
        drafts: { [edit]: { code: 'print("theirs")', at, x: 0 } },
      }).replace('"x":0', `"x":${deep}`);
      await page.getByLabel(choosing(language)).setInputFiles({
        name: 'progress.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
      const counts = {
        answers: fill(words, 'count-questions', { n: 0 }),
        edits: labels['count-cells-one'],
      };
      await expect(page.getByRole('status')).toHaveText(
        fill(words, 'imported-over', { ...counts, n: 1 }),
      );
      await axeFindsNothing(page, 'with a way back');
      expect((await storedProgress(page)).drafts[edit]?.code).toBe('print("theirs")');
      await page.getByRole('button', { name: labels.undo }).click();
      await expect(page.getByRole('status')).toHaveText(labels['import-undone']);
      expect(known(await storedProgress(page))).toEqual(before);
      await page.reload();
      await expect(page.locator('.page-notice'), 'saving goes on').toHaveCount(0);
      expect(known(await storedProgress(page))).toEqual(before);
    });

    test('a file that is not ours is refused in words, and changes nothing', async ({ page }) => {
      await storeBefore(page, storeOf(2));
      await page.goto(pageAt(language, 'progress'));
      const before = await storedProgress(page);
      const ours = { format: 'freed-progress', version: 2, drafts: {}, typed: {} };
      const markup = '<img src=x onerror="document.title = 1">';
      const field = { field: 'answers › a/b' };
      const wrong = { field: `answers › ${markup}/b`, expected: labels['expected-id'] };
      const files: [string, string][] = [
        ['<!doctype html><script>alert(1)</script>', labels['import-not-json']],
        ['['.repeat(100_000), labels['import-not-json']],
        ['{"version":2,"answers":{}}', labels['import-not-ours']],
        [JSON.stringify({ ...ours, version: 99 }), labels['import-newer']],
        [
          JSON.stringify({ ...ours, answers: { 'a/b': 5 } }),
          fill(words, 'import-wrong-field', { ...field, expected: labels['expected-map'] }),
        ],
        [
          JSON.stringify({ ...ours, answers: { [`${markup}/b`]: 5 } }),
          fill(words, 'import-wrong-field', wrong),
        ],
        ['x'.repeat(2_000_001), fill(words, 'import-too-large', { limit: '2.0 MB' })],
      ];
      for (const [text, said] of files) {
        await page.getByLabel(choosing(language)).setInputFiles({
          name: 'progress.json',
          mimeType: 'application/json',
          buffer: Buffer.from(text),
        });
        await expect(page.getByRole('alert')).toHaveText(said);
      }
      expect(await storedProgress(page)).toEqual(before);
      await expect(page.getByRole('main').locator('img[src=x]')).toHaveCount(0);
      await axeFindsNothing(page, 'after a refusal');
    });

    test('one question, one lesson and everything can be forgotten, and brought back', async ({
      page,
    }) => {
      await storeBefore(page, storeOf(2));
      await page.goto(addressOf(counting, language));
      const question = new QuestionOnPage(page, language, number.id);
      const button = (name: string) => question.element.getByRole('button', { name });
      await button(labels['forget-question']).click();
      await question.hasVerdict('unanswered');
      await expect(question.status).toHaveText(labels['forgot-question']);
      await expect(button(labels.undo)).toBeFocused();
      expect(Object.keys((await storedProgress(page)).answers)).toHaveLength(2);
      await button(labels.undo).click();
      await question.hasVerdict('right');
      await expect(button(labels['forget-question'])).toBeFocused();
      await button(labels['forget-question']).click();
      await page.reload();
      await question.hasVerdict('unanswered');

      await page.goto(pageAt(language, 'progress'));
      const main = page.getByRole('main');
      const lesson = { lesson: title };
      await main.getByRole('button', { name: fill(words, 'forget-lesson', lesson) }).click();
      await expect(main.getByRole('status')).toHaveText(fill(words, 'forgot-lesson', lesson));
      await expect(main.getByText(labels['progress-none'])).toBeVisible();
      await axeFindsNothing(page, 'with a way back');
      await page.keyboard.press('Enter'); // the way back has the focus
      await expect(main.getByRole('status')).toHaveText(labels.undone);
      await expect(main.getByText(fill(words, 'progress-answered', { n: 2 }))).toBeVisible();
      await main.getByRole('button', { name: labels['forget-everything'] }).click();
      await page.reload();
      await expect(main.getByText(labels['progress-none'])).toBeVisible();
      await page.goto(addressOf(counting, language));
      await expect(new Cell(page, language, 'two-names').editor).toHaveCount(0);
    });
  });
}

test('what one tab forgets, the other forgets too, and does not bring back', async ({
  page,
  context,
}) => {
  await storeBefore(page, storeOf(2));
  await page.goto(addressOf(counting, english));
  const question = new QuestionOnPage(page, english, number.id);
  await question.hasVerdict('right');
  const other = await context.newPage();
  await other.goto(pageAt(english, 'progress'));
  await other.getByRole('button', { name: english.words.labels['forget-everything'] }).click();
  await question.hasVerdict('unanswered');
  await new Cell(page, english, 'del-one').setCode('x = 1');
  await expect(other.getByText(english.words.labels['progress-edited-one'])).toBeVisible();
  expect(Object.keys((await storedProgress(other)).answers)).toEqual([]);
});

test('two tabs that write at the same moment lose nothing', async ({ page, context }) => {
  const other = await context.newPage();
  const tabs = [page, other];
  for (const tab of tabs) await tab.goto(addressOf(counting, english));
  // Each in a process of its own, which learns of the other's writes a little later.
  const write = (tab: Page, id: string, code: string, at: number) =>
    new Cell(tab, english, id).element.evaluate(
      (cell: PythonCell, { code, at }) => {
        while (Date.now() < at);
        cell.code = code;
      },
      { code, at },
    );
  for (let round = 0; round < 20; round += 1) {
    const code = `round = ${String(round)}`;
    const at = Date.now() + 50;
    await Promise.all([write(page, 'two-names', code, at), write(other, 'del-one', code, at)]);
    for (const tab of tabs) {
      for (const id of ['two-names', 'del-one']) {
        await expect
          .poll(async () => (await storedProgress(tab)).drafts[`${counting.name}/${id}`]?.code)
          .toBe(code);
      }
    }
  }
});

test('a full storage is said once, and what was stored stays', async ({ page }) => {
  await storeBefore(page, storeOf(2));
  await page.goto(addressOf(counting, english));
  await page.evaluate(() => {
    const room = 10 * 2 ** 20;
    for (let size = room; size > 0; size = Math.floor(size / 2)) {
      try {
        for (let i = 0; ; i += 1) localStorage.setItem(`filler-${size}-${i}`, 'x'.repeat(size));
      } catch {
        // As much as fits, then half as much.
      }
    }
  });
  const before = await storedProgress(page);
  const cell = new Cell(page, english, 'del-one');
  await cell.setCode(`x = "${'x'.repeat(2000)}"`);
  await cell.setCode(`y = "${'y'.repeat(3000)}"`);
  await expect(page.getByText(english.words.labels['notice-full'])).toHaveCount(1);
  expect(await storedProgress(page)).toEqual(before);
  expect(await cell.code()).toContain('yyy');
  await page.goto(addressOf(counting, english));
  await new QuestionOnPage(page, english, number.id).hasVerdict('right');
});

test('the next time a question is asked, it is about other values', async ({ page }) => {
  await page.goto(addressOf(counting, english));
  const question = new QuestionOnPage(page, english, number.id);
  await question.field.fill('2 MB');
  await question.commit.click();
  await question.isGraded('wrong');
  await page.reload();
  const prompt = plainText(number.prompt, english, second);
  await expect(question.element.getByText(prompt)).toBeVisible();
  await expect(question.code).toContainText('3_000_000');
});
