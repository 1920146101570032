/**
 * Heap map, object graph, births and deaths, the collector's log: each in both languages, run in the
 * page of instruments, with its sentence, its picture and its table; and without JavaScript as built.
 */
import type { Locator, Page } from '@playwright/test';
import { formatNumber } from '../src/components/shared/format.ts';
import type { InstrumentId } from '../src/components/instruments/instrument.ts';
import { builtFindings } from '../src/content/built.ts';
import { readLessonFolder } from '../src/content/lesson-folder.ts';
import { axeFindsNothing } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { english, type Language, languages } from './support/languages.ts';
import { addressOf } from './support/lessons.ts';
import { sayIn } from './support/say.ts';
import { expect, test } from './support/test.ts';

const page91 = readLessonFolder('91-instruments');

const CELLS = { heap: 'holes', graph: 'family', types: 'points', collector: 'rounds' } as const;
const MAPS = ['heap', 'graph', 'types', 'collector'] as const satisfies readonly InstrumentId[];
type MapId = (typeof MAPS)[number];

/** Runs the cell that the page has for an instrument. */
async function ran(
  page: Page,
  language: Language,
  id: MapId,
): Promise<{ cell: Cell; panel: Locator }> {
  const cell = new Cell(page, language, CELLS[id]);
  await cell.run.click();
  await cell.hasState('done');
  const panel = cell.element.getByRole('tabpanel');
  await expect(panel.locator('.instrument-sentence')).toBeVisible();
  return { cell, panel };
}

