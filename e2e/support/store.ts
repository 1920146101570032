/** The progress that a browser keeps, as a test finds it or puts it there. */
import type { Page } from '@playwright/test';
import { readProgress } from '../../src/progress/read.ts';
import type { ProgressData } from '../../src/progress/schema.ts';
import { progressKey } from '../../src/progress/store.ts';

/** Stores `text` before the page's own scripts run, once: what the page makes of it stays. */
export async function storeBefore(page: Page, text: string): Promise<void> {
  await page.addInitScript(
    ([key = '', value = '']) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    },
    [progressKey, text],
  );
}

/** @throws Error when what is stored cannot be read whole. */
export async function storedProgress(page: Page): Promise<ProgressData> {
  const text = await page.evaluate((key) => localStorage.getItem(key), progressKey);
  const reading = readProgress(text);
  if (reading.kind !== 'good') throw new Error(`The stored progress is ${reading.kind}.`);
  return reading.data;
}
