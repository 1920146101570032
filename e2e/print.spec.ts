/**
 * On paper. A lesson: the code whole, nothing to press, no answer, and dark on light in either theme. The
 * course in short: one sheet, and the whole course on it.
 */
import { Cell } from './support/cell.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting, lessons, proseOf } from './support/lessons.ts';
import { pagesOf, textOf } from './support/pdf.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

for (const language of languages) {
  test(`${language.name}: a lesson prints well`, async ({ page }) => {
    await page.setViewportSize({ width: 680, height: 960 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(addressOf(counting, language));
    const cell = new Cell(page, language, 'asked');
    await expect(cell.run).toBeVisible();
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });

    await expect(page.getByRole('main').getByRole('button').filter({ visible: true })).toHaveCount(
      0,
    );
    await expect(cell.built).toBeHidden();
    const question = new QuestionOnPage(page, language, 'second-name');
    await expect(question.code).toBeVisible();
    await expect(question.element.locator('.question-prompt')).toBeVisible();
    await expect(question.field).toBeHidden();

    const cut = await page
      .locator('.cell-code pre, .question-code pre')
      .evaluateAll((blocks) => blocks.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(cut).toBe(0);
    const texts = page.getByRole('main').locator('h1, h2, p, li, pre, .starlight-aside p');
    const pale = await texts.evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .filter((element) => {
          const [r = 0, g = 0, b = 0] =
            getComputedStyle(element)
              .color.match(/[\d.]+/g)
              ?.map(Number) ?? [];
          return 0.2126 * r + 0.7152 * g + 0.0722 * b > 130;
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(pale).toEqual([]);
  });

  for (const format of ['A4', 'Letter']) {
    test(`${language.name}: the course in short is one sheet of ${format}`, async ({ page }) => {
      await page.goto(`${language.base}summary/`);
      const pdf = await page.pdf({ format });
      expect(pagesOf(pdf)).toBe(1);
      const printed = textOf(pdf);
      for (const lesson of lessons) {
        expect(printed).toContain(proseOf(lesson, language).title.replace(/\s/g, ''));
      }
    });
  }
}
