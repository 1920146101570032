/** Reading, running and answering by keyboard alone, everything found by what it is called. */
import { builtResult } from '../src/content/built.ts';
import { fillInRight } from './support/answers.ts';
import { isWhole } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { byKeyboard, press, tabTo } from './support/keyboard.ts';
import { english, languages } from './support/languages.ts';
import { addressOf, counting, lessonNamed, optionQuestion } from './support/lessons.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const { labels } = english.words;

for (const language of isWhole ? languages : [english]) {
  test(`${language.name}: a whole lesson, from its first cell to its last answer`, async ({
    page,
  }) => {
    test.slow();
    await page.goto(addressOf(counting, language));
    // In the order in which Tab meets them.
    const stops = page.locator('python-cell[id], quiz-question[id]');
    const ids = await stops.evaluateAll((elements) => elements.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      const question = counting.quiz.questions.find((asked) => asked.id === id);
      if (question === undefined) {
        const cell = new Cell(page, language, id);
        await press(cell.run);
        await cell.hasState(builtResult(counting.name, id).error === null ? 'done' : 'failed');
      } else {
        const shown = new QuestionOnPage(page, language, id);
        await fillInRight({ lesson: counting, language, question, shown }, byKeyboard);
        await press(shown.commit);
        await shown.isGraded('right');
      }
    }
  });
}

test('references are cut and fates foreseen; the keyboard goes on where the reader will', async ({
  page,
}) => {
  const gallery = lessonNamed('90-question-gallery');
  const cut = gallery.quiz.questions.find(({ type }) => type === 'cut');
  if (cut?.type !== 'cut') throw new Error('The gallery has no cut.');
  await page.goto(addressOf(gallery, english));
  const question = new QuestionOnPage(page, english, cut.id);
  const boxes = question.element.getByRole('checkbox');
  await press(question.commit);
  await expect(question.problem).toHaveText(labels['no-cut']);
  await expect(boxes.first()).toBeFocused();
  // In the order of the page, so that Tab never has to go round.
  for (const id of ['child-parent', 'name-parent']) {
    await byKeyboard.check(boxes.and(page.locator(`[value="${id}"]`)));
  }
  await expect(question.element.locator('form [data-cut]')).toHaveCount(2);
  for (const { name, becomes } of cut.objects) {
    await byKeyboard.select(
      question.element.getByRole('combobox', { name }),
      labels[`fate-${becomes}`],
    );
  }
  await page.keyboard.press('Tab');
  await expect(question.commit).toBeFocused();
  await page.keyboard.press('Enter');
  await question.isGraded('right');
  await expect(question.again).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(boxes.first()).toBeFocused();
});

test.describe('In a lesson', () => {
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
