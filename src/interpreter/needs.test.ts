/** A cell runs where what it needs has come to its end, and nowhere else. */
import { describe, expect, test } from 'vitest';
import { NO_PEAK } from './findings.ts';
import { INTERRUPT } from './interrupts.ts';
import { runAfterNeeds } from './needs.ts';
import { startNodeSession } from './node.ts';

const CELL = { id: 'cell', source: 'print(x)', needs: [] };
const need = (source: string) => [{ id: 'need', source }];

function messageOf(needs: { id: string; source: string }[], apart = false) {
  return { runId: 1, cell: { ...CELL, needs, apart }, pass: 'bytes', peakAt: NO_PEAK } as const;
}

test('finds what it needs', async () => {
  const { result } = runAfterNeeds(await startNodeSession(), messageOf(need('x = 41')));
  expect(result).toMatchObject({ status: 'done', stdout: '41\n', notes: [] });
});

describe('does not run', () => {
  test('when Stop comes while a need runs; the interpreter goes on', async () => {
    const interrupts = new Uint8Array(2);
    const session = await startNodeSession({ interrupts });
    interrupts[0] = INTERRUPT;
    const { result } = runAfterNeeds(session, messageOf(need('x = 41\nwhile True:\n    pass')));
    expect(result).toMatchObject({ status: 'stopped', error: null, notes: ['never-began'] });
    interrupts[0] = 0;
    const again = runAfterNeeds(session, messageOf([])).result;
    expect(again).toMatchObject({ status: 'done', stdout: '41\n' });
  });

  test('when a need fails, and says which error it was', async () => {
    const session = await startNodeSession();
    const { result } = runAfterNeeds(session, messageOf(need('x = 1\n1 / 0')));
    expect(result).toMatchObject({
      status: 'failed',
      stdout: '',
      error: { type: 'ZeroDivisionError', line: null },
      notes: ['need-failed'],
    });
    expect(result.error?.traceback).toContain('need.py');
  });
});

test('a check looks at what has failed all the same', async () => {
  const cell = { ...messageOf(need('x = 1\n1 / 0'), true) };
  const source = 'from __main__ import x\nprint(x)';
  const session = await startNodeSession();
  const { result } = runAfterNeeds(session, { ...cell, cell: { ...cell.cell, source } });
  expect(result).toMatchObject({ status: 'done', stdout: '1\n' });
});
