import { expect, test, vi } from 'vitest';
import { runSuites } from './run-suites.ts';
import type { Outcome, Suite } from './suite.ts';
import { summarise } from './summary.ts';

function suite(name: string, ...needs: string[]): Suite {
  return { name, command: '', args: [], needs };
}

/** Runs them so that those fail; what was run is in `ran`. */
async function runFailing(failing: readonly string[], suites: readonly Suite[]) {
  const ran: string[] = [];
  const outcomes = await runSuites(suites, ({ name }) => {
    ran.push(name);
    const failed = failing.includes(name) ? 1 : 0;
    return Promise.resolve({ ...NOTHING, name, passed: 1 - failed, failed });
  });
  return { ran, outcomes };
}

const NOTHING: Outcome = { name: '', seconds: 0, passed: 0, failed: 0, skipped: 0, remark: '' };
const CHAIN = [
  suite('measured'),
  suite('built', 'measured'),
  suite('visited', 'built'),
  suite('other'),
];

/** What is printed at the end. */
function printed(outcomes: Outcome[]) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const code = summarise(outcomes);
  const lines = log.mock.calls.map(([line]) => String(line)).join('\n');
  log.mockRestore();
  return { code, lines, last: lines.split('\n').at(-1) };
}

test('what needs a suite that failed is not run, and only the root counts', async () => {
  const { ran, outcomes } = await runFailing(['measured'], CHAIN);
  expect(ran).toEqual(['measured', 'other']);
  expect(outcomes.map(({ failed }) => failed)).toEqual([1, 0, 0, 0]);
  const { code, lines, last } = printed(outcomes);
  expect(lines).toContain('– built: not run: needs "measured"');
  expect(lines).toContain('– visited: not run: needs "measured"');
  expect(last).toBe('1 passed, 1 failed, 2 suites not run');
  expect(code).toBe(1);
});

test('what needs two that failed names both', async () => {
  const suites = [suite('a'), suite('b'), suite('c', 'a'), suite('d', 'b', 'c')];
  const { outcomes } = await runFailing(['a', 'b'], suites);
  expect(outcomes.at(-1)?.remark).toBe('not run: needs "b" and "a"');
});

test('what needs one that was skipped is run: nothing has failed', async () => {
  const ran: string[] = [];
  await runSuites([suite('skipped'), suite('next', 'skipped')], ({ name }) => {
    ran.push(name);
    return Promise.resolve({ ...NOTHING, name, skipped: 3 });
  });
  expect(ran).toEqual(['skipped', 'next']);
});

test('all green is green', async () => {
  const { outcomes } = await runFailing([], CHAIN);
  expect(printed(outcomes)).toMatchObject({ code: 0, last: '4 passed, 0 failed' });
});

test('a suite that was not run is never green', () => {
  const left = { ...NOTHING, name: 'left', remark: 'not run', missing: ['what nobody has seen'] };
  expect(printed([left])).toMatchObject({ code: 1, last: '0 passed, 0 failed, 1 suite not run' });
});

test.each([
  [[suite('visited', 'built'), suite('built')], 'visited needs built'],
  [[suite('visited', 'no such suite')], 'visited needs no such suite'],
  [[suite('same'), suite('same')], 'Two suites are called same'],
])('an order in which a need would not be looked at is an error', async (suites, message) => {
  await expect(runFailing([], suites)).rejects.toThrow(message);
});

test('where the time went is said, longest first', () => {
  const took = (name: string, seconds: number) => ({ ...NOTHING, name, seconds, passed: 1 });
  const { lines } = printed([took('short', 30), took('long', 90), took('none', 0)]);
  const [, where = ''] = lines.split('Where the time went: ');
  expect(where.split('\n').slice(0, 3)).toEqual([
    '2:00',
    '   1:30  75 %  long',
    '   0:30  25 %  short',
  ]);
});
