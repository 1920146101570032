/** The course in short, on paper: one sheet, and the whole course on it. */
import { languages } from './support/languages.ts';
import { lessons, proseOf } from './support/lessons.ts';
import { pagesOf, textOf } from './support/pdf.ts';
import { expect, test } from './support/test.ts';

for (const language of languages) {
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
