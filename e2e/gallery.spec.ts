/** The gallery: one question of each kind, answered wrong and right, in both languages. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../src/components/shared/labels.ts';
import { LESSONS_FOLDER } from '../src/content/lesson-folder.ts';
import type { FixQuestion, Question } from '../src/quiz/types.ts';
import { axeFindsNothing } from './support/axe.ts';
import { type Language, languages, otherThan } from './support/languages.ts';
import { addressOf, lessonNamed } from './support/lessons.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const gallery = lessonNamed('90-question-gallery');

/** @throws Error when the gallery has no question of that kind. */
function ofKind<T extends Question['type']>(type: T): Extract<Question, { type: T }> {
  const found = gallery.quiz.questions.find(
    (one): one is Extract<Question, { type: T }> => one.type === type,
  );
  if (found === undefined) throw new Error(`The gallery has no question of the kind ${type}.`);
  return found;
}

function program(name: string): string {
  return readFileSync(join(LESSONS_FOLDER, gallery.name, 'cells', `${name}.py`), 'utf8');
}

for (const language of languages) {
  const { labels } = language.words;

  test.describe(`The gallery in ${language.name}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(addressOf(gallery, language));
    });

    test('fix: unchanged, a deliberate mistake, the solution beside it, then right', async ({
      page,
    }) => {
      const fix = ofKind('fix');
      const question = new QuestionOnPage(page, language, fix.id);
      const commit = question.element.getByRole('button', { name: labels['fix-commit'] });
      await commit.click();
      await question.isGraded('wrong');
      const [goal] = fix.goals;
      if (goal === undefined) throw new Error('The fix has lost its goals.');
      await expect(question.status.getByText(plainText(goal.why, language))).toBeVisible();

      const mistake = fix.mistakes.find(({ id }) => id === 'known-answer');
      if (mistake === undefined) throw new Error('The mistake "known-answer" is gone.');
      await write(page, question, program(`${fix.cell}.${mistake.id}`));
      await commit.click();
      await question.isGraded('wrong');
      await expect(question.status.getByText(plainText(mistake.why, language))).toBeVisible();
      const check = fix.checks['wrong-answer'];
      if (check === undefined) throw new Error('The check "wrong-answer" is gone.');
      await expect(question.status.getByText(plainText(check, language))).toBeVisible();

      await hintsComeOneAtATime(question, fix, language);
      await question.element.getByText(labels.solution, { exact: true }).click();
      await expect(question.element.getByText(labels['diff-legend'])).toBeVisible();
      const deleted = question.element.getByRole('deletion').filter({ hasText: '833308333.5' });
      await expect(deleted).toBeVisible();
      const inserted = question.element.getByRole('insertion').filter({ hasText: 'i * i for i' });
      await expect(inserted).toBeVisible();
      await axeFindsNothing(page, 'after a wrong fix', undefined, [`quiz-question#${fix.id}`]);

      await write(page, question, program(`${fix.cell}.solution`));
      await commit.click();
      await question.isGraded('right');
      await expect(question.status.getByText(plainText(fix.explain, language))).toBeVisible();

      const other = otherThan(language);
      await page.goto(addressOf(gallery, other));
      const kept = new QuestionOnPage(page, other, fix.id);
      await expect(kept.element).toHaveAttribute('data-verdict', 'right');
      await expect(editorOf(kept)).toContainText('(i * i for i in range(n))');
    });
  });
}

function editorOf({ element, words }: QuestionOnPage) {
  return element.getByRole('textbox', { name: words.labels['editor-label'] });
}

/** As a reader does it: into the code, all of it marked, typed over. */
async function write(page: Page, question: QuestionOnPage, code: string): Promise<void> {
  const editor = editorOf(question);
  if (!(await editor.isVisible())) await question.code.click();
  await editor.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

async function hintsComeOneAtATime(
  question: QuestionOnPage,
  { hints }: FixQuestion,
  language: Language,
): Promise<void> {
  for (const [at, hint] of hints.entries()) {
    const text = question.element.getByText(plainText(hint, language));
    await expect(text).toBeHidden();
    const next = fill(language.words, 'hint-open', { n: at + 1, of: hints.length });
    await question.element.getByRole('button', { name: next }).click();
    await expect(text).toBeVisible();
  }
}
