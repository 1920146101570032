/** What waits for a reader's commands, and `await` where nothing waits: the run says so, and is never quietly done. */
import { beforeAll, expect, test } from 'vitest';
import english from '../content/i18n/errors.en.json' with { type: 'json' };
import chinese from '../content/i18n/errors.zh-CN.json' with { type: 'json' };
import { restoreNodeSession } from './node.ts';
import type { Session } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await restoreNodeSession();
});

const run = (source: string) =>
  session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;

type Said = { type: string; message: string } | null;
const glossIn = (table: readonly { type: string; message: string; gloss: string }[], said: Said) =>
  table.find((one) => one.type === said?.type && new RegExp(one.message).test(said.message))?.gloss;

test.each([
  ['breakpoint()', 2],
  ['import sys; sys.breakpointhook = sys.__breakpointhook__; breakpoint()', 2],
  ['import pdb; pdb.set_trace()', 2],
  ['def f():\n    breakpoint()\nf()', 3],
])('%s ends the cell, and is told what to do instead', (stop, line) => {
  const { status, stdout, stderr, error } = run(`print(1)\n${stop}\nprint(2)`);
  expect({ status, stdout, stderr }).toEqual({ status: 'failed', stdout: '1\n', stderr: '' });
  expect(error?.line).toBe(line);
  expect(glossIn(english, error)).toMatch(/no debugger here.*print.*References/);
  expect(glossIn(chinese, error)).toMatch(/没有调试器.*print.*引用计数/);
});

test('a hook of the reader’s own is called, and 0 goes on', () => {
  const hook =
    'import sys\nsys.breakpointhook, was = print, sys.breakpointhook\nbreakpoint("mine")\nsys.breakpointhook = was';
  expect(run(hook)).toMatchObject({ status: 'done', stdout: 'mine\n' });
  const off =
    'import os\nos.environ["PYTHONBREAKPOINT"] = "0"\nbreakpoint()\nprint(2)\ndel os.environ["PYTHONBREAKPOINT"]';
  expect(run(off)).toMatchObject({ status: 'done', stdout: '2\n', stderr: '' });
});

test.each([
  'await x',
  'async with x: pass',
  'async for x in y: pass',
  '[x async for x in y]',
  'def f():\n    await x',
])('%s runs nothing, and is told how to wait', (waits) => {
  const { status, stdout, error, notes } = run(`print(1)\n${waits}`);
  expect({ status, stdout, notes }).toEqual({
    status: 'failed',
    stdout: '',
    notes: ['not-compiled'],
  });
  expect(glossIn(english, error)).toMatch(/nothing of the cell has run.*asyncio\.run\(main\(\)\)/);
  expect(glossIn(chinese, error)).toMatch(/没有运行.*asyncio\.run\(main\(\)\)/);
});

test('what it is told works', () => {
  const source =
    'import asyncio\nasync def main():\n    await asyncio.sleep(0)\n    print([x async for x in numbers()])\nasync def numbers():\n    yield 1\nasyncio.run(main())';
  expect(run(source)).toMatchObject({ status: 'done', stdout: '[1]\n' });
});
