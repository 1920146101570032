/** A RunResult to test grading with: nothing happened, but for what is given. */
import { RunResult, type HeapReading } from '../interpreter/result.ts';

export const heapStart = 5_000_000;

export function heap(inUse: number): HeapReading {
  return { inUse, freeInside: 0, heapSize: 20_000_000, largestHole: 0, chunks: 100 };
}

export function runWith(given: Partial<RunResult> = {}): RunResult {
  return RunResult.parse({
    runId: 1,
    status: 'done',
    stdout: '',
    stderr: '',
    truncated: false,
    error: null,
    elapsedMs: 1,
    label: 'live',
    python: '3.14.2',
    pyodide: '314.0.3',
    before: heap(heapStart),
    after: heap(heapStart),
    marks: [],
    watched: [],
    peak: null,
    peakFrom: null,
    loops: null,
    lines: null,
    collections: [],
    types: null,
    growth: null,
    notes: [],
    ...given,
  });
}

/** A run after which `delta` more bytes are in use. */
export function runOf(delta: number): RunResult {
  return runWith({ after: heap(heapStart + delta) });
}
