/** A page that comes slowly does not jump about while it is read. */
import type { Page } from '@playwright/test';
import { startSlowHost } from './support/hosts.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { expect, test } from './support/test.ts';

/** The most that readers do not mind: https://web.dev/articles/cls */
const GOOD = 0.1;

interface Shift extends PerformanceEntry {
  value: number;
}

/** The sum of all that moved by itself; 1 is everything, by the whole height of the window. */
async function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as Shift[];
          resolve(shifts.reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        // Where nothing has moved, nothing is told.
        setTimeout(() => resolve(0), 1000);
      }),
  );
}

for (const language of languages) {
  for (const [form, width, height] of [
    ['a desktop', 1350, 940],
    ['a phone', 390, 844],
  ] as const) {
    test(`${language.name}: first page and lesson stay where they are on ${form}`, async ({
      page,
    }) => {
      const host = await startSlowHost();
      try {
        await page.setViewportSize({ width, height });
        for (const path of [language.base, addressOf(counting, language)]) {
          await page.goto(host.origin + path, { waitUntil: 'networkidle' });
          expect(await shiftsOf(page), path).toBeLessThan(GOOD);
        }
      } finally {
        await host.close();
      }
    });
  }
}
