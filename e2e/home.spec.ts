/** The first page: a prediction that is seen at once, its measured surprise, and the course. */
import { gzipSync } from 'node:zlib';
import { fill } from '../src/components/shared/labels.ts';
import { axeFindsNothing } from './support/axe.ts';
import { languages } from './support/languages.ts';
import { addressOf, lessonNamed, lessons, plainText, proseOf } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const home = lessonNamed('94-home');
const [asked] = home.quiz.questions;
if (asked?.type !== 'predict' || asked.answer !== 'option') throw new Error('Nothing is asked.');
const { id, options } = asked;

const SCREENS = [
  { name: 'desktop', width: 1280, height: 720 },
  { name: 'phone', width: 390, height: 844 },
];

for (const language of languages) {
  const textOf = (at: number) => plainText(options[at]?.text ?? { en: '', 'zh-CN': '' }, language);

  for (const { name, width, height } of SCREENS) {
    test(`${language.name}: on a ${name} the prediction can be committed without scrolling`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(language.base);
      const question = new QuestionOnPage(page, language, id);
      for (const part of [question.code, question.option(textOf(2)), question.commit]) {
        await expect(part).toBeInViewport({ ratio: 1 });
      }
    });
  }

  test(`${language.name}: a prediction meets its measured surprise`, async ({ page, requests }) => {
    await page.goto(language.base, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => /pyodide|worker|client/.test(url))).toEqual([]);
    const question = new QuestionOnPage(page, language, id);
    await question.option(textOf(0)).check();
    await question.commit.click();
    await question.isGraded('wrong');
    await expect(question.shown('measured')).toHaveText(textOf(1));
    await question.again.click();
    await question.option(textOf(1)).check();
    await question.commit.click();
    await question.isGraded('right');
    await axeFindsNothing(page, 'first page, answered');
  });

  test(`${language.name}: the course is there, in order, with what was done`, async ({ page }) => {
    await page.goto(language.base);
    const course = page.locator('course-outline').getByRole('listitem');
    await expect(course).toHaveCount(lessons.length);
    for (const [i, lesson] of lessons.entries()) {
      const link = course.nth(i).getByRole('link', { name: proseOf(lesson, language).title });
      await expect(link).toHaveAttribute('href', addressOf(lesson, language));
    }
  });

  test(`${language.name}: it says how far the reader has come`, async ({ page }) => {
    const [first] = lessons;
    if (first === undefined) throw new Error('There is no lesson.');
    const number = first.quiz.questions.find(
      (one) => one.type === 'predict' && one.answer === 'number',
    );
    await page.goto(addressOf(first, language));
    const question = new QuestionOnPage(page, language, number?.id ?? '');
    await question.field.fill('1 GB');
    await question.commit.click();
    await question.isGraded('wrong');
    await page.goto(language.base);
    const all = first.quiz.questions.length;
    const said = fill(language.words, 'map-lesson', { right: 0, all });
    const course = page.locator('course-outline').getByRole('listitem');
    await expect(course.first()).toContainText(said);
  });

  test(`${language.name}: coming here costs no more scripts than reading a lesson`, async ({
    page,
  }) => {
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(language.base, { waitUntil: 'networkidle' });
    const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
  });
}

test('every page names a picture for sharing that is there', async ({ page }) => {
  for (const { base } of languages) {
    await page.goto(base);
    const named = page.locator('meta[property="og:image"]');
    const address = (await named.getAttribute('content')) ?? '';
    const picture = await page.request.get(new URL(address, page.url()).pathname);
    expect(picture.headers()['content-type']).toBe('image/png');
    await expect(page.locator('meta[property="og:image:alt"]')).toHaveAttribute('content', /.+/);
  }
});
