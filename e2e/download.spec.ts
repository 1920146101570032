/** A cell as a file: what the reader has in the editor, with all that it needs to run elsewhere. */
import { readFileSync } from 'node:fs';
import { fill } from '../src/components/shared/labels.ts';
import { Cell } from './support/cell.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting, proseOf } from './support/lessons.ts';
import { expect, test } from './support/test.ts';

for (const language of languages) {
  const { words } = language;

  test(`${language.name}: a cell can be downloaded, with its package and its origin`, async ({
    page,
  }) => {
    await page.goto(addressOf(counting, language));
    const cell = new Cell(page, language, 'last-name');
    const edited = `${await cell.code()}\nprint("mine")\n`;
    await cell.setCode(edited);
    await cell.element.getByText(words.labels.take).click();
    const downloading = page.waitForEvent('download');
    await cell.element.getByRole('button', { name: words.labels['save-cell'] }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('last-name.py');
    await expect(cell.status).toHaveText(fill(words, 'saved-cell', { name: 'last-name.py' }));

    const text = readFileSync(await file.path(), 'utf8');
    const [first] = text.split('\n');
    expect(first).toContain(proseOf(counting, language).title);
    expect(first).toContain(`${addressOf(counting, language)}#last-name`);
    expect(text).toContain('types.ModuleType("freed")');
    expect(text.endsWith('print("mine")\n')).toBe(true);
  });
}
