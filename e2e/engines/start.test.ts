/** Starting: from the image of an earlier start, and whatever is the matter with it. */
import { expect } from 'vitest';
import { change, changeImage, imageNow, MATTERS } from '../support/image.ts';
import { english } from '../support/languages.ts';
import { addressOf, counting, numberQuestion } from '../support/lessons.ts';
import { Cell } from './cell.ts';
import { QuestionOnPage } from './question.ts';
import { test } from './test.ts';

const address = addressOf(counting, english);

async function deltaOf(cell: Cell): Promise<number> {
  const { before, after } = await cell.runsAsItIs();
  return after.inUse - before.inUse;
}

for (const matter of MATTERS) {
  const isUsed = matter === 'whole';
  const does = isUsed ? 'starts from it' : 'starts anew and replaces it';
  test(`a visit that finds an image of an earlier start, ${matter}, ${does}`, async ({
    page,
    host,
  }) => {
    const cell = new Cell(page, english, 'two-names');
    await page.goto(host.origin + address);
    const first = await deltaOf(cell);
    await expect.poll(() => page.evaluate(imageNow)).toBe('stored');
    await page.evaluate(changeImage, change(matter));

    await page.goto(host.origin + address);
    expect(await deltaOf(cell), 'the same reading').toBe(first);
    await cell.runs('print(6 * 7)');
    if (isUsed) await new Promise((resolve) => setTimeout(resolve, 1000));
    await expect.poll(() => page.evaluate(imageNow)).toBe(isUsed ? 'marked' : 'stored');
  });
}

test('a visit that only answers a question leaves an image too', async ({ page, host }) => {
  await page.goto(host.origin + address);
  const question = new QuestionOnPage(page, english, numberQuestion('second-name').id);
  await question.answer('1 MB');
  await question.isGraded('right');
  await expect.poll(() => page.evaluate(imageNow)).toBe('stored');
});
