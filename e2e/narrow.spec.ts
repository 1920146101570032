/**
 * How an instrument's tables and pictures are set, on a desk and on a phone: nothing is pushed out, no
 * heading stands letter under letter, and what is drawn larger than its place shows what was watched.
 */
import type { Locator } from '@playwright/test';
import type { InstrumentId } from '../src/components/instruments/instrument.ts';
import { Cell } from './support/cell.ts';
import { type Language, languages } from './support/languages.ts';
import { sayIn } from './support/say.ts';
import { expect, test } from './support/test.ts';

const PHONE = { width: 390, height: 844 };

const LINES = `# https://example.org/${'a'.repeat(60)}
from freed import watch
class Big:
    pass
def handle():
    body = bytearray(200_000)
    return len(body)
big = Big()
watch(big=big)
handle()
${'also = big\ndel also\n'.repeat(4)}`;

async function open(cell: Cell, language: Language, id: InstrumentId): Promise<Locator> {
  const say = sayIn(language);
  await cell.element.getByRole('tab', { name: say(`tab-${id}`) }).click();
  const panel = cell.element.getByRole('tabpanel', { name: say(`tab-${id}`) });
  await expect(panel.locator('.instrument-sentence')).toBeVisible();
  return panel;
}

/** Lines of text that an element is broken into. */
async function linesIn(place: Locator): Promise<number> {
  return place.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const rows = [...range.getClientRects()].filter(({ width }) => width > 0);
    return new Set(rows.map(({ bottom }) => Math.round(bottom / 8))).size;
  });
}

for (const language of languages) {
  const say = sayIn(language);
  const { labels } = language.words;

  test.describe(language.name, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(`${language.base}playground/`);
    });

    test('a long word in the code pushes no column out; what no line gave back is one row', async ({
      page,
    }) => {
      const cell = new Cell(page, language, 'program');
      await cell.runs(LINES);
      const panel = await open(cell, language, 'lines');
      const table = panel.getByRole('table');
      const last = table.getByRole('columnheader', { name: say('lines-hits') });
      const [column, place] = [await last.boundingBox(), await panel.boundingBox()];
      if (column === null || place === null) throw new Error('The table has no place.');
      expect(column.x + column.width).toBeLessThanOrEqual(place.x + place.width + 1);
      const given = table
        .getByRole('row')
        .filter({ hasText: say('lines-given-return', { code: 'handle' }) });
      const usual = table.getByRole('row').filter({ hasText: 'handle()' }).last();
      const [high, low] = [await given.boundingBox(), await usual.boundingBox()];
      expect(high?.height).toBeLessThan(1.6 * (low?.height ?? 0));
    });

    test('on a phone headings and numbers stand in one line', async ({ page }) => {
      await page.setViewportSize(PHONE);
      const cell = new Cell(page, language, 'program');
      await cell.runs(LINES);
      for (const key of ['watched-line', 'watched-count'] as const) {
        const heading = cell.live.getByRole('rowheader', { name: labels[key] });
        expect(await linesIn(heading)).toBe(1);
      }
      const heap = await open(cell, language, 'heap');
      const kinds = heap.getByRole('table', { name: say('heap-kinds') });
      for (const number of await kinds.getByRole('cell').all())
        expect(await linesIn(number)).toBe(1);
      if (language.lang === 'zh-CN') {
        const names = kinds.getByRole('rowheader');
        for (const name of await names.all())
          expect((await name.boundingBox())?.height).toBeLessThan(45);
      }
      const graph = await open(cell, language, 'graph');
      const objects = graph.getByRole('table', { name: say('graph-nodes') });
      for (const key of ['graph-head-count', 'graph-head-bytes'] as const) {
        expect(await linesIn(objects.getByRole('columnheader', { name: say(key) }))).toBe(1);
      }
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth).toBeLessThanOrEqual(PHONE.width);
    });

    test('on a phone a large picture shows what was watched', async ({ page }) => {
      await page.setViewportSize(PHONE);
      const cell = new Cell(page, language, 'program');
      await cell.runs('from freed import watch\nx = None\nwatch(x=x)\n');
      const panel = await open(cell, language, 'graph');
      await panel.getByRole('radio', { name: say('graph-holders') }).click();
      const picture = panel.getByRole('group', { name: say('tab-graph') }).first();
      const box = picture.locator('.object').filter({ hasText: 'NoneType' });
      // What still arrives above it may push it out of the window again.
      await expect(async () => {
        await picture.scrollIntoViewIfNeeded();
        await expect(box).toBeInViewport({ ratio: 0.9, timeout: 2000 });
      }).toPass();
    });
  });
}
