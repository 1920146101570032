/** Typing as people do who write Chinese: input methods, full-width marks, errors explained. */
import type { Page } from '@playwright/test';
import { fill } from '../src/components/shared/labels.ts';
import { axeFindsNothing } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { chinese, english, languages } from './support/languages.ts';
import { addressOf, counting, numberQuestion } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const number = numberQuestion('second-name');

for (const language of languages) {
  const { words } = language;

  test(`${language.name}: Enter that ends a composition commits nothing`, async ({ page }) => {
    await page.goto(addressOf(counting, language));
    const question = new QuestionOnPage(page, language, number.id);
    await question.field.focus();
    await compose(page, question, 'yibaiwan', '一百万');
    await expect(question.field).toHaveValue('一百万');
    await expect(question.element).not.toContainText(words.labels.committed);
    await question.hasVerdict('unanswered');
    await page.keyboard.press('Enter');
    await question.isGraded('right');
  });

  test(`${language.name}: full-width marks are told and replaced with one press`, async ({
    page,
  }) => {
    await page.goto(addressOf(counting, language));
    const cell = new Cell(page, language, 'two-names');
    await cell.setCode('# 注释，不动（它）\nprint（“你好，世界”，1）');
    const found = fill(words, 'fullwidth-found', { line: 2, marks: '（ “ ” ， ）' });
    await expect(cell.element.getByText(found)).toBeVisible();
    await axeFindsNothing(page, 'with full-width marks');
    const failed = await cell.runs(await cell.code(), 'failed');
    expect(failed.error?.type).toBe('SyntaxError');
    await cell.element.getByRole('button', { name: words.labels['fullwidth-replace'] }).click();
    await expect(cell.editor).toBeFocused();
    expect(await cell.code()).toBe('# 注释，不动（它）\nprint("你好，世界",1)');
    await expect(cell.element.getByText(found)).toBeHidden();
    await page.keyboard.press('ControlOrMeta+Z');
    expect(await cell.code(), 'one step back').toContain('print（“你好，世界”，1）');
    await cell.element.getByRole('button', { name: words.labels['fullwidth-replace'] }).click();
    await cell.run.click();
    await cell.hasState('done');
    await expect(cell.printed()).toHaveText('你好，世界 1\n');
  });
}

test('Python’s messages are explained in Chinese, on the Chinese page only', async ({ page }) => {
  await page.goto(addressOf(counting, chinese));
  const cell = new Cell(page, chinese, 'two-names');
  await cell.runs('big = 1\ndel big\nprint(big)', 'failed');
  await expect(cell.live).toContainText("NameError：name 'big' is not defined");
  await expect(cell.live.getByText('没有名为 big 的变量')).toBeVisible();
  await axeFindsNothing(page, 'with an explained error');
  await cell.runs('[][1]', 'failed');
  await expect(cell.live.getByText('下标超出了范围')).toBeVisible();
  await cell.runs('raise ValueError("没有 <b>解释</b>")', 'failed');
  await expect(cell.live.locator('error-gloss')).toBeEmpty();

  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(addressOf(counting, english));
  const plain = new Cell(page, english, 'two-names');
  await plain.runs('big = 1\ndel big\nprint(big)', 'failed');
  await expect(plain.live).toContainText("NameError: name 'big' is not defined");
  await expect(plain.live.locator('error-gloss')).toBeEmpty(); // Python's own words say it
  expect(requests.filter((url) => url.includes('errors.zh-CN'))).toEqual([]);
});

/**
 * Types as through an input method: a composition, and the Enter that ends it. Browsers send that
 * key with the code 229.
 */
async function compose(
  page: Page,
  question: QuestionOnPage,
  typed: string,
  meant: string,
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', {
    text: typed,
    selectionStart: typed.length,
    selectionEnd: typed.length,
  });
  await expect(question.field).toHaveValue(typed);
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await client.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  await client.send('Input.insertText', { text: meant });
}
