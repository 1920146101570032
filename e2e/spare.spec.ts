/** A second interpreter waits, started, where there is memory for it and data is not saved. */
import type { Page } from '@playwright/test';
import { Cell } from './support/cell.ts';
import { english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { expect, test } from './support/test.ts';

/** Opens the lesson as a browser would that says this of itself. */
async function open(page: Page, says: Record<string, unknown>): Promise<Cell> {
  await page.addInitScript(() => {
    const counting = globalThis as Counting;
    counting.made = 0;
    counting.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        counting.made = (counting.made ?? 0) + 1;
      }
    };
  });
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

type Counting = typeof globalThis & { made?: number };

/**
 * How many workers the page has made, once it has had time for what it puts off until then: a spare
 * is asked for before the result is shown, and what waits for the page to be idle comes in turn.
 */
async function madeWhenIdle(page: Page): Promise<number> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return page.evaluate(() => (globalThis as Counting).made ?? 0);
}

const PLENTY = { deviceMemory: 8, connection: { saveData: false } };

test('with memory enough, Restart finds one that is started', async ({ page }) => {
  const cell = await open(page, PLENTY);
  await cell.runs('mine = 41');
  expect(await madeWhenIdle(page), 'the spare is made by then').toBe(2);
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
    expect(await madeWhenIdle(page)).toBe(1);
    expect(page.workers()).toHaveLength(1);
    await cell.restart.click();
    await cell.runs('print(6 * 7, globals().get("mine"))');
    await expect(cell.printed()).toHaveText('42 None\n');
  });
}
