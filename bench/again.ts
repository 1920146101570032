/** After the first result: how long until the page is usable again behind Stop and behind Restart. */
import type { Page } from '@playwright/test';
import { AGAIN, ENDLESS, PRINTED_AGAIN } from './work.ts';

/** ms; `none` where the page has no such button; `never` when nothing came in time. */
export type Recovery = number | 'none' | 'never';

const PATIENCE_MS = 30_000;
const LOOP_FOR_MS = 1000;

/** From pressing Stop on an endless loop until other code has printed. */
export async function measureStop(page: Page): Promise<Recovery> {
  const hasStop = await page.evaluate(() => window.driver.stop !== null);
  if (!hasStop) return 'none';
  const runs = await page.evaluate(
    ([code, patience]) => window.bench.until(() => window.driver.run(code), patience),
    [ENDLESS, PATIENCE_MS] as const,
  );
  if (!runs) return 'never';
  await page.waitForTimeout(LOOP_FOR_MS);
  return recover(page, 'stop', 0);
}

/** From asking for a clean interpreter until it has printed. */
export async function measureRestart(page: Page): Promise<Recovery> {
  const hasRestart = await page.evaluate(() => window.driver.restart !== null);
  return hasRestart ? recover(page, 'restart', 1) : 'none';
}

function recover(page: Page, button: 'stop' | 'restart', turn: 0 | 1): Promise<Recovery> {
  return page.evaluate(
    async ({ button, code, printed, patience }) => {
      const { driver, bench } = window;
      const pressed = performance.now();
      driver[button]?.();
      const isUsable =
        (await bench.until(() => driver.run(code), patience)) &&
        (await bench.until(() => driver.printed().includes(printed), patience));
      return isUsable ? performance.now() - pressed : ('never' as const);
    },
    { button, code: AGAIN[turn], printed: PRINTED_AGAIN[turn], patience: PATIENCE_MS },
  );
}
