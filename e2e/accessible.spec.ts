/** Reading, running and answering by keyboard alone, on a narrow screen, and as axe sees it. */
import type { Locator, Page } from '@playwright/test';
import { axeFindsNothing, isWhole } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { english, languages } from './support/languages.ts';
import { addressOf, counting, optionQuestion } from './support/lessons.ts';
import { everyPage } from './support/pages.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const { labels } = english.words;

for (const address of everyPage) {
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

test.describe('By keyboard alone', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(addressOf(counting, english));
  });

  test('a number is answered, then a cell is edited and run', async ({ page }) => {
    const question = new QuestionOnPage(page, english, 'second-name');
    await tabTo(page, question.field);
    await page.keyboard.type('2000000');
    await page.keyboard.press('Enter');
    await question.isGraded('wrong');
    await expect(question.again).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question.field).toBeFocused();

    const cell = new Cell(page, english, 'two-names');
    await tabTo(page, cell.editor);
    await expect(cell.element.getByText(labels['editor-hint'])).toBeVisible();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nprint("by keyboard")');
    await page.keyboard.press('Escape');
    await expect(cell.run).toBeFocused();
    await page.keyboard.press('Enter');
    await cell.hasState('done');
    await expect(cell.printed()).toHaveText('by keyboard\n');
  });

  test('an option is chosen and committed', async ({ page }) => {
    const choice = optionQuestion('who-frees-it');
    const question = new QuestionOnPage(page, english, choice.id);
    const options = choice.options.map(({ text }) => question.option(plainText(text, english)));
    const [first, second] = options;
    if (first === undefined || second === undefined) throw new Error('There are no options.');
    await tabTo(page, first);
    await page.keyboard.press('ArrowDown');
    await expect(second).toBeChecked();
    await page.keyboard.press('Enter');
    await question.isGraded('wrong');
    await expect(question.again).toBeFocused();
  });

  test('a run that never ends can be left and stopped', async ({ page }) => {
    const cell = new Cell(page, english, 'two-names');
    await tabTo(page, cell.editor);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('while 1: pass');
    await page.keyboard.press('ControlOrMeta+Enter');
    await cell.hasState('running');
    await page.keyboard.press('Escape');
    await expect(cell.editor).not.toBeFocused();
    await tabTo(page, cell.stop, 3);
    await page.keyboard.press('Enter');
    await cell.hasState('stopped');

    await cell.run.focus();
    await page.keyboard.press('Enter');
    await cell.hasState('running');
    await tabTo(page, cell.stop, 3);
    await page.keyboard.press('Enter');
    await cell.hasState('stopped');
  });

  test('tabbing on while the editor loads is not undone by it', async ({ page }) => {
    const loaded = Promise.withResolvers<undefined>();
    await page.route('**/editor.*.js', async (route) => {
      await loaded.promise;
      await route.continue();
    });
    const cell = new Cell(page, english, 'two-names');
    await tabTo(page, cell.block);
    await page.keyboard.press('Tab');
    await expect(cell.run).toBeFocused();
    loaded.resolve(undefined);
    await expect(cell.editor).toBeVisible();
    await expect(cell.run).toBeFocused();
  });
});

/** Presses Tab until it is there; out of editors on the way, where Tab indents, by Escape. */
async function tabTo(page: Page, target: Locator, most = 200): Promise<void> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if ((await target.count()) > 0 && (await target.evaluate(isFocused))) return;
    const inCode = page.locator('.cell-code:focus-within');
    if ((await inCode.count()) > 0) {
      await expect(inCode.getByRole('textbox')).toBeFocused();
      if ((await target.count()) > 0 && (await target.evaluate(isFocused))) return;
      await page.keyboard.press('Escape');
    } else await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} was not reached by ${String(most)} presses of Tab.`);
}

/** Runs in the page; the editor is inside a shadow root, which has a focus of its own. */
function isFocused(element: Element): boolean {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : document).activeElement === element;
}

async function scrollsNotSideways(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scroll: scrollWidth, client: clientWidth };
  });
  expect(scroll).toBeLessThanOrEqual(client);
}
