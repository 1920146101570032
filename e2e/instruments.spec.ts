/**
 * References, lines, peak and growth: each in both languages, run on the page of instruments, with its
 * sentence and its table; stepped through by keyboard; and without JavaScript as built.
 */
import type { Locator, Page } from '@playwright/test';
import { formatExactBytes, formatNumber } from '../src/components/shared/format.ts';
import type { InstrumentId } from '../src/components/instruments/instrument.ts';
import { readLessonFolder } from '../src/content/lesson-folder.ts';
import type { RunResult } from '../src/interpreter/result.ts';
import { axeFindsNothing } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { english, type Language, languages } from './support/languages.ts';
import { addressOf } from './support/lessons.ts';
import { sayIn } from './support/say.ts';
import { expect, test } from './support/test.ts';

const page91 = readLessonFolder('91-instruments');

const CELLS = {
  references: 'references',
  lines: 'lines',
  peak: 'peak',
  growth: 'keeps',
} as const satisfies Partial<Record<InstrumentId, string>>;
type ChartId = keyof typeof CELLS;
const CHARTS = ['references', 'lines', 'peak', 'growth'] as const satisfies readonly ChartId[];

interface Open {
  cell: Cell;
  panel: Locator;
  result: RunResult;
}

/** Runs the cell that the page has for an instrument. */
async function ran(page: Page, language: Language, id: ChartId): Promise<Open> {
  const cell = new Cell(page, language, CELLS[id]);
  await cell.run.click();
  await cell.hasState('done');
  const panel = cell.element.getByRole('tabpanel', { name: sayIn(language)(`tab-${id}`) });
  await expect(sentenceOf(panel)).toBeVisible();
  return { cell, panel, result: await cell.result() };
}

const sentenceOf = (place: Locator) => place.locator('.instrument-sentence');

/** Cells of the rows of a table, as they are read. */
async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => {
      const texts = await row.locator('th, td').allTextContents();
      return texts.map((text) => text.replace(/\s+/g, ' ').trim());
    }),
  );
}

