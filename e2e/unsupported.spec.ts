/** A browser that cannot run Python: what was measured when the page was built stays, and why is said. */
import { Cell } from './support/cell.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

for (const language of languages) {
  const { labels } = language.words;

  test(`${language.name}: without WebAssembly the built results stay, and the page says why`, async ({
    page,
    requests,
  }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
    await page.goto(addressOf(counting, language));
    const cell = new Cell(page, language, 'two-names');
    await cell.says('lacks-WebAssembly');
    await expect(cell.run).toHaveAttribute('aria-disabled', 'true');
    await expect(cell.number(cell.built, 'reading-delta')).toBeVisible();
    await cell.run.click({ force: true });
    await cell.hasState('idle');

    const question = new QuestionOnPage(page, language, 'second-name');
    await question.element.getByText(labels.reveal).click();
    await expect(question.element.getByText(labels['question-no-script'])).toBeVisible();
    expect(requests.filter((url) => url.includes('/pyodide/'))).toEqual([]);
  });

  test(`${language.name}: when its WebAssembly is too old, the page says that`, async ({
    page,
    incidents,
  }) => {
    // The file is as it should be; this browser's compiler does not know what is in it.
    const refuse = `WebAssembly.compileStreaming = () =>
      WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 99, 0, 0, 0]));`;
    await page.route(/\/worker\b[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${refuse}\n${await response.text()}` });
    });
    await page.goto(addressOf(counting, language));
    const cell = new Cell(page, language, 'two-names');
    await cell.run.click();
    await cell.hasState('failed');
    const [start = ''] = labels['start-unsupported'].split('{message}');
    await expect(cell.status).toContainText(start);
    incidents.errors.length = 0; // the browser's own line about the module it refused
  });
}
