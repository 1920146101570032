/** Every page as axe sees it, and on a narrow screen. */
import type { Page } from '@playwright/test';
import { axeFindsNothing, isWhole } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { byTurns, everyPage } from './support/pages.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

/** `npm test` looks at each page in one of its languages, `npm run test:accessible` in both. */
for (const address of isWhole ? everyPage : byTurns(everyPage)) {
  test(`axe finds nothing on ${address}, nor does it scroll sideways`, async ({ page }) => {
    await page.goto(address);
    await axeFindsNothing(page, address);
    await page.setViewportSize({ width: 320, height: 640 });
    if (isWhole) await axeFindsNothing(page, `${address}, 320 px wide`);
    await scrollsNotSideways(page);
  });
}

for (const language of languages) {
  test(`${language.name}: nor in a lesson that is used`, async ({ page }) => {
    await page.goto(addressOf(counting, language));
    const cell = new Cell(page, language, 'two-names');
    await cell.block.click();
    await expect(cell.editor).toBeFocused();
    await page.keyboard.type('print("long " * 50)\n');
    await axeFindsNothing(page, 'editor open');
    await cell.run.click();
    await cell.hasState('done');
    const watching = new Cell(page, language, 'last-name');
    await watching.run.click();
    await watching.hasState('done');
    await axeFindsNothing(page, 'after runs');
    await cell.runs('print("x" * 500)\n1 / 0', 'failed');
    await cell.live.getByText(language.words.labels.traceback).click();

    const question = new QuestionOnPage(page, language, 'second-name');
    await question.field.fill('lots');
    await question.commit.click();
    await expect(question.problem).not.toBeEmpty();
    await axeFindsNothing(page, 'after an error, and an answer that was not understood');
    await question.field.fill('2 MB');
    await question.commit.click();
    await question.isGraded('wrong');
    const other = new QuestionOnPage(page, language, 'first-del');
    await other.field.fill('1 MB');
    await other.commit.click();
    await other.isGraded('right');
    await axeFindsNothing(page, 'after a wrong and a right verdict');

    await page.setViewportSize({ width: 320, height: 640 });
    await scrollsNotSideways(page);
  });
}

async function scrollsNotSideways(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scroll: scrollWidth, client: clientWidth };
  });
  expect(scroll).toBeLessThanOrEqual(client);
}