for (const language of languages) {
  const { words } = language;
  const say = sayIn(language);
  const bytes = (n: number) => formatExactBytes(n, words);
  const number = (n: number) => formatNumber(n, words.lang);

  test.describe(language.name, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(addressOf(page91, language));
    });

    test('references: who died where and by whom, and every step by keyboard', async ({ page }) => {
      const { panel, result } = await ran(page, language, 'references');
      const [big, ring] = result.watched;
      expect([big?.died?.by, ring?.died?.by]).toEqual(['count', 'collector']);
      await expect(sentenceOf(panel)).toContainText(
        say('refs-collected', { names: 'ring', line: 13, code: 'gc.collect(0)' }).trim(),
      );
      const freed = -(result.lines?.find(({ line }) => line === 12)?.increment ?? 0);
      expect(freed).toBeGreaterThanOrEqual(80_000);
      await expect(sentenceOf(panel)).toContainText(
        say('refs-freed', { code: 'del also', line: 12, bytes: bytes(freed), names: 'big' }).trim(),
      );

      const slider = panel.getByRole('slider', { name: say('refs-walk') });
      await slider.focus();
      await page.keyboard.press('Home');
      const all = big?.counts.length === undefined ? 0 : big.counts.length + 1;
      for (let step = 1; step <= all; step += 1) {
        const line = ring?.counts[step - 1]?.line ?? 0;
        const now = say('refs-now', { step, all, line });
        await expect(panel.getByText(now)).toBeVisible();
        await expect(slider).toHaveAttribute(
          'aria-valuetext',
          new RegExp(`^${escaped(now)}.*ring`),
        );
        await expect(panel.locator('.walk-code [data-current=true]')).toContainText(
          page91.cells.get('references')?.source.split('\n')[line - 1] ?? '-',
        );
        await expect(slider).toBeFocused();
        await page.keyboard.press('ArrowRight');
      }
      await panel.getByRole('button', { name: say('refs-back') }).click();
      await expect(
        panel.getByText(say('refs-now', { step: all - 1, all, line: 12 })),
      ).toBeVisible();

      await panel.getByText(say('as-table')).click();
      const rows = await rowsOf(panel.getByRole('table'));
      expect(rows.at(-1)?.at(-1)).toBe(`0${say('colon')}${say('refs-end-collector')}`);
      expect(rows.find(([, line]) => line === '12')?.at(-2)).toBe(
        `0${say('colon')}${say('refs-end-count')}`,
      );
      await expect(panel.getByRole('img')).toHaveCount(2);
    });

    test('lines: what each asked for, in the order of the code, and the loop as a whole', async ({
      page,
    }) => {
      const { panel, result } = await ran(page, language, 'lines');
      const source = page91.cells.get('lines')?.source.split('\n') ?? [];
      const increment = (line: number) =>
        result.lines?.find((one) => one.line === line)?.increment ?? NaN;
      const extra = source.findIndex((text) => text.startsWith('extra')) + 1;
      expect(increment(extra)).toBe(250_029);
      expect(increment(extra + 1)).toBe(-250_029);
      await expect(sentenceOf(panel)).toContainText(
        say('lines-took', {
          code: source[extra - 1] ?? '',
          line: extra,
          bytes: bytes(250_029),
        }).trim(),
      );
      const rows = await rowsOf(panel.getByRole('table'));
      expect(rows).toHaveLength(source.length + 1);
      expect(rows.find(([line]) => line === String(extra))?.[2]).toBe(`+${number(250_029)}`);
      const loop = rows.find(([line]) => line === '3–4');
      const [total] = result.loops ?? [];
      expect(loop?.slice(1, 3)).toEqual([
        say('lines-loop', { from: 3, to: 4 }),
        `+${number(total?.increment ?? NaN)}`,
      ]);
    });

    test('peak: how high, where, and all of what made it up', async ({ page }) => {
      const { panel, result } = await ran(page, language, 'peak');
      const { peak, peakFrom } = result;
      expect(peak).toBeGreaterThan(500_000);
      expect(peakFrom?.line).toBe(3);
      await expect(sentenceOf(panel)).toContainText(bytes(peak ?? NaN));
      const rows = await rowsOf(panel.getByRole('table'));
      const amounts = rows.map((row) => Number(row[2]?.replaceAll(',', '')));
      expect(amounts.at(-1)).toBe(peak);
      expect(amounts.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(peak);
      expect(rows[0]?.[0]).toBe('1');
    });

    test('growth: what a call keeps, and what keeps nothing', async ({ page }) => {
      const { panel, result } = await ran(page, language, 'growth');
      const { bytesPerCall = NaN, samples = [] } = result.growth ?? {};
      expect(bytesPerCall).toBeGreaterThan(1030);
      await expect(sentenceOf(panel)).toContainText(bytes(Math.round(bytesPerCall)));
      await panel.getByText(say('as-table')).click();
      const rows = await rowsOf(panel.getByRole('table'));
      expect(rows.map((row) => row[1])).toEqual(samples.map((one) => `+${number(one)}`));

      const flat = new Cell(page, language, 'keeps-nothing');
      await flat.run.click();
      await flat.hasState('done');
      expect((await flat.result()).growth?.bytesPerCall).toBe(0);
      await expect(sentenceOf(flat.element.getByRole('tabpanel'))).toContainText(
        say('growth-nothing', { calls: 15 }),
      );
    });

    test('axe finds nothing, in light and dark, on a narrow page', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      for (const id of CHARTS) await ran(page, language, id);
      for (const table of await page
        .locator('.cell-instruments')
        .getByText(say('as-table'))
        .all()) {
        await table.click();
      }
      await axeFindsNothing(page, 'the four charts');
      const wider = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(wider).toBeLessThanOrEqual(0);
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('each stands as it was built: sentence, picture and table', async ({ page }) => {
        for (const id of CHARTS) {
          const { built, words: mine } = new Cell(page, language, CELLS[id]);
          const instrument = built.locator('.instrument');
          await expect(sentenceOf(instrument)).toBeVisible();
          await expect(sentenceOf(instrument)).toContainText(mine.labels['label-built-long']);
          const folded = instrument.getByText(say('as-table'), { exact: true });
          if ((await folded.count()) > 0) await folded.click();
          await expect(instrument.getByRole('table').first()).toBeVisible();
          await expect(built.getByRole('button')).toHaveCount(0);
          await expect(built.getByRole('slider')).toHaveCount(0);
        }
      });
    });
  });
}

test('an instrument opened after a run measures for itself, and the reading stays', async ({
  page,
}) => {
  const say = sayIn(english);
  await page.goto(addressOf(page91, english));
  const cell = new Cell(page, english, 'keeps');
  await cell.runs('import gc\nkept = bytearray(70_000)\n');
  const reading = await cell.number(cell.live, 'reading-delta').textContent();
  await cell.element.getByRole('button', { name: say('more') }).click();
  await expect(cell.element.getByRole('tab')).toHaveCount(8);
  await cell.element.getByRole('tab', { name: say('tab-lines') }).click();
  const panel = cell.element.getByRole('tabpanel');
  await expect(sentenceOf(panel)).toContainText('kept = bytearray(70_000)');
  await expect(panel.getByRole('status')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(cell.element.getByRole('tab', { selected: true })).toBeFocused();
  await cell.element.getByRole('tab', { name: say('tab-peak') }).click();
  await expect(sentenceOf(panel)).toContainText('70,0');
  expect(await cell.number(cell.live, 'reading-delta').textContent()).toBe(reading);
});

test('code that depends on chance is told by the instrument, which shows nothing then', async ({
  page,
}) => {
  await page.goto(addressOf(page91, english));
  const cell = new Cell(page, english, 'lines');
  await cell.runs('import random\nprint("".join(random.choices("abcdef", k=20)))');
  const panel = cell.element.getByRole('tabpanel');
  await expect(sentenceOf(panel)).toContainText(sayIn(english)('not-measured'));
  await expect(panel).toContainText(english.words.labels['note-lines-differ']);
  await expect(panel.getByRole('table')).toHaveCount(0);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
