/** Running: from the first press of Run, with its download, to editing, resetting and restarting. */
import type { PythonCell } from '../src/components/cell/python-cell.ts';
import { formatExactBytes } from '../src/components/shared/format.ts';
import { fill } from '../src/components/shared/labels.ts';
import type { RunResult } from '../src/interpreter/result.ts';
import { Cell } from './support/cell.ts';
import { english, languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { change, changeImage, imageNow, MATTERS } from './support/image.ts';
import { expect, test } from './support/test.ts';

const { labels } = english.words;

for (const language of languages) {
  const { words } = language;

  test(`${language.name}: the first run tells its size, its download and its results`, async ({
    page,
  }) => {
    const cell = new Cell(page, language, 'two-names');
    // Held back until the page was seen with a part of the download.
    const seen = Promise.withResolvers<undefined>();
    await page.route('**/pyodide.asm.wasm', async (route) => {
      await seen.promise;
      await route.continue();
    });
    await page.goto(addressOf(counting, language));
    await expect(cell.element.getByText(/\d+\.\d MB/)).toBeVisible();
    await expect(cell.stop).toBeDisabled();
    await expect(cell.restart).toBeDisabled();

    await cell.run.click();
    await cell.hasState('starting');
    await cell.says('starting');
    const progress = cell.element.getByRole('progressbar');
    await expect(progress).toHaveAccessibleName(/\d+\.\d MB.*\d+\.\d MB/);
    await expect.poll(() => progress.getAttribute('value').then(Number)).toBeGreaterThan(0);
    const shown = await progress.evaluate(({ value, max }: HTMLProgressElement) => ({
      value,
      max,
    }));
    expect(shown.value).toBeLessThan(shown.max);
    seen.resolve(undefined);

    await cell.hasState('done');
    await cell.says('done');
    await expect(progress).toBeHidden();
    await showsReading(cell, await cell.result());
    expect((await cell.result()).label).toBe('live');
    await expect(cell.live).not.toContainText(words.labels['note-used-interpreter']);
    await expect(cell.element.getByText(/\d+\.\d MB/), 'Python is here now').toBeHidden();

    const watching = new Cell(page, language, 'last-name');
    await watching.run.click();
    await watching.hasState('done');
    await showsWatched(watching, await watching.result());
  });
}

test.describe('Running', () => {
  let cell: Cell;

  test.beforeEach(async ({ page }) => {
    await page.goto(addressOf(counting, english));
    cell = new Cell(page, english, 'two-names');
  });

  test('shows output, says when an interpreter is used, and forgets all on restart', async ({
    page,
  }) => {
    await cell.run.click();
    await cell.hasState('done');
    await cell.runs('print(len(also))\nimport sys\nprint("to stderr", file=sys.stderr)');
    await expect(cell.printed()).toHaveText(['1000000\n', 'to stderr\n']);
    await expect(cell.live).toContainText(labels['note-used-interpreter']);

    const neighbour = new Cell(page, english, 'del-one');
    await neighbour.runs('print(len(also) + 1)');
    await expect(neighbour.printed()).toHaveText('1000001\n');

    await cell.restart.click();
    await cell.says('restarted');
    await cell.hasState('idle');
    const { error } = await cell.runs('print(also)', 'failed');
    expect(error).toMatchObject({ type: 'NameError', line: 1 });
    await expect(cell.live).toContainText(`NameError: ${error?.message ?? ''}`);
    await expect(cell.live).not.toContainText(labels['note-used-interpreter']);
  });

  test('points at the line of an error, in words and in the code', async ({ page }) => {
    await cell.runs('a = 1\nb = 0\nprint(a / b)\n', 'failed');
    const said = { line: 3, type: 'ZeroDivisionError', message: 'division by zero' };
    await expect(cell.live).toContainText(fill(english.words, 'error-at-line', said));
    await cell.says('failed');
    const marked = cell.element.locator('.cm-failed-line');
    await expect(marked).toHaveText('print(a / b)');
    await cell.live.getByText(labels.traceback).click();
    await expect(cell.live.getByText('File "two-names.py", line 3')).toBeVisible();

    await cell.runs('x = (1,\nprint(x)\ny = ]', 'failed');
    await expect(cell.live).toContainText('SyntaxError');
    await cell.runs('print("mended")');
    await expect(marked).toHaveCount(0);
    await expect(cell.live).not.toContainText('SyntaxError');

    await cell.runs('len = 1');
    const neighbour = new Cell(page, english, 'del-one');
    await neighbour.run.click();
    await neighbour.hasState('failed');
    await expect(neighbour.live).toContainText("TypeError: 'int' object is not callable");
    await expect(neighbour.element.locator('.failed-line')).toHaveText('print(len(also))');
    await expect(neighbour.editor, 'its code was never edited').toHaveCount(0);
  });

  for (const matter of MATTERS) {
    const isUsed = matter === 'whole';
    const does = isUsed ? 'starts from it' : 'starts anew and replaces it';
    test(`a visit that finds an image of an earlier start, ${matter}, ${does}`, async ({
      page,
    }) => {
      const first = await deltaOf(cell);
      await expect.poll(() => page.evaluate(imageNow)).toBe('stored');
      await page.evaluate(changeImage, change(matter));
      await page.goto(addressOf(counting, english));
      expect(await deltaOf(cell), 'the same reading').toBe(first);
      // Whoever starts the plain way stores an image; in time, where there was a good one.
      await cell.runs('print(6 * 7)');
      if (isUsed) await page.waitForTimeout(1000);
      await expect.poll(() => page.evaluate(imageNow)).toBe(isUsed ? 'marked' : 'stored');
    });
  }

  test('a download that fails is said, and the next run tries again', async ({
    page,
    incidents,
  }) => {
    await page.route('**/pyodide.asm.wasm', (route) => route.abort());
    await cell.run.click();
    await cell.hasState('failed');
    const [start = ''] = labels['start-failed'].split('{message}');
    await expect(cell.status).toContainText(start);
    await expect(cell.element.getByRole('progressbar')).toHaveCount(0);
    await page.unroute('**/pyodide.asm.wasm');
    await cell.run.click();
    await cell.hasState('done');
    incidents.errors.length = 0; // the browser's own lines about the file that did not come
  });

  test('goes through its states, and can be driven from outside', async ({ page }) => {
    await cell.hasState('idle');
    const states = await page.evaluateHandle(statesOf, 'two-names');
    const result = await cell.element.evaluate(async (element: PythonCell) => {
      element.code = 'x = 6\nprint(x * 7)';
      return element.run();
    });
    expect(result).toMatchObject({ status: 'done', stdout: '42\n', label: 'live', error: null });
    expect(await cell.result()).toEqual(result);
    expect(await states.jsonValue()).toEqual(['idle', 'starting', 'running', 'done']);

    const stopped = cell.element.evaluate(async (element: PythonCell) => {
      element.code = 'while True:\n    pass';
      return element.run();
    });
    await cell.hasState('running');
    await cell.element.evaluate((element: PythonCell) => element.stop());
    expect((await stopped).status).toBe('stopped');
    await cell.hasState('stopped');

    await cell.begin('import time\ntime.sleep(1000)');
    await cell.element.evaluate((element: PythonCell) => element.reset());
    await cell.says('restarted');
    await cell.hasState('idle');
    expect(await cell.code()).toBe(counting.cells.get('two-names')?.source);
    await cell.runs('print(x)', 'failed');
  });
});

test.describe('Editing', () => {
  let cell: Cell;

  test.beforeEach(async ({ page }) => {
    await page.goto(addressOf(counting, english));
    cell = new Cell(page, english, 'two-names');
  });

  test('a click opens the editor; Ctrl+Enter runs, Escape leaves', async ({ page }) => {
    await expect(cell.editor).toHaveCount(0);
    await cell.block.click();
    await expect(cell.editor).toBeFocused();
    await expect(cell.element.getByText(labels['editor-hint'])).toBeVisible();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nprint("edited", also is big)');
    await page.keyboard.press('ControlOrMeta+Enter');
    await cell.hasState('done');
    await expect(cell.printed()).toHaveText('edited True\n');
    await expect(cell.editor).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(cell.run).toBeFocused();
    await expect(cell.element.getByText(labels['editor-hint'])).toBeHidden();
  });

  test('an edit is kept over a reload, until the code is reset', async ({ page }) => {
    const original = await cell.code();
    await expect(cell.resetCode).toBeDisabled();
    await cell.block.click();
    await expect(cell.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('kept = 1\n');
    const edited = `kept = 1\n${original}`;
    expect(await cell.code()).toBe(edited);
    await expect(cell.element.getByText(labels['draft-kept'])).toBeVisible();

    await page.reload();
    await expect(cell.editor).toContainText('kept = 1');
    expect(await cell.code()).toBe(edited);
    await expect(cell.element.getByText(labels['draft-kept'])).toBeVisible();

    await cell.resetCode.click();
    await cell.says('code-reset');
    expect(await cell.code()).toBe(original);
    await expect(cell.editor).not.toContainText('kept = 1');
    await page.reload();
    await expect(cell.block).toBeVisible();
    expect(await cell.code()).toBe(original);
    await expect(cell.element.getByText(labels['draft-kept'])).toBeHidden();
  });
});

/** Bytes in use that a first run of the cell adds. */
async function deltaOf(cell: Cell): Promise<number> {
  await cell.run.click();
  await cell.hasState('done');
  const { before, after } = await cell.result();
  expect(after.inUse - before.inUse).toBeGreaterThanOrEqual(1_000_000);
  return after.inUse - before.inUse;
}

/** The numbers on the page are those of the result, each under its name. */
async function showsReading(cell: Cell, result: RunResult): Promise<void> {
  const { words, live } = cell;
  const delta = result.after.inUse - result.before.inUse;
  expect(delta).toBeGreaterThanOrEqual(1_000_000);
  const written = formatExactBytes(delta, words);
  await expect(cell.number(live, 'reading-delta')).toHaveText(`+${written}`);
  await expect(live).toContainText(fill(words, 'reading-sentence-more', { delta: written }));
  await cell.isLabelled(live, 'live');
  await expect(live.getByRole('img')).toHaveAccessibleName(
    new RegExp(words.labels['meter-new'] + ' .+%'),
  );
}

/** The one watched object's counts stand under their lines, down to 0, and its end in words. */
async function showsWatched({ live, words }: Cell, { watched }: RunResult): Promise<void> {
  const [object] = watched;
  if (object?.died == null) throw new Error('The watched object was not seen to die.');
  const { name, counts, died } = object;
  const table = live.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText(counts.map(({ line }) => String(line)));
  await expect(table.getByRole('cell')).toHaveText(counts.map(({ count }) => String(count)));
  await expect(table.getByRole('cell').last()).toHaveText('0');
  await expect(live).toContainText(
    fill(words, `watched-died-${died.by}`, { name, line: died.line }),
  );
  await expect(live).toContainText(words.labels['collections-none']);
}

/** Runs in the page: the state a cell has, and those that it takes later, added as they come. */
function statesOf(id: string): string[] {
  const stateNow = () => document.getElementById(id)?.dataset['state'] ?? '';
  const states = [stateNow()];
  new MutationObserver(() => {
    if (states.at(-1) !== stateNow()) states.push(stateNow());
  }).observe(document, { attributeFilter: ['data-state'], subtree: true });
  return states;
}
