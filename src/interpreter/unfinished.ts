/** Results of runs that never came back: the worker was ended, or broke. Nothing was measured. */
import type { Note } from './notes.ts';
import type { HeapReading, RunResult } from './result.ts';

interface Printed {
  stdout: string;
  stderr: string;
}

/** Of a heap that cannot be read, or was not: no heap has size 0. */
export const NO_READING: HeapReading = {
  inUse: 0,
  freeInside: 0,
  heapSize: 0,
  largestHole: 0,
  chunks: 0,
};

function unmeasured(runId: number, printed: Printed, note: Note) {
  return {
    runId,
    ...printed,
    truncated: false,
    error: null,
    elapsedMs: 0,
    label: 'live' as const,
    python: '',
    pyodide: '',
    before: NO_READING,
    after: NO_READING,
    marks: [],
    watched: [],
    peak: null,
    peakFrom: null,
    lines: null,
    loops: null,
    collections: [],
    types: null,
    growth: null,
    notes: [note],
  };
}

/** Python did not notice the interrupt, or there is none: the worker was replaced. */
export function stoppedResult(runId: number, printed: Printed): RunResult {
  return { ...unmeasured(runId, printed, 'worker-replaced'), status: 'stopped' };
}

/** Stopped before Python was given the code: its variables are as they were. */
export function unbegunResult(runId: number): RunResult {
  const nothing = { stdout: '', stderr: '' };
  return { ...unmeasured(runId, nothing, 'never-began'), status: 'stopped' };
}

/** A cell that it needs has failed: Python was not given the code. */
export function needFailedResult(
  runId: number,
  { type, message, traceback }: NonNullable<RunResult['error']>,
): RunResult {
  const nothing = { stdout: '', stderr: '' };
  const error = { type, message, line: null, traceback }; // the line is one of the other cell
  return { ...unmeasured(runId, nothing, 'need-failed'), status: 'failed', error };
}

/** A package that it imports did not come: Python was not given the code. @param said the names, and why. */
export function packagesMissingResult(
  runId: number,
  { names, why }: { names: readonly string[]; why: string },
): RunResult {
  const nothing = { stdout: '', stderr: '' };
  const message = `could not be downloaded: ${names.join(', ')}`;
  const error = { type: 'ModuleNotFoundError', message, line: null, traceback: why };
  return { ...unmeasured(runId, nothing, 'packages-missing'), status: 'failed', error };
}

/** The interpreter broke; `reason` is what it said last. @param isOverflow recursion inside C has broken it. */
export function failedResult(
  runId: number,
  printed: Printed,
  reason: string,
  isOverflow = false,
): RunResult {
  const error = { type: 'Broken', message: reason, line: null, traceback: reason };
  const note = isOverflow ? 'stack-overflowed' : 'interpreter-broke';
  return { ...unmeasured(runId, printed, note), status: 'failed', error };
}
