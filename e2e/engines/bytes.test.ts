/** Readings: one Python in one WebAssembly, so they are the same bytes in every engine and in the build. */
import { expect } from 'vitest';
import { builtResult } from '../../src/content/built.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import { english } from '../support/languages.ts';
import { addressOf, counting } from '../support/lessons.ts';
import { Cell } from './cell.ts';
import { test } from './test.ts';

test('each cell reads, to the byte, what it read when the page was built', async ({
  page,
  host,
}) => {
  const read = ({ before, after }: RunResult) => after.inUse - before.inUse;
  for (const id of counting.cells.keys()) {
    await page.goto(host.origin + addressOf(counting, english));
    const result = await new Cell(page, english, id).runsAsItIs();
    const built = builtResult(counting.name, id);
    expect(read(result), id).toBe(read(built));
    expect(result.stdout, id).toBe(built.stdout);
  }
});
