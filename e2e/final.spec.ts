/** The final quiz: a round is drawn, kept, asked, counted; and the certificate that it opens. */
import type { Page } from '@playwright/test';
import { fill } from '../src/components/shared/labels.ts';
import { lessonFolders } from '../src/content/lesson-names.ts';
import { readLessonFolder } from '../src/content/lesson-folder.ts';
import { FINAL_FOLDER, isInPool, poolFolders } from '../src/content/final.ts';
import { emptyProgress, type Round } from '../src/progress/schema.ts';
import { misconceptions } from '../src/quiz/misconceptions.ts';
import { combinations } from '../src/quiz/parameters.ts';
import { fillInRight } from './support/answers.ts';
import { axeFindsNothing } from './support/axe.ts';
import { type Language, languages, otherThan } from './support/languages.ts';
import { addressOf, counting, lessonNamed, numberQuestion } from './support/lessons.ts';
import { pagesOf, textOf } from './support/pdf.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { storeBefore, storedProgress } from './support/store.ts';
import { expect, test } from './support/test.ts';

const pageAt = ({ base }: Language, name: string) => `${base}${name}/`;
const wrong = numberQuestion('first-del');
const [, nextValues = {}] = combinations(wrong.parameters);
const own = lessonNamed(FINAL_FOLDER);
const last = own.quiz.questions.find(({ id }) => id === 'which-stay-small');
if (last === undefined) throw new Error('The question "which-stay-small" is gone.');

const made = { python: '3.14.2', pyodide: '314.0.3' };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 3, 9, minute)).toISOString();
const ids = poolFolders().flatMap((name) =>
  readLessonFolder(name)
    .quiz.questions.filter(isInPool)
    .map(({ id }) => `${name}/${id}`),
);
const tail = [`${counting.name}/${wrong.id}`, `${FINAL_FOLDER}/${last.id}`];
const head = ids.filter((id) => !tail.includes(id)).slice(0, 13);

/** Thirteen of fifteen questions are answered, eleven of them right. */
const nearlyDone: Round = {
  at: at(0),
  asked: [...head, ...tail],
  results: Object.fromEntries(
    head.map((id, i) => [id, { verdict: i < 11 ? 'right' : 'wrong', at: at(i + 1) }]),
  ),
  ...made,
};
const passed: Round = {
  ...nearlyDone,
  results: Object.fromEntries(
    nearlyDone.asked.map((id, i) => [id, { verdict: i < 13 ? 'right' : 'wrong', at: at(i + 1) }]),
  ),
};

/** The question was answered in its lesson before, and one is half typed. */
const answered = {
  attempts: 1,
  best: 'wrong',
  tries: [
    {
      answer: 0,
      verdict: 'wrong',
      measured: 1_000_040,
      parameters: { size: 1_000_000 },
      at: at(0),
    },
  ],
};
function storeWith(round: Round | null): string {
  const answers = { [`${counting.name}/${wrong.id}`]: answered };
  const rounds = round ? { [`${FINAL_FOLDER}/1f6b0c2d`]: round } : {};
  return JSON.stringify({ ...emptyProgress(), answers, rounds });
}

