/** Map and review: what is done and what is shaky, and asking it again at the right time. */
import { readFileSync } from 'node:fs';
import { fill } from '../src/components/shared/labels.ts';
import { formatNumber } from '../src/components/shared/format.ts';
import { misconceptions } from '../src/quiz/misconceptions.ts';
import { combinations } from '../src/quiz/parameters.ts';
import { editorOf, fillInRight } from './support/answers.ts';
import { axeFindsNothing } from './support/axe.ts';
import { type Language, languages } from './support/languages.ts';
import {
  addressOf,
  counting,
  lessonNamed,
  lessons,
  numberQuestion,
  proseOf,
} from './support/lessons.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { storeBefore, storedProgress } from './support/store.ts';
import { expect, test } from './support/test.ts';

/** Answered months ago: one right after a mistake, one wrong, one right. */
const store = readFileSync('src/progress/stores.fixture/version-2.json', 'utf8');
const wrong = numberQuestion('first-del');
const [, nextValues = {}] = combinations(wrong.parameters);
const pageAt = ({ base }: Language, name: string) => `${base}${name}/`;

/** The two kinds that bring an editor or a drawing with them. */
const WITH_CODE_AND_DRAWING = [
  ['01-reference-counting', 'keep-the-sizes'],
  ['09-hidden-owners', 'let-the-page-go'],
] as const;

function missedLongAgo(id: string): string {
  const at = '2026-03-02T08:00:00.000Z';
  const attempt = { answer: 'x', verdict: 'wrong', measured: 'y', parameters: {}, at };
  const answers = { [id]: { attempts: 1, best: 'wrong', tries: [attempt] } };
  return JSON.stringify({ version: 2, answers, drafts: {}, typed: {}, erased: {} });
}

