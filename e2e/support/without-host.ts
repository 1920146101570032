/** What the service worker does for a page, seen from the page: isolation, a bound worker, files kept. */
import type { Page } from '@playwright/test';
import type { Cell } from './cell.ts';
import { expect } from './test.ts';

/** Opens a first page, and waits until it has loaded itself once more, isolated. */
export async function openIsolated(page: Page, address: string): Promise<void> {
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(address);
  // Looking into the page counts as the reader's doing, and who does something is not reloaded.
  await expect.poll(() => loads).toBe(2);
}

/** In an isolated page: its worker is bound by a policy, and Stop leaves `x`, which is 41. */
export async function isBoundAndStops(page: Page, cell: Cell): Promise<void> {
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const script = page.waitForResponse(/\/worker\b[^/]*\.js$/);
  await cell.runs('x = 41');
  expect((await script).headers()['content-security-policy']).toContain("default-src 'none'");
  await cell.begin('while True:\n    pass');
  await cell.stop.click();
  await cell.says('stopped-interrupted');
}

/** Runs in the page. Files of the interpreter in the cache: three of the core, the rest of the library, wheels. */
export async function keptFiles(): Promise<number> {
  const names = (await caches.keys()).filter((name) => name.startsWith('interpreter-'));
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return keys.flat().length;
}
