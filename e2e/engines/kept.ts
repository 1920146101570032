/** When a page can do without its server. */
import { expect } from 'vitest';
import type { Page } from './engine.ts';

/** Waits until the service worker serves the page, and so many of the interpreter's files are kept. */
export async function isKept(page: Page, files = 4): Promise<void> {
  await expect.poll(() => page.evaluate(isControlled)).toBe(true);
  await expect.poll(() => page.evaluate(keptFiles)).toBeGreaterThanOrEqual(files);
}

function isControlled(): boolean {
  return navigator.serviceWorker.controller !== null;
}

/** Of the interpreter, in the cache: three of the core, the rest of the library, and wheels. */
async function keptFiles(): Promise<number> {
  const names = (await caches.keys()).filter((name) => name.startsWith('interpreter-'));
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return keys.flat().length;
}
