/** Editing on a phone: the signs that its keyboard hides are one tap away, and the keyboard stays. */
import { Cell } from './support/cell.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { axeFindsNothing } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const SIGNS = ['[', ']', '(', ')', ':', '=', '_', '.'];

test.describe('With a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const language of languages) {
    test(`${language.name}: signs and indentation from the bar`, async ({ page }) => {
      const { labels } = language.words;
      await page.goto(addressOf(counting, language));
      const bar = page.getByRole('toolbar', { name: labels['symbol-bar'] });
      await expect(bar).toBeHidden();
      const cell = new Cell(page, language, 'two-names');
      await cell.block.tap();
      await expect(cell.editor).toBeFocused();
      await expect(bar).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('if 1');
      for (const sign of [':', ...SIGNS]) {
        await bar.getByRole('button', { name: sign, exact: true }).tap();
        await expect(cell.editor).toBeFocused();
      }
      expect(await cell.code()).toBe('if 1:[]():=_.');
      await bar.getByRole('button', { name: labels['indent-more'], exact: true }).tap();
      expect(await cell.code()).toBe('    if 1:[]():=_.');
      await bar.getByRole('button', { name: labels['indent-less'], exact: true }).tap();
      expect(await cell.code()).toBe('if 1:[]():=_.');
      await expect(cell.editor).toBeFocused();
      await axeFindsNothing(page, 'the bar is open');

      await cell.run.tap();
      await expect(bar).toBeHidden();
    });
  }

  test('the bar stands where what is left of the window ends', async ({ page }) => {
    const [language] = languages;
    await page.goto(addressOf(counting, language));
    await new Cell(page, language, 'two-names').block.tap();
    const bar = page.getByRole('toolbar', { name: language.words.labels['symbol-bar'] });
    await expect(bar).toBeVisible();
    // A keyboard that covers 300 pixels, as far as the page can tell.
    await page.evaluate(() => {
      const whole = document.documentElement.clientHeight;
      Object.defineProperty(visualViewport, 'height', { value: whole - 300 });
      visualViewport?.dispatchEvent(new Event('resize'));
    });
    const box = await bar.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844 - 300, 0);
    const sizes = await bar
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => Math.min(button.clientWidth, button.clientHeight)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });
});

test('with a mouse there is no bar', async ({ page }) => {
  const [language] = languages;
  await page.goto(addressOf(counting, language));
  const cell = new Cell(page, language, 'two-names');
  await cell.block.click();
  await expect(cell.editor).toBeFocused();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
});