for (const language of languages) {
  const { words } = language;
  const { labels, lang } = words;

  test.describe(`The course in ${language.name}`, () => {
    test('the map shows what is done and what is shaky', async ({ page }) => {
      await storeBefore(page, store);
      await page.goto(pageAt(language, 'map'));
      const main = page.getByRole('main');
      const lesson = main
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: proseOf(counting, language).title }) });
      const summary = fill(words, 'map-lesson', {
        right: 2,
        all: counting.quiz.questions.length,
      });
      await expect(lesson.getByText(summary)).toBeVisible();
      await expect(lesson.getByText(labels['standing-shaky'], { exact: true })).toHaveCount(1);
      await expect(lesson.getByText(labels['standing-due'], { exact: true })).toHaveCount(2);
      const beliefs = main.locator('.map-belief');
      await expect(beliefs).toHaveCount(2);
      const [open, overcome] = ['del-destroys-object', 'assignment-copies'] as const;
      await expect(beliefs.nth(0)).toContainText(misconceptions[open][lang].replaceAll('`', ''));
      await expect(beliefs.nth(0)).toContainText(labels['belief-open']);
      await expect(beliefs.nth(1)).toContainText(misconceptions[overcome][lang]);
      await expect(beliefs.nth(1)).toContainText(labels['belief-overcome']);
      await axeFindsNothing(page, 'the map, used');
      await beliefs.nth(0).getByRole('link').click();
      await expect(page).toHaveURL(`${addressOf(counting, language)}#${wrong.id}`);
      await expect(page.locator(`quiz-question#${wrong.id}`)).toBeInViewport();
    });

    test('the review asks what is shaky first, with other values, then what is due', async ({
      page,
    }) => {
      await storeBefore(page, store);
      await page.goto(pageAt(language, 'review'));
      await expect(page.getByText(fill(words, 'review-of', { n: 1, all: 3 }))).toBeVisible();
      const question = new QuestionOnPage(page, language, wrong.id);
      const prompt = plainText(wrong.prompt, language, nextValues);
      await expect(question.element.getByText(prompt)).toBeVisible();
      const size = nextValues['size'] ?? 0;
      await expect(question.code).toContainText(formatNumber(size, 'en').replaceAll(',', '_'));
      await expect(question.field, 'what was typed in the lesson').toHaveValue('约 100');
      await axeFindsNothing(page, 'the review');

      await question.field.fill(String(size));
      await question.commit.click();
      await question.isGraded('right');
      await expect(page.getByText(/[0-9] ?(days|天后)/)).toBeVisible();
      const kept = (await storedProgress(page)).answers[`${counting.name}/${wrong.id}`];
      expect(kept?.attempts).toBe(2);
      expect(kept?.tries.at(-1)?.parameters).toEqual(nextValues);
      const next = page.getByRole('button', { name: labels['review-next'], exact: true });
      await next.click();
      await expect(page.getByText(fill(words, 'review-of', { n: 2, all: 3 }))).toBeVisible();
      await expect(question.element).toHaveCount(0);
    });

    for (const [folder, id] of WITH_CODE_AND_DRAWING) {
      test(`asks ${id} as its lesson does`, async ({ page }) => {
        const lesson = lessonNamed(folder);
        const question = lesson.quiz.questions.find((one) => one.id === id);
        if (question === undefined) throw new Error(`${folder} has no question "${id}".`);
        await storeBefore(page, missedLongAgo(`${folder}/${id}`));
        await page.goto(pageAt(language, 'review'));
        const shown = new QuestionOnPage(page, language, id);
        await expect(shown.element).toBeVisible();
        await axeFindsNothing(page, `the review of ${id}`);
        await fillInRight({ lesson, language, question, shown });
        if (question.type === 'fix') await expect(editorOf(shown)).toBeVisible();
        if (question.type === 'cut') {
          await expect(shown.element.locator('form [data-cut]')).toHaveCount(question.cuts);
        }
        await shown.commit.click();
        await shown.isGraded('right');
        const kept = (await storedProgress(page)).answers[`${folder}/${id}`];
        expect(kept).toMatchObject({ attempts: 2, best: 'right' });
        await page.getByRole('button', { name: labels['review-next'], exact: true }).click();
        await expect(page.getByText(labels['review-end'])).toBeVisible();
        await expect(page.locator('.review-head')).toBeFocused();
      });
    }

    test('says when nothing is due, and asks all the same if wanted', async ({ page }) => {
      const at = new Date().toISOString();
      const attempt = { answer: 0, verdict: 'wrong', measured: 1, parameters: {}, at };
      const id = `${counting.name}/${wrong.id}`;
      const answers = { [id]: { attempts: 1, best: 'wrong', tries: [attempt] } };
      const parts = { version: 2, answers, drafts: {}, typed: {}, erased: {} };
      await storeBefore(page, JSON.stringify(parts));
      await page.goto(pageAt(language, 'review'));
      await expect(page.getByText(labels['review-none'])).toBeVisible();
      await expect(page.getByText(/(in )?(9|10) ?(minutes|分钟后)/)).toBeVisible();
      await page.getByRole('button', { name: labels['review-anyway'] }).click();
      await expect(page.locator(`quiz-question#${wrong.id}`)).toBeVisible();
    });

    test('leads to the first lesson where nothing was answered', async ({ page }) => {
      await page.goto(pageAt(language, 'review'));
      await expect(page.getByText(labels['review-empty'])).toBeVisible();
      const [first] = lessons;
      if (first === undefined) throw new Error('There is no lesson.');
      const name = fill(words, 'review-start', { lesson: proseOf(first, language).title });
      await page.getByRole('link', { name }).click();
      await expect(page).toHaveURL(addressOf(first, language));
    });

    test('says when a question cannot be fetched, and tries again', async ({ page, incidents }) => {
      await storeBefore(page, store);
      await page.route(`**${addressOf(counting, language)}`, (route) => route.abort());
      await page.goto(pageAt(language, 'review'));
      await expect(page.getByText(fill(words, 'review-failed', { message: '' }))).toBeVisible();
      await page.unroute(`**${addressOf(counting, language)}`);
      await page.getByRole('button', { name: labels['review-retry'] }).click();
      await expect(page.locator(`quiz-question#${wrong.id}`)).toBeVisible();
      incidents.errors = incidents.errors.filter((error) => !/ERR_FAILED/.test(error));
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('map and review list lessons and questions as links', async ({ page }) => {
        await page.goto(pageAt(language, 'map'));
        const main = page.getByRole('main');
        for (const lesson of lessons) {
          const { title } = proseOf(lesson, language);
          await expect(main.getByRole('link', { name: title, exact: true })).toBeVisible();
          for (const { id } of lesson.quiz.questions) {
            const address = `${addressOf(lesson, language)}#${id}`;
            await expect(main.locator(`a[href="${address}"]`).first()).toBeVisible();
          }
        }
        await page.goto(pageAt(language, 'review'));
        for (const lesson of lessons) {
          const { title } = proseOf(lesson, language);
          await expect(main.getByRole('link', { name: title, exact: true })).toHaveAttribute(
            'href',
            addressOf(lesson, language),
          );
        }
      });
    });
  });
}
