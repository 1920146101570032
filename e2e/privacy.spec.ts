/** Nothing that a reader does leaves the browser, as the line below each page says; and whose work it is. */
import { Cell } from './support/cell.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const SECRET = 'unusualwordofareader';

for (const language of languages) {
  test(`${language.name}: running, answering and searching send nothing`, async ({
    page,
    context,
  }) => {
    const sent: { method: string; url: string; body: string | null }[] = [];
    context.on('request', (request) =>
      sent.push({ method: request.method(), url: request.url(), body: request.postData() }),
    );
    await page.goto(addressOf(counting, language));
    await expect(page.getByText(language.words.labels['page-privacy'])).toBeVisible();
    await new Cell(page, language, 'two-names').runs(`${SECRET} = 1`, 'done');
    const question = new QuestionOnPage(page, language, 'second-name');
    await question.field.fill('123 MB');
    await question.commit.click();
    await question.isGraded('wrong');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: language.starlight.search });
    await dialog.getByRole('textbox').or(dialog.getByRole('searchbox')).fill(SECRET);
    await expect(dialog.getByText(SECRET).first()).toBeVisible();

    const { origin } = new URL(page.url());
    expect(sent.length).toBeGreaterThan(10);
    for (const { method, url, body } of sent) {
      expect(method, url).toBe('GET');
      expect(body, url).toBeNull();
      expect(url.startsWith(`${origin}/`) || /^(blob|data):/.test(url), url).toBe(true);
      expect(url).not.toContain(SECRET);
    }
    expect(await context.cookies()).toEqual([]);
  });

  test(`${language.name}: every work shipped has its licence on the page`, async ({ page }) => {
    await page.goto(language.base);
    await page.getByRole('link', { name: language.words.labels['page-licences'] }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const work of [
      'CPython 3',
      'numpy',
      'Graphviz',
      'objgraph',
      '@codemirror/view',
      'source-sans-3',
    ]) {
      const link = page.getByRole('main').getByRole('link', { name: work });
      const address = await link.first().getAttribute('href');
      const answer = await page.request.get(address ?? '');
      expect(answer.status(), work).toBe(200);
      expect((await answer.text()).length, work).toBeGreaterThan(500);
    }
  });
}
