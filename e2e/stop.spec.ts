/** Stopping: whatever the code does, Stop ends it and the next run works. */
import type { PythonCell } from '../src/components/cell/python-cell.ts';
import { formatBytes } from '../src/components/shared/format.ts';
import { fill } from '../src/components/shared/labels.ts';
import { OUTPUT_LIMIT } from '../src/interpreter/output.ts';
import { Cell } from './support/cell.ts';
import { english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { type Host, startPlainHost } from './support/hosts.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const address = addressOf(counting, english);
const ENDLESS = 'while True:\n    pass';
const DEAF = `
while True:
    try:
        while True:
            pass
    except BaseException:
        pass`;
const ENDLESS_PRINT = 'while True:\n    print("x" * 99)';

let cell: Cell;

test.describe('On a host that isolates the page', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(address);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    cell = new Cell(page, english, 'two-names');
  });

  test('an endless loop is interrupted, and the variables stay', async () => {
    await cell.runs('x = 41');
    await begins(ENDLESS);
    await cell.stop.click();
    await cell.says('stopped-interrupted');
    await cell.hasState('stopped');
    await expect(cell.printed()).toHaveText('begins\n');
    await cell.runs('print(x + 1)');
    await expect(cell.printed()).toHaveText('42\n');
  });

  test('a loop that catches everything is ended, and sleep by replacing Python', async () => {
    for (const code of [DEAF, 'import time\ntime.sleep(1000)']) {
      await cell.runs('x = 1');
      await begins(code);
      await cell.stop.click();
      await cell.hasState('stopped');
      if (code !== DEAF) await cell.says('stopped-replaced');
      await cell.runs('print(6 * 7)');
      await expect(cell.printed()).toHaveText('42\n');
    }
    await cell.runs('print(x)', 'failed');
  });

  test('Stop ends a start, and a run that waits for another cell', async ({ page }) => {
    await cell.run.click();
    await cell.hasState('starting');
    await cell.stop.click();
    await cell.hasState('stopped');

    await begins(ENDLESS);
    const waiting = new Cell(page, english, 'del-one');
    await waiting.run.click();
    await waiting.says('waiting');
    await waiting.stop.click();
    await waiting.hasState('stopped');
    await cell.hasState('stopped');
    await cell.runs('print(6 * 7)');
    await expect(cell.printed()).toHaveText('42\n');
  });

  test('running twice at once is running once; running while it runs begins anew', async () => {
    const result = await cell.element.evaluate(async (element: PythonCell) => {
      const [, last] = await Promise.all([element.run(), element.run()]);
      return last;
    });
    expect(result.status).toBe('done');
    expect(result.notes).not.toContain('used-interpreter');

    await begins(ENDLESS);
    await cell.setCode('print("anew")');
    await cell.editor.press('ControlOrMeta+Enter');
    await expect(cell.printed()).toHaveText('anew\n');
    await cell.hasState('done');
  });

  test('what breaks the interpreter costs the interpreter, not the page', async () => {
    await cell.runs('import os\nos._exit(1)', 'failed');
    await expect(cell.live).toContainText(english.words.labels.broke);
    await cell.runs('print(6 * 7)');
    await expect(cell.printed()).toHaveText('42\n');
  });

  test('an endless print is cut and ends; what is printed and raised is never markup', async ({
    page,
  }) => {
    const result = await cell.runs(ENDLESS_PRINT, 'stopped');
    await showsCutOutput(cell, result.stdout);

    const markup = '<img src="/favicon.svg" onerror="alert(1)" onload="alert(1)">';
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await cell.runs(`print('${markup}')\nraise ValueError('${markup}')`, 'failed');
    await expect(cell.printed()).toHaveText(`${markup}\n`);
    await expect(cell.live.getByText(`ValueError: ${markup}`).first()).toBeVisible();
    await expect(cell.live.locator('img')).toHaveCount(0);
    expect(dialogs).toBe(0);
  });
});

test.describe('On a host without isolation', () => {
  let host: Host;
  test.beforeAll(async () => {
    host = await startPlainHost();
  });

  test.afterAll(async () => {
    await host.close();
  });

  test.beforeEach(async ({ page }) => {
    await page.goto(host.origin + address);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    cell = new Cell(page, english, 'two-names');
  });

  test('code runs, answers are graded, output is cut; Stop replaces Python', async ({ page }) => {
    await cell.run.click();
    await cell.hasState('done');
    const { before, after } = await cell.result();
    expect(after.inUse - before.inUse).toBeGreaterThanOrEqual(1_000_000);

    await begins(ENDLESS);
    await cell.stop.click();
    await cell.says('stopped-replaced');
    await cell.hasState('stopped');
    await cell.runs('print(6 * 7)');
    await expect(cell.printed()).toHaveText('42\n');

    const question = new QuestionOnPage(page, english, 'second-name');
    await question.field.fill('1 MB');
    await question.commit.click();
    await question.isGraded('right');

    const result = await cell.runs(ENDLESS_PRINT, 'stopped');
    await showsCutOutput(cell, result.stdout);
  });
});

/** Runs code that does not end, and sees by what it prints that it has begun. */
async function begins(code: string): Promise<void> {
  await cell.begin(`print("begins")\n${code}`);
  await expect(cell.printed()).toHaveText('begins\n');
}

async function showsCutOutput(cell: Cell, stdout: string): Promise<void> {
  const limit = formatBytes(OUTPUT_LIMIT, cell.words);
  expect(stdout.length).toBe(OUTPUT_LIMIT);
  expect((await cell.printed().textContent())?.length).toBe(OUTPUT_LIMIT);
  await expect(cell.live).toContainText(fill(cell.words, 'output-truncated', { limit }));
}
