/** The reading of bytes is the same to the byte, whichever instrument is open and measures beside it. */
import { INSTRUMENTS } from '../src/components/instruments/instrument.ts';
import { readLessonFolder } from '../src/content/lesson-folder.ts';
import { Cell } from './support/cell.ts';
import { english } from './support/languages.ts';
import { addressOf } from './support/lessons.ts';
import { sayIn } from './support/say.ts';
import { expect, test } from './support/test.ts';

const gallery = readLessonFolder('91-instruments');

const CODE = `from freed import growth, mark, watch
mark("before")
kept = bytearray(1_000_000)
mark("held")
watch(kept=kept)
del kept
mark("gone")
growth(int)
`;
/** The bytes with a closing zero, and the object: each in a block of its own. */
const TAKEN = 1_000_040;

test('the bare reading is the same to the byte whichever tab is open', async ({ page }) => {
  await page.goto(addressOf(gallery, english));
  const deltas: number[] = [];
  for (const instrument of INSTRUMENTS) {
    const shown = [...gallery.cells.values()].find(({ show }) => show.includes(instrument));
    const cell = new Cell(page, english, shown?.id ?? instrument);
    // In a clean interpreter: what earlier runs left behind may shift a reading by a few bytes.
    await cell.runs(CODE);
    await cell.restart.click();
    await cell.says('restarted');
    const { marks, before, after } = await cell.runs(CODE);
    const tab = cell.element.getByRole('tab', { selected: true });
    await expect(tab).toHaveText(sayIn(english)(`tab-${instrument}`));
    const panel = cell.element.getByRole('tabpanel');
    await expect(panel.locator('.instrument-sentence')).toBeVisible();
    const [start = 0, held = 0, gone = 0] = marks.map(({ heap }) => heap.inUse);
    expect([held - start, gone - held], instrument).toEqual([TAKEN, -TAKEN]);
    deltas.push(after.inUse - before.inUse);
  }
  expect(new Set(deltas).size, deltas.join()).toBe(1);
});
