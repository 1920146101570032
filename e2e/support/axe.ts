/**
 * Asks axe about the page as it is. `npm test` asks about English pages in light and Chinese ones in dark;
 * `npm run test:accessible` sets AXE=whole and asks about all of them in both, and when narrow.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

type Scheme = 'light' | 'dark';

export const isWhole = process.env['AXE'] === 'whole';

/** @param parts of the page that are looked at, by selector; the whole page where there are none. */
export async function axeFindsNothing(
  page: Page,
  where: string,
  parts: readonly string[] = [],
): Promise<void> {
  for (const colorScheme of await schemesFor(page)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const builder = new AxeBuilder({ page });
    for (const part of parts) builder.include(part);
    const { violations } = await builder.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}

async function schemesFor(page: Page): Promise<Scheme[]> {
  if (isWhole) return ['light', 'dark'];
  const lang = await page.locator('html').getAttribute('lang');
  return lang === 'zh-CN' ? ['dark'] : ['light'];
}
