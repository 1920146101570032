/** Predicting: an answer is committed, the cell runs, and the page keeps what came of it. */
import { formatExactBytes } from '../src/components/shared/format.ts';
import { fill, type LabelKey } from '../src/components/shared/labels.ts';
import { type MisconceptionId, misconceptions } from '../src/quiz/misconceptions.ts';
import { combinations } from '../src/quiz/parameters.ts';
import { Cell } from './support/cell.ts';
import { type Language, languages, otherThan } from './support/languages.ts';
import { addressOf, counting, numberQuestion, optionQuestion } from './support/lessons.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const number = numberQuestion('second-name');
const [first = {}, second = {}] = combinations(number.parameters);
const copied = number.mistakes?.find(({ id }) => id === 'copied');
/** The second value, three million, as people of the language may write it. */
const written = { en: '3 MB', 'zh-CN': '３，０００，０００' } as const;
const choice = optionQuestion('who-frees-it');

for (const language of languages) {
  const { words } = language;
  const { labels } = words;

  test.describe(`Predicting in ${language.name}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(addressOf(counting, language));
    });

    test('a number: wrong, then right about another value, and kept', async ({ page }) => {
      const question = new QuestionOnPage(page, language, number.id);
      const size = new Cell(page, language, 'two-names').element.getByText(/\d+\.\d MB/);
      await expect(size).toBeVisible();
      await question.hasVerdict('unanswered');
      await asksAbout(question, language, first);

      const twice = 2 * (first['size'] ?? 0);
      await question.field.fill(String(twice));
      await question.field.press('Enter');
      await question.says('committed');
      await question.isGraded('wrong');
      await expect(question.shown('you-predicted')).toHaveText(formatExactBytes(twice, words));
      const measured = await measuredBytes(question);
      expect(measured).toBeGreaterThanOrEqual(first['size'] ?? 0);
      expect(measured).toBeLessThan(twice);
      await standsBeside(question);
      if (copied?.misconception === undefined) throw new Error('The mistake "copied" is gone.');
      await expect(question.status.getByText(plainText(copied.why, language))).toBeVisible();
      await expect(question.status.getByText(plainText(number.explain, language))).toBeVisible();
      await expect(question.status).toContainText(said(language, copied.misconception));
      await expect(question.element).toContainText(labels['attempts-one']);

      await question.again.click();
      await asksAbout(question, language, second);
      await expect(question.field).toBeFocused();
      await question.field.fill(written[language.lang]);
      await question.commit.click();
      await question.isGraded('right');
      await expect(question.shown('you-predicted')).toHaveText(
        formatExactBytes(second['size'] ?? 0, words),
      );
      await expect(question.status).not.toContainText(said(language, copied.misconception));
      expect(await measuredBytes(question)).toBeGreaterThanOrEqual(second['size'] ?? 0);
      await expect(size, 'Python has been fetched').toBeHidden();

      await page.reload();
      await isKept(question, second['size'] ?? 0);
      const other = otherThan(language);
      await page.goto(addressOf(counting, other));
      await isKept(new QuestionOnPage(page, other, number.id), second['size'] ?? 0);
    });

    test('one of several options: wrong, then right', async ({ page }) => {
      const question = new QuestionOnPage(page, language, choice.id);
      const [right, wrong] = choice.options;
      if (right === undefined || wrong?.misconception === undefined) {
        throw new Error('The options have changed.');
      }
      await question.commit.click();
      await expect(question.problem).toHaveText(labels['choose-one']);

      await question.option(plainText(wrong.text, language)).check();
      await question.commit.click();
      await question.isGraded('wrong');
      await expect(question.shown('you-predicted')).toHaveText(plainText(wrong.text, language));
      await expect(question.shown('measured')).toHaveText(plainText(right.text, language));
      await expect(question.status.getByText(plainText(wrong.why, language))).toBeVisible();
      await expect(question.status).toContainText(said(language, wrong.misconception));

      await question.again.click();
      await question.option(plainText(right.text, language)).check();
      await question.commit.click();
      await question.isGraded('right');
      await expect(question.status.getByText(plainText(right.why, language))).toBeVisible();
      await expect(question.element).toContainText(fill(words, 'attempts-some', { n: 2 }));
    });

    test('what cannot be read as a number is explained and counts for nothing', async ({
      page,
    }) => {
      const question = new QuestionOnPage(page, language, number.id);
      const refused: [string, LabelKey][] = [
        ['', 'amount-empty'],
        ['abc', 'amount-not-a-number'],
        ['1,00', 'amount-ambiguous'],
        ['3 apples', 'amount-unknown-unit'],
      ];
      for (const [text, problem] of refused) {
        await question.field.fill(text);
        await question.commit.click();
        await expect(question.problem, text).toHaveText(labels[problem]);
        await expect(question.field).toBeFocused();
        await expect(question.field).toHaveAttribute('aria-invalid', 'true');
        await question.hasVerdict('unanswered');
      }
      await page.reload();
      await question.hasVerdict('unanswered');
      await expect(question.element).not.toContainText(labels['attempts-one']);
    });
  });
}

function said({ lang, words }: Language, belief: MisconceptionId): string {
  return fill(words, 'misconception', { belief: misconceptions[belief][lang].replaceAll('`', '') });
}

/** The prompt and the code carry the same value. */
async function asksAbout(
  question: QuestionOnPage,
  language: Language,
  values: Readonly<Record<string, number>>,
): Promise<void> {
  const prompt = plainText(number.prompt, language, values);
  await expect(question.element.getByText(prompt)).toBeVisible();
  for (const [name, value] of Object.entries(values)) {
    const code = (await question.code.textContent())?.replaceAll('_', '');
    expect(code).toContain(`${name} = ${String(value)}`);
  }
}

async function measuredBytes(question: QuestionOnPage): Promise<number> {
  const { words } = question;
  await expect(question.element.getByText(words.labels['label-live-long'])).toBeAttached();
  const text = await question.shown('measured').innerText();
  const bytes = Number(text.replace(/\D/g, ''));
  expect(text).toBe(formatExactBytes(bytes, words));
  return bytes;
}

async function standsBeside(question: QuestionOnPage): Promise<void> {
  const one = await question.shown('you-predicted').boundingBox();
  const other = await question.shown('measured').boundingBox();
  expect(other?.x).toBeGreaterThan((one?.x ?? 0) + (one?.width ?? 0));
}

/** After two attempts, the second of them right. */
async function isKept(question: QuestionOnPage, answer: number): Promise<void> {
  const { words } = question;
  await question.hasVerdict('right');
  await expect(question.element).toContainText(fill(words, 'attempts-some', { n: 2 }));
  const last = {
    answer: formatExactBytes(answer, words),
    verdict: words.labels['verdict-right'],
  };
  await expect(question.element).toContainText(fill(words, 'answered-before', last));
}
