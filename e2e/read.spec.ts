/** Reading: a lesson says the same in the browser as in its folder, with JavaScript and without. */
import type { Page } from '@playwright/test';
import { fill } from '../src/components/shared/labels.ts';
import { shortCounts } from '../src/components/instruments/watched-view.ts';
import { formatExactBytes, formatValue } from '../src/components/shared/format.ts';
import { loadView } from '../src/quiz/kinds/page.ts';
import { builtResult, valueOf } from '../src/content/built.ts';
import { shownCells } from '../src/quiz/kinds/kind.ts';
import { unitOf } from '../src/quiz/measure.ts';
import { valuesOf } from '../src/quiz/values-of.ts';
import { Cell } from './support/cell.ts';
import { type Language, languages, otherThan } from './support/languages.ts';
import { addressOf, cellPages, lessons, proseOf } from './support/lessons.ts';
import { plainText } from './support/question.ts';
import { expect, test } from './support/test.ts';

type Lesson = (typeof lessons)[number];

for (const language of languages) {
  for (const lesson of cellPages) {
    test.describe(`${lesson.name} in ${language.name}`, () => {
      test.beforeEach(async ({ page }) => {
        await page.goto(addressOf(lesson, language));
      });

      test('has its title, headings, code and built results', async ({ page }) => {
        await hasProse(page, lesson, language);
        await hasCode(page, lesson, language);
        for (const id of proseOf(lesson, language).cells)
          await hasBuiltResult(page, lesson, language, id);
      });

      test.describe('without JavaScript', () => {
        test.use({ javaScriptEnabled: false });

        test('shows code, questions and built results, and says what they are', async ({
          page,
        }) => {
          await hasProse(page, lesson, language);
          await hasCode(page, lesson, language);
          for (const id of proseOf(lesson, language).cells) {
            const cell = new Cell(page, language, id);
            // By selector: Playwright's text search passes over <noscript>.
            const remark = cell.element.locator('noscript p');
            await expect(remark).toBeVisible();
            await expect(remark).toHaveText(language.words.labels['no-script']);
            await showsBuiltNumbers(cell, lesson, id);
          }
          await showsQuestions(page, lesson, language);
        });
      });
    });
  }

  // One is enough: all have their switch from the same header.
  test(`${language.name}: switches to the same lesson in the other language`, async ({ page }) => {
    const lesson = firstLesson();
    const other = otherThan(language);
    await page.goto(addressOf(lesson, language));
    await page
      .getByRole('combobox', { name: language.starlight.language })
      .first()
      .selectOption(other.name);
    await expect(page).toHaveURL(addressOf(lesson, other));
    await expect(page.locator('html')).toHaveAttribute('lang', other.lang);
    await hasProse(page, lesson, other);
  });

  test(`${language.name}: the first page leads to the first lesson`, async ({ page }) => {
    await page.goto(language.base);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const first = firstLesson();
    const address = addressOf(first, language);
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      proseOf(first, language).title,
    );
  });
}

function firstLesson(): Lesson {
  const [first] = lessons;
  if (first === undefined) throw new Error('There is no lesson.');
  return first;
}

async function hasProse(page: Page, lesson: Lesson, language: Language): Promise<void> {
  const { title, headings, values } = proseOf(lesson, language);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(title);
  for (const name of headings) {
    await expect(main.getByRole('heading', { name, exact: true })).toBeVisible();
  }
  const shown = main.locator('data.value');
  await expect(shown).toHaveCount(values.length);
  for (const [i, address] of values.entries()) {
    const { value, measure } = valueOf(lesson.name, address);
    const written = formatValue(value, unitOf(measure), language.words);
    await expect(shown.nth(i), address).toHaveAttribute('value', String(value));
    await expect(shown.nth(i), address).toContainText(written);
    await expect(shown.nth(i)).toContainText(language.words.labels['label-built-long']);
  }
}

async function hasCode(page: Page, lesson: Lesson, language: Language): Promise<void> {
  for (const id of proseOf(lesson, language).cells) {
    const source = lesson.cells.get(id)?.source ?? '';
    const { block } = new Cell(page, language, id);
    // The text alone: numbers must not come along when code is copied.
    expect(await block.textContent()).toBe(source);
    const numbers = block.locator('.line');
    await expect(numbers).toHaveCount(source.split('\n').length);
    const last = await numbers
      .last()
      .evaluate((line) => getComputedStyle(line, '::before').content);
    expect(last).toContain('counter(line)');
  }
}

async function hasBuiltResult(page: Page, lesson: Lesson, language: Language, id: string) {
  const cell = new Cell(page, language, id);
  // A page that asks for no predictions may show its results at once.
  if ((await cell.built.getAttribute('open')) === null) {
    const numbers = cell.number(cell.built, 'reading-delta');
    await expect(numbers, 'gives no prediction away').toBeHidden();
    await cell.built.getByText(language.words.labels['built-summary']).click();
  }
  await showsBuiltNumbers(cell, lesson, id);
}

/** The same numbers as in the result that was measured, and labelled as such. */
async function showsBuiltNumbers(cell: Cell, lesson: Lesson, id: string): Promise<void> {
  const { words } = cell;
  const result = builtResult(lesson.name, id);
  const delta = result.after.inUse - result.before.inUse;
  await cell.isLabelled(cell.built, 'built');
  const sign = delta > 0 ? '+' : '';
  const difference = cell.number(cell.built, 'reading-delta');
  await expect(difference).toBeVisible();
  await expect(difference).toHaveText(sign + formatExactBytes(delta, words));
  const tables = cell.built.getByRole('table').filter({ visible: true });
  let place = 0;
  for (const { name, counts, died } of result.watched) {
    const short = shortCounts(counts);
    if (short !== null) {
      const table = tables.nth(place++);
      const seen = await table.getByRole('cell').allInnerTexts();
      expect(seen, name).toEqual(short.map(({ count }) => String(count)));
    }
    if (died !== null) {
      const said = fill(words, `watched-died-${died.by}`, { name, line: died.line });
      await expect(cell.built.getByText(said)).toBeVisible();
    }
  }
  if (result.stdout !== '') {
    expect(await cell.printed(cell.built).first().textContent()).toBe(result.stdout);
  }
}

async function showsQuestions(page: Page, lesson: Lesson, language: Language): Promise<void> {
  const { words } = language;
  for (const question of lesson.quiz.questions) {
    const element = page.locator(`quiz-question#${question.id}`);
    const view = await loadView(question);
    const title = words.labels[view.title];
    await expect(element.getByText(title, { exact: true })).toBeVisible();
    const code = element.getByRole('group', { name: words.labels['question-code'] });
    // Of a claim with evidence of its own below the vote, the code stands there.
    const isBelow = (await page.locator(`.claim[data-claim="${question.id}"]`).count()) > 0;
    const sources = isBelow
      ? []
      : shownCells(view.kind, question).map((id) => lesson.cells.get(id)?.source ?? '');
    await expect(code).toHaveText(sources);
    const [values] = valuesOf(question);
    await expect(element.getByText(plainText(question.prompt, language, values))).toBeVisible();
    const options = 'options' in question ? question.options : [];
    const texts = options.map(({ text }) => plainText(text, language, values));
    for (const text of texts) {
      await expect(element.getByRole('listitem').filter({ hasText: text }).first()).toBeVisible();
    }
    await expect(element.getByText(words.labels['question-no-script'])).toBeVisible();
    await element.getByText(words.labels.reveal).click();
    const explained = plainText(question.explain, language, values);
    await expect(element.getByText(explained)).toBeVisible();
  }
}
