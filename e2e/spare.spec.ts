/** A second interpreter waits, started, where there is memory for it and data is not saved. */
import type { Page } from '@playwright/test';
import { Cell } from './support/cell.ts';
import { english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { expect, test } from './support/test.ts';

/** Long enough for one to be started that should not be. */
const IDLE_MS = 3000;

/** Opens the lesson as a browser would that says this of itself. */
async function open(page: Page, says: Record<string, unknown>): Promise<Cell> {
  await page.addInitScript((what) => {
    for (const [name, value] of Object.entries(what)) {
      // null stands for what is not told: undefined does not come through to the page.
      const get = () => value ?? undefined;
      Object.defineProperty(Navigator.prototype, name, { get, configurable: true });
    }
  }, says);
  await page.goto(addressOf(counting, english));
  return new Cell(page, english, 'two-names');
}

const PLENTY = { deviceMemory: 8, connection: { saveData: false } };

test('with memory enough, Restart finds one that is started', async ({ page }) => {
  const cell = await open(page, PLENTY);
  await cell.runs('mine = 41');
  await expect.poll(() => page.workers().length).toBe(2);
  await cell.restart.click();
  await expect.poll(() => page.workers().length).toBe(1);
  await cell.runs('print(6 * 7, globals().get("mine"))');
  await expect(cell.printed()).toHaveText('42 None\n');
});

for (const [name, says] of [
  ['unknown memory', { ...PLENTY, deviceMemory: null }],
  ['little memory', { ...PLENTY, deviceMemory: 2 }],
  ['data saving', { ...PLENTY, connection: { saveData: true } }],
] as const) {
  test(`with ${name} there is none, and Restart works all the same`, async ({ page }) => {
    const cell = await open(page, says);
    await cell.runs('mine = 41');
    await page.waitForTimeout(IDLE_MS);
    expect(page.workers()).toHaveLength(1);
    await cell.restart.click();
    await cell.runs('print(6 * 7, globals().get("mine"))');
    await expect(cell.printed()).toHaveText('42 None\n');
  });
}
