/**
 * Code that means harm, or might as well: it does not end, takes all the memory, breaks the interpreter,
 * takes Python apart, floods the page, tries to get out. Whatever it does, Stop ends it, the page goes
 * on, the next cell answers, and nothing of the reader's is lost.
 *
 * `npm test` runs a few of each kind; `npm run test:hostile` sets HOSTILE=whole and runs all of them.
 */
import { expect, test } from '@playwright/test';
import { Cell } from './support/cell.ts';
import { looksAtEverything, pace, watchTasks } from './support/every-tab.ts';
import { hostileKinds, isWholeAskedFor } from './support/hostile.ts';
import { HostilePage } from './support/hostile-page.ts';
import { type Host, startHost, startPlainHost } from './support/hosts.ts';
import { english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';

const HOSTS = [
  { name: 'with isolation', start: startHost, isolated: true },
  { name: 'without isolation', start: startPlainHost, isolated: false },
];

for (const { name: hostName, start, isolated } of HOSTS) {
  for (const { name: kind, rows } of hostileKinds()) {
    const chosen = isWholeAskedFor() ? rows : rows.filter(({ isSmoke }) => isSmoke);
    if (chosen.length === 0) continue;

    test.describe(`${kind}, ${hostName}`, () => {
      test.describe.configure({ mode: 'default' }); // one after the other, in one page
      let host: Host;
      let page: HostilePage;

      test.beforeAll(async ({ browser }) => {
        host = await start();
        page = await HostilePage.open(browser, host.origin + addressOf(counting, english));
        expect(await page.isIsolated()).toBe(isolated);
      });

      test.afterAll(async () => {
        await page.close();
        await host.close();
      });

      for (const row of chosen) {
        test(row.id, async () => {
          await page.survives(row);
        });
      }
    });
  }
}

/**
 * What the page does in one go, as so many times what it needs for twenty million simple steps: on a
 * machine where nothing else runs that is half a second, and any hole of this kind takes many.
 */
const MOST_PACES = 30;

test.describe('all instruments of what cannot be drawn as it is', () => {
  test.describe.configure({ mode: 'default', timeout: 600_000 });
  const rows = hostileKinds().find(({ name }) => name === 'pictures')?.rows ?? [];
  const chosen = isWholeAskedFor() ? rows : rows.filter(({ isSmoke }) => isSmoke);

  for (const { id, code } of chosen) {
    test(id, async ({ page }) => {
      await page.goto(addressOf(counting, english));
      const cell = new Cell(page, english, 'two-names');
      await cell.runs('x = 1');
      const [longest, before] = [await watchTasks(page), await pace(page)];
      await cell.setCode(code);
      await cell.run.click();
      await expect(cell.element).not.toHaveAttribute('data-state', /starting|running/, {
        timeout: 120_000,
      });
      await looksAtEverything(cell);
      const slower = Math.max(before, await pace(page));
      expect((await longest()) / slower).toBeLessThan(MOST_PACES);
    });
  }
});
