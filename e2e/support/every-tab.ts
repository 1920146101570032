/** Opens all instruments of a cell one after the other, and all that can be opened in them. */
import type { Page } from '@playwright/test';
import type { Cell } from './cell.ts';
import { english } from './languages.ts';
import { sayIn } from './say.ts';
import { expect } from './test.ts';

const say = sayIn(english);
/** Passes over a hostile cell take their time. */
const PATIENCE = { timeout: 120_000 };

/** Every tab has its sentence then, or says why it has none. */
export async function looksAtEverything({ element }: Cell): Promise<void> {
  const more = element.getByRole('button', { name: say('more') });
  if (await more.isVisible()) await more.click();
  for (const tab of await element.getByRole('tab').all()) {
    await tab.click();
    const panel = element.getByRole('tabpanel');
    const told = panel.locator('.instrument-sentence, .instrument-status:not(:empty)');
    await expect(told.filter({ hasNotText: say('measuring') }).first()).toBeVisible(PATIENCE);
    await expect(panel.getByText(say('graph-drawing'))).toHaveCount(0, PATIENCE);
    for (const closed of await panel.locator('details:not([open]) > summary').all()) {
      if (await closed.isVisible()) await closed.click();
    }
  }
}

/** From now on, the longest time in which the page answered nobody; milliseconds. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const kept = { longest: 0 };
    Object.assign(globalThis, { freedTasks: kept });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(
      () => (globalThis as unknown as { freedTasks: { longest: number } }).freedTasks.longest,
    );
}

/** How long the page takes now for some work that is always the same; milliseconds. */
export async function pace(page: Page): Promise<number> {
  return page.evaluate(() => {
    const started = performance.now();
    let sum = 0;
    for (let i = 0; i < 20_000_000; i += 1) sum = (sum * 31 + i) | 0;
    return performance.now() - started + (sum === 0.5 ? 1 : 0);
  });
}
