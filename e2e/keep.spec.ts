/** Keeping: what happens to answers and edits where the browser's storage lets the reader down. */
import { fill } from '../src/components/shared/labels.ts';
import { progressKey } from '../src/progress/store.ts';
import { Cell } from './support/cell.ts';
import { english, languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { expect, test } from './support/test.ts';

for (const language of languages) {
  const { words } = language;

  test(`${language.name}: damaged progress is put aside, and the page says where`, async ({
    page,
  }) => {
    const damaged = '{"version":1,"answers":';
    await page.goto(addressOf(counting, language));
    await page.evaluate(
      ([key = '', text = '']) => localStorage.setItem(key, text),
      [progressKey, damaged],
    );
    await page.reload();
    const cell = new Cell(page, language, 'two-names');
    await cell.setCode('kept = 1');
    const aside = await page.evaluate(
      (text) => Object.keys(localStorage).find((key) => localStorage.getItem(key) === text) ?? '',
      damaged,
    );
    expect(aside).not.toBe('');
    await expect(page.getByText(fill(words, 'notice-damaged', { key: aside }))).toBeVisible();

    await page.reload();
    await expect(cell.editor).toHaveText('kept = 1');
  });
}

test('without storage the page says so, and works', async ({ page, incidents }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Forbidden by a test.', 'SecurityError');
      },
    });
  });
  await page.goto(addressOf(counting, english));
  await expect(page.getByText(english.words.labels['notice-memory-only'])).toBeVisible();
  const cell = new Cell(page, english, 'two-names');
  await cell.runs('print(6 * 7)');
  await expect(cell.printed()).toHaveText('42\n');
  // Starlight's scripts, which remember the theme and the sidebar, do not expect this.
  incidents.errors = incidents.errors.filter(
    (error) => !/Forbidden by a test|StarlightThemeProvider/.test(error),
  );
});
