/** Gets about a page by keyboard alone: nothing here points, scrolls or focuses by script. */
import type { Locator, Page } from '@playwright/test';
import { editorOf, type Hands } from './answers.ts';
import { expect } from './test.ts';

export const byKeyboard: Hands = {
  async write(field, text) {
    await tabTo(field.page(), field);
    await field.page().keyboard.press('ControlOrMeta+a');
    await field.page().keyboard.type(text);
  },
  async check(choice) {
    const isRadio = (await choice.getAttribute('type')) === 'radio';
    if (isRadio) await moveTo(choice);
    else {
      await tabTo(choice.page(), choice);
      await choice.page().keyboard.press('Space');
    }
    await expect(choice).toBeChecked();
  },
  async select(list, option) {
    await tabTo(list.page(), list);
    await list.page().keyboard.type(option);
    await expect(list.locator('option:checked')).toHaveText(option);
  },
  async typeCode(question, code) {
    const { keyboard } = question.page;
    await tabTo(question.page, editorOf(question));
    await keyboard.press('ControlOrMeta+a');
    await keyboard.insertText(code);
  },
};

export async function press(button: Locator): Promise<void> {
  await tabTo(button.page(), button);
  await button.page().keyboard.press('Enter');
}

/** Tab leads into a group of radio buttons once; within it the arrows lead on. */
async function moveTo(radio: Locator): Promise<void> {
  const page = radio.page();
  const group = page.locator(`input[type=radio][name="${await radio.getAttribute('name')}"]`);
  await tabTo(page, group.first());
  for (let moved = 0; moved < (await group.count()); moved += 1) {
    if (await radio.isChecked()) return;
    const isHere = await radio.evaluate(isFocused);
    await page.keyboard.press(isHere ? 'Space' : 'ArrowDown');
  }
}

/** Of a question, once its code is an editor. */
const IN_CODE = '.cell-code:focus-within, .question-code:has(.cell-editor):focus-within';

/** Presses Tab until it is there; out of editors on the way, where Tab indents, by Escape. */
export async function tabTo(page: Page, target: Locator, most = 400): Promise<void> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if ((await target.count()) > 0 && (await target.evaluate(isFocused))) return;
    const inCode = page.locator(IN_CODE);
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
