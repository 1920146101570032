/** Searching: what readers type leads where it is taught, in both languages, and gives no answer away. */
import type { Page } from '@playwright/test';
import { searchTerm } from '../src/components/search/term.ts';
import { valuesOf } from '../src/quiz/values-of.ts';
import { languages } from './support/languages.ts';
import { addressOf, cellPages } from './support/lessons.ts';
import { plainText } from './support/question.ts';
import { queries } from './support/queries.ts';
import { expect, test } from './support/test.ts';

/** The part of Pagefind's own interface that is used here. */
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  search(term: string | null): Promise<{ results: { data(): Promise<Found> }[] }>;
}
interface Found {
  url: string;
  content: string;
}

for (const language of languages) {
  test(`${language.name}: each query finds its page among the first results`, async ({ page }) => {
    await page.goto(language.base);
    const asked = queries[language.lang];
    const terms = asked.map(([typed]) => searchTerm(typed, language.lang));
    const found = await page.evaluate(searchAll, terms);
    const lost = asked.flatMap(([typed, slug, within], at) => {
      const urls = found[at]?.map(({ url }) => url) ?? [];
      const place = urls.indexOf(`${language.base}${slug}/`) + 1;
      return place >= 1 && place <= within ? [] : [`${typed}: ${slug} is at ${String(place)}`];
    });
    expect(lost).toEqual([]);
  });

  test(`${language.name}: the index has the questions, and not their answers`, async ({ page }) => {
    await page.goto(language.base);
    const [everything = []] = await page.evaluate(searchAll, [null]);
    const content = new Map(everything.map((one) => [one.url, lettersOf(one.content)]));
    for (const lesson of cellPages) {
      const indexed = content.get(addressOf(lesson, language));
      expect(indexed, lesson.name).toBeDefined();
      for (const question of lesson.quiz.questions) {
        const [values] = valuesOf(question);
        const words = (text: typeof question.prompt) =>
          lettersOf(plainText(text, language, values)).slice(0, 60);
        expect(indexed, `${question.id} is asked`).toContain(words(question.prompt));
        if ('options' in question) {
          for (const { text } of question.options) expect(indexed).toContain(words(text));
        }
        expect(indexed, `${question.id} is explained`).not.toContain(words(question.explain));
      }
    }
  });

  test(`${language.name}: searching by keyboard leads to a lesson`, async ({ page }) => {
    await page.goto(language.base);
    await page.getByRole('button', { name: language.starlight.search }).waitFor();
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: language.starlight.search });
    const field = dialog.getByRole('textbox').or(dialog.getByRole('searchbox'));
    await expect(field).toBeFocused();
    await page.keyboard.type('np.memmap');
    const first = dialog.getByRole('link').first();
    await expect(first).toHaveAttribute('href', new RegExp(`^${language.base}mapped-files/`));
    await tabTo(page, first);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`${language.base}mapped-files/`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

/** In the page: Pagefind's first ten results for each term; all pages for `null`. */
async function searchAll(terms: (string | null)[]): Promise<Found[][]> {
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(address)) as Pagefind;
  await pagefind.options({ baseUrl: '/' });
  const found: Found[][] = [];
  for (const term of terms) {
    const { results } = await pagefind.search(term);
    const wanted = term === null ? results : results.slice(0, 10);
    const data = await Promise.all(wanted.map((one) => one.data()));
    found.push(data.map(({ url, content }) => ({ url, content: term === null ? content : '' })));
  }
  return found;
}

/** The index sets stops and blanks of its own between words. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  for (let i = 0; i < 6; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
