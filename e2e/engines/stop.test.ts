/** Stopping: whatever the code does, Stop ends it, and the next run works. */
import { describe, expect } from 'vitest';
import { OUTPUT_LIMIT } from '../../src/interpreter/output.ts';
import { english } from '../support/languages.ts';
import { addressOf, counting } from '../support/lessons.ts';
import { Cell } from './cell.ts';
import { test } from './test.ts';

const address = addressOf(counting, english);

/** What no interrupt ends. */
const DEAF = {
  'time.sleep': 'import time\ntime.sleep(1000)',
  'work in C': 'sum(range(10**12))',
  'a loop that catches everything': `
while True:
    try:
        while True:
            pass
    except BaseException:
        pass`,
};

for (const [name, code] of Object.entries(DEAF)) {
  test(`${name} is ended by replacing Python`, async ({ page, host }) => {
    await page.goto(host.origin + address);
    const cell = new Cell(page, english, 'two-names');
    await cell.runs('x = 1');
    await cell.begins(code);
    await cell.press('stop');
    await cell.says('stopped-replaced');
    await cell.hasState('stopped');
    await cell.runs('print(6 * 7)');
    expect(await cell.printed()).toBe('42\n');
    await cell.runs('print(x)', 'failed');
  });
}

test('a start is ended too', async ({ page, host }) => {
  await page.goto(host.origin + address);
  const cell = new Cell(page, english, 'two-names');
  await cell.press('run');
  await cell.hasState('starting');
  await cell.press('stop');
  await cell.hasState('stopped');
  await cell.runs('print(6 * 7)');
  expect(await cell.printed()).toBe('42\n');
});

describe('The interpreter survives, or a new one is there', () => {
  test('after memory runs out, with the variables', async ({ page, host }) => {
    await page.goto(host.origin + address);
    const cell = new Cell(page, english, 'two-names');
    await cell.runs('x = 41');
    const { error } = await cell.runs(
      'hoard = []\nwhile True:\n    hoard.append(bytearray(20_000_000))',
      'failed',
    );
    expect(error?.type).toBe('MemoryError');
    await cell.runs('hoard = None\nprint(x + 1)');
    expect(await cell.printed()).toBe('42\n');
  });

  test('after deep recursion, with the variables', async ({ page, host }) => {
    await page.goto(host.origin + address);
    const cell = new Cell(page, english, 'two-names');
    await cell.runs('x = 41');
    const code = 'def f(n):\n    return sorted([n], key=f)\nf(0)';
    const { error } = await cell.runs(code, 'failed');
    expect(error?.type).toBe('RecursionError');
    await cell.runs('print(x + 1)');
    expect(await cell.printed()).toBe('42\n');
  });

  test('after code that breaks it', async ({ page, host }) => {
    await page.goto(host.origin + address);
    const cell = new Cell(page, english, 'two-names');
    await cell.runs('import os\nos._exit(1)', 'failed');
    expect(await cell.text('.cell-result')).toContain(english.words.labels.broke);
    await cell.runs('print(6 * 7)');
    expect(await cell.printed()).toBe('42\n');
  });

  test('after an endless print, which is cut', async ({ page, host }) => {
    await page.goto(host.origin + address);
    const cell = new Cell(page, english, 'two-names');
    const { stdout } = await cell.runs('while True:\n    print("x" * 99)', 'stopped');
    expect(stdout.length).toBe(OUTPUT_LIMIT);
    await cell.runs('print(6 * 7)');
    expect(await cell.printed()).toBe('42\n');
  });
});
