import { describe, expect, test } from 'vitest';
import { isMeasured } from './notes.ts';
import { RunResult } from './result.ts';
import { failedResult, stoppedResult } from './unfinished.ts';

/** A run that measured nothing worth looking at, but for what is given. */
function runWith(given: Partial<RunResult> = {}): RunResult {
  const empty = stoppedResult(1, { stdout: '', stderr: '' });
  return { ...empty, status: 'done', notes: [], ...given };
}

const printed = { stdout: 'so far\n', stderr: 'warning\n' };

describe('a run that was stopped by replacing the worker', () => {
  const result = stoppedResult(12, printed);

  test('is stopped, without an error, and keeps what it had printed', () => {
    expect(result).toMatchObject({ runId: 12, status: 'stopped', error: null, ...printed });
  });

  test('has measured nothing', () => {
    expect(isMeasured(result)).toBe(false);
    expect(result.notes).toEqual(['worker-replaced']);
  });
});

describe('a run that broke the interpreter', () => {
  const result = failedResult(12, printed, 'RuntimeError: unreachable');

  test('has failed for that reason, and keeps what it had printed', () => {
    expect(result).toMatchObject({ runId: 12, status: 'failed', ...printed });
    expect(result.error).toMatchObject({ message: 'RuntimeError: unreachable', line: null });
  });

  test('has measured nothing', () => {
    expect(isMeasured(result)).toBe(false);
    expect(result.notes).toEqual(['interpreter-broke']);
  });
});

test('both are results like any other', () => {
  for (const result of [stoppedResult(1, printed), failedResult(1, printed, 'why')]) {
    expect(RunResult.parse(structuredClone(result))).toEqual(result);
  }
});

test('a run that came back was measured, whatever its notes say of an instrument', () => {
  expect(isMeasured(runWith())).toBe(true);
  expect(isMeasured(runWith({ status: 'stopped' }))).toBe(true);
  expect(isMeasured(runWith({ notes: ['used-interpreter', 'abi-heap'] }))).toBe(true);
  expect(isMeasured(runWith({ notes: ['used-interpreter', 'worker-replaced'] }))).toBe(false);
});