for (const language of languages) {
  const { words } = language;

  test.describe(language.name, () => {
    const say = sayIn(language);

    test.beforeEach(async ({ page }) => {
      await page.goto(addressOf(page91, language));
    });

    test('heap map: the chunks are painted, and told by keys, buttons and pointer', async ({
      page,
    }) => {
      const { cell, panel } = await ran(page, language, 'heap');
      const { after } = await cell.result();
      const kinds = panel.getByRole('table', { name: say('heap-kinds') });
      const freed = kinds.getByRole('row', { name: words.labels['meter-freed'] });
      // The thirty blocks that the cell drops, each with its chunk's 8 bytes, and little else.
      const bytes = Number((await freed.getByRole('cell').first().innerText()).replace(/\D/g, ''));
      expect(bytes).toBeGreaterThanOrEqual(30 * 30_008);
      expect(bytes).toBeLessThan(31 * 30_008);
      await expect(panel.getByRole('table', { name: say('heap-largest') })).toBeVisible();
      expect(after.heapSize).toBeGreaterThan(1_000_000);
      const inks = await inksIn(panel.locator('canvas'));
      expect(inks['held']).toBeGreaterThan(1000);
      expect(inks['new']).toBeGreaterThan(100);
      expect(inks['freed']).toBeGreaterThan(100);

      const map = panel.getByRole('slider', { name: say('heap-map') });
      const told = panel.locator('.heap-told');
      await expect(told).toHaveText(say('heap-choose'));
      await map.focus();
      await page.keyboard.press('End');
      await expect(map).toHaveAttribute(
        'aria-valuenow',
        (await map.getAttribute('aria-valuemax')) ?? '',
      );
      await panel.getByRole('button', { name: say('heap-next') }).click();
      await expect(told).toContainText(words.labels['meter-freed']);
      await expect(map).toHaveAttribute('aria-valuetext', (await told.textContent()) ?? '');
      for (let i = 0; i < 6; i += 1)
        await panel.getByRole('button', { name: say('heap-closer') }).click();
      const detailed = await inksIn(panel.locator('canvas'));
      expect(detailed).not.toEqual(inks);
      expect(detailed['freed']).toBeGreaterThan(1000);
      const before = await told.textContent();
      await panel.locator('canvas').hover({ position: { x: 3, y: 3 } });
      await expect(told).not.toHaveText(before ?? '');
    });

    test('object graph: drawn by Graphviz, and the arithmetic stepped by keyboard', async ({
      page,
      requests,
    }) => {
      const graphviz = () =>
        requests.filter((url) => /\/graphviz\.worker-[^/]+\.js$/.test(url)).length;
      expect(graphviz(), 'comes only when it is wanted').toBe(0);
      const { panel } = await ran(page, language, 'graph');
      expect(graphviz()).toBe(1);
      await expect(panel.locator('svg .object')).toHaveCount(2);
      await expect(panel.locator('svg .reference')).toHaveCount(2);
      const garbage = say('graph-garbage', { garbage: say('count-objects', { n: 2 }) });
      await expect(panel.locator('.instrument-sentence')).toContainText(garbage);
      await expect(panel.getByRole('table', { name: say('graph-nodes') })).toContainText(
        say('graph-verdict-garbage'),
      );

      const slider = panel.getByRole('slider', { name: say('graph-step') });
      await slider.focus();
      const steps = Number(await slider.getAttribute('max'));
      const said = new Set<string>();
      for (let i = 0; i < steps; i += 1) {
        await page.keyboard.press('ArrowRight');
        await expect(panel.getByText(say('graph-step-of', { n: i + 1, all: steps }))).toBeVisible();
        said.add(await panel.locator('.graph-step').innerText());
        await expect(slider).toBeFocused();
      }
      expect(said.size).toBe(steps);
      await expect(panel.locator('svg [data-verdict=garbage]')).toHaveCount(2);
      await expect(panel.locator('svg')).toContainText('1 − 1 = 0');

      await panel.getByRole('combobox').selectOption({ index: 1 });
      await panel.getByRole('radio', { name: say('graph-holders') }).check();
      await expect(panel.locator('svg .object')).toHaveCount(3);
      await expect(panel.locator('svg .name')).toHaveText('seen');
      await expect(panel.locator('.instrument-sentence')).toContainText(say('graph-alive'));
      await expect(panel.locator('svg [data-verdict]')).toHaveCount(0);
    });

    test('born, died, left over: as many as the code leaves', async ({ page }) => {
      const { panel } = await ran(page, language, 'types');
      const row = panel.getByRole('row').filter({ hasText: 'Point' }).first();
      await expect(row.getByRole('cell').nth(0)).toHaveText('500');
      await expect(row.getByRole('cell').nth(1)).toHaveText('400');
      await expect(row.getByRole('cell').nth(2)).toHaveText('100');
      await panel
        .getByRole('button', { name: say('types-died') })
        .first()
        .click();
      await expect(
        panel.getByRole('columnheader', { name: say('types-died') }).first(),
      ).toHaveAttribute('aria-sort', 'descending');
    });

    test('collector: rounds that free nothing, and the one that frees all', async ({ page }) => {
      const { cell, panel } = await ran(page, language, 'collector');
      const { collections, python } = await cell.result();
      const last = collections.at(-1);
      expect(last).toMatchObject({ generation: 2, uncollectable: 0 });
      const freed = last?.freed.find(({ type }) => type === 'Node')?.count ?? 0;
      expect(freed).toBeGreaterThanOrEqual(8999);
      await expect(panel.getByRole('table')).toContainText(
        say('type-count', { n: formatNumber(freed, words.lang), type: 'Node' }),
      );
      expect(collections[0]?.counters?.before[0]).toBeGreaterThanOrEqual(2000);
      await expect(panel.getByText(`CPython ${python}`)).toBeVisible();
      await expect(panel.getByText(say('collector-time-live'))).toBeVisible();
      await expect(panel.getByRole('img')).toHaveAccessibleName(
        say('collector-bars', {
          rounds: collections.length,
          most: formatNumber(freed, words.lang),
        }),
      );
    });

    test('axe finds nothing on a narrow page', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      for (const id of MAPS) await ran(page, language, id);
      const panel = new Cell(page, language, CELLS.graph).element.getByRole('tabpanel');
      await panel.getByRole('slider', { name: say('graph-step') }).fill('5');
      const cells = MAPS.map((id) => `python-cell#${CELLS[id]}`);
      await axeFindsNothing(page, 'the four maps', cells);
      const widths = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(widths).toBeLessThanOrEqual(0);
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('each stands as it was built: sentence, table, drawing', async ({ page }) => {
        for (const id of MAPS) {
          const { built } = new Cell(page, language, CELLS[id]);
          await expect(built.locator('.instrument-sentence')).toBeVisible();
          await expect(built.locator('.instrument').getByRole('table').first()).toBeVisible();
        }
        const { built } = new Cell(page, language, CELLS.graph);
        const [, , , , end] = builtFindings(page91.name, CELLS.graph).graphs ?? [];
        await expect(built.locator('svg .object')).toHaveCount(end?.nodes.length ?? -1);
        await expect(built.getByRole('listitem').first()).toBeVisible();
        await expect(built.getByRole('button')).toHaveCount(0);
      });
    });
  });
}

test('the map is painted anew for another width, and for the dark', async ({ page }) => {
  await page.goto(addressOf(page91, english));
  const { panel } = await ran(page, english, 'heap');
  const canvas = panel.locator('canvas');
  const light = await inksIn(canvas);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(async () => (await inksIn(canvas))['held']).toBeGreaterThan(1000);
  const wide = await canvas.evaluate((one: HTMLCanvasElement) => one.width);
  await page.setViewportSize({ width: 360, height: 800 });
  await expect
    .poll(() => canvas.evaluate((one: HTMLCanvasElement) => one.width))
    .toBeLessThan(wide);
  await expect.poll(async () => (await inksIn(canvas))['held']).toBeGreaterThan(300);
  expect(light['held']).toBeGreaterThan(1000);
});

/** How many dots of a canvas have each of the page's colours, as they are now. */
function inksIn(canvas: Locator): Promise<Partial<Record<string, number>>> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    const data = element.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    const style = getComputedStyle(element);
    const dotsOf = (name: string) => {
      const ink = Number.parseInt(style.getPropertyValue(`--freed-${name}`).trim().slice(1), 16);
      let dots = 0;
      for (let i = 0; i < data.length; i += 4) {
        const dot = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
        if (dot === ink) dots += 1;
      }
      return dots;
    };
    return Object.fromEntries(['held', 'new', 'freed'].map((name) => [name, dotsOf(name)]));
  });
}