for (const language of languages) {
  const { words } = language;
  const { labels, lang } = words;
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const place = (n: number) => fill(words, 'final-of', { n, all: 15 });

  test.describe(`The final quiz in ${language.name}`, () => {
    test('a drawn round is kept: reload, the other language, another tab', async ({
      page,
      context,
    }) => {
      await page.goto(pageAt(language, 'final'));
      await expect(
        page.getByText(fill(words, 'final-rule', { needed: 12, all: 15 })),
      ).toBeVisible();
      await button(page, labels['final-start']).click();
      await expect(page.getByRole('heading', { name: place(1) })).toBeVisible();
      const [round] = Object.values((await storedProgress(page)).rounds);
      const lessons = new Set(round?.asked.map((id) => id.replace(/\/.*/, '')));
      for (const name of lessonFolders().filter((one) => one < '90')) {
        expect([...lessons]).toContain(name);
      }
      const id = round?.asked[0]?.replace(/.*\//, '') ?? '';
      const asked = (tab: Page) => tab.locator(`final-quiz quiz-question#${id}`);
      await expect(asked(page)).toBeVisible();
      await page.reload();
      await expect(asked(page)).toBeVisible();
      await page.goto(pageAt(otherThan(language), 'final'));
      await expect(asked(page)).toBeVisible();
      const other = await context.newPage();
      await other.goto(pageAt(language, 'final'));
      await expect(asked(other)).toBeVisible();

      await other.getByText(labels['final-give-up'], { exact: true }).click();
      await button(other, labels['final-again']).click();
      await expect
        .poll(async () => Object.keys((await storedProgress(page)).rounds))
        .toHaveLength(2);
      const { rounds } = await storedProgress(page);
      const newest = Object.values(rounds).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
      const next = newest?.asked[0]?.replace(/.*\//, '') ?? '';
      for (const tab of [page, other]) {
        await expect(tab.locator(`final-quiz quiz-question#${next}`)).toBeVisible();
      }
    });

    test('the first answer counts, the result leads back, and the certificate opens', async ({
      page,
      context,
    }) => {
      await storeBefore(page, storeWith(nearlyDone));
      await page.goto(pageAt(language, 'final'));
      await expect(page.getByRole('heading', { name: place(14) })).toBeVisible();
      const question = new QuestionOnPage(page, language, wrong.id);
      const prompt = plainText(wrong.prompt, language, nextValues);
      await expect(question.element.getByText(prompt), 'other values than last time').toBeVisible();
      await expect(question.element).not.toContainText(labels['attempts-one']);
      await question.hasVerdict('unanswered');
      await axeFindsNothing(page, 'a question of the final quiz');

      const other = await context.newPage();
      await other.goto(pageAt(language, 'final'));
      await expect(other.getByRole('heading', { name: place(14) })).toBeVisible();
      await question.field.fill('0');
      await question.commit.click();
      await question.isGraded('wrong');
      await expect(question.again).toHaveCount(0);
      await expect(button(page, labels['review-next'])).toBeFocused();
      await expect(other.getByRole('heading', { name: place(15) })).toBeVisible();
      await button(page, labels['review-next']).click();

      await expect(page.getByRole('heading', { name: place(15) })).toBeVisible();
      const shown = new QuestionOnPage(page, language, last.id);
      await fillInRight({ lesson: own, language, question: last, shown });
      await shown.commit.click();
      await shown.isGraded('right');
      await button(page, labels['final-see-result']).click();

      const result = fill(words, 'final-result', { right: 12, all: 15 });
      await expect(page.getByRole('heading', { name: result })).toBeVisible();
      await expect(other.getByRole('heading', { name: result })).toBeVisible();
      const belief = misconceptions['del-destroys-object'][lang].replaceAll('`', '');
      const missed = page.locator('.final-missed > li').filter({ hasText: belief });
      await expect(missed).toHaveCount(1);
      await axeFindsNothing(page, 'the result');
      await page.getByRole('link', { name: labels['final-certificate'] }).click();
      await expect(page.locator('.certificate')).toBeVisible();
      await page.goBack();
      await missed.getByRole('link').last().click();
      await expect(page).toHaveURL(new RegExp(`${addressOf(counting, language)}#.+`));
      const fragment = decodeURIComponent(new URL(page.url()).hash.slice(1));
      await expect(page.locator(`[id="${fragment}"]`), 'the section is there').toBeInViewport();
    });
  });

  test.describe(`The certificate in ${language.name}`, () => {
    test('says what is missing', async ({ page }) => {
      await storeBefore(page, storeWith(nearlyDone));
      await page.goto(pageAt(language, 'certificate'));
      const locked = fill(words, 'certificate-locked', { needed: 12, asked: 15 });
      await expect(page.getByText(locked)).toBeVisible();
      const current = fill(words, 'certificate-under-way', { answered: 13, all: 15 });
      await expect(page.getByText(current)).toBeVisible();
      await expect(page.getByRole('textbox')).toHaveCount(0);
      await page.getByRole('link', { name: labels['certificate-to-quiz'] }).click();
      await expect(page.getByRole('heading', { name: place(14) })).toBeVisible();
    });

    test('has the name on one sheet of paper, and the name nowhere else', async ({
      page,
      requests,
    }) => {
      await storeBefore(page, storeWith(passed));
      await page.goto(pageAt(language, 'certificate'), { waitUntil: 'networkidle' });
      const before = requests.length;
      const names = [
        '王小明',
        'Maximiliane-Charlotte von und zu Hohenlohe-Waldenburg-Schilli',
        '<b>Ada</b>',
      ];
      const field = page.getByLabel(labels['certificate-name']);
      for (const name of names) {
        await field.fill(name);
        await expect(page.locator('.certificate-name')).toHaveText(name);
        for (const format of ['A4', 'Letter']) {
          const pdf = await page.pdf({ format });
          expect(pagesOf(pdf), `${name} on ${format}`).toBe(1);
          expect(textOf(pdf)).toContain(name.replace(/\s/g, ''));
          expect(textOf(pdf)).toContain(made.python);
          expect(textOf(pdf)).not.toContain(labels['certificate-private'].replace(/\s/g, ''));
        }
      }
      await expect(page.locator('.certificate-name b')).toHaveCount(0);
      await axeFindsNothing(page, 'the certificate');
      const kept = await page.evaluate(everythingKept);
      for (const name of names) {
        expect(kept).not.toContain(name);
        expect(decodeURIComponent(page.url())).not.toContain(name);
      }
      expect(requests.slice(before), 'nothing is sent').toEqual([]);
      await page.reload();
      await expect(field, 'nor is it there at the next visit').toHaveValue('');
    });
  });
}

/** Runs in the page: all that this origin keeps, as text. */
async function everythingKept(): Promise<string> {
  const databases = await indexedDB.databases();
  const stored = await Promise.all(
    databases.map(
      ({ name = '' }) =>
        new Promise<string>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(new Error(name));
          opening.onsuccess = () => {
            const stores = [...opening.result.objectStoreNames];
            if (stores.length === 0) {
              resolve(name);
              return;
            }
            const reading = opening.result
              .transaction(stores)
              .objectStore(stores[0] ?? '')
              .getAllKeys();
            reading.onsuccess = () => resolve(name + JSON.stringify(reading.result));
          };
        }),
    ),
  );
  return JSON.stringify([
    Object.entries(localStorage),
    Object.entries(sessionStorage),
    document.cookie,
    stored,
  ]);
}
