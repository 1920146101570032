/**
 * A reader goes through a lesson: runs every cell, and answers every question right. `npm test` takes
 * two lessons, `npm run test:course` all of them, each in both languages.
 */
import { builtResult } from '../src/content/built.ts';
import { fillInRight } from './support/answers.ts';
import { Cell } from './support/cell.ts';
import { type Language, languages } from './support/languages.ts';
import { addressOf, lessons, proseOf } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

type Lesson = (typeof lessons)[number];

/** Of the smaller ones, another one in each language. */
const FEW: Record<Language['lang'], string> = { en: '03-cycles', 'zh-CN': '06-generators' };

for (const language of languages) {
  for (const lesson of lessons) {
    if (process.env['COURSE'] !== 'whole' && FEW[language.lang] !== lesson.name) continue;

    test.describe(`${lesson.name} in ${language.name}`, () => {
      test('every cell runs to the end that was built', async ({ page }) => {
        test.slow();
        await page.goto(addressOf(lesson, language));
        for (const id of proseOf(lesson, language).cells)
          await runsAsBuilt(page, language, lesson, id);
      });

      test('every question is answered right', async ({ page }) => {
        test.slow();
        await page.goto(addressOf(lesson, language));
        for (const question of lesson.quiz.questions) {
          const shown = new QuestionOnPage(page, language, question.id);
          await fillInRight({ lesson, language, question, shown });
          await shown.commit.click();
          await shown.isGraded('right');
        }
      });
    });
  }
}

async function runsAsBuilt(
  page: ConstructorParameters<typeof Cell>[0],
  language: Language,
  lesson: Lesson,
  id: string,
): Promise<void> {
  const cell = new Cell(page, language, id);
  const { error } = builtResult(lesson.name, id);
  await cell.run.click();
  await cell.hasState(error === null ? 'done' : 'failed');
  const live = await cell.result();
  expect(live.error?.type).toBe(error?.type);
}
