/** What does not fit into one message is cut, and each reading that lost something is named. */
import { expect, test } from 'vitest';
import { isWithinBounds, LONGEST_TEXT, MOST_PARTS } from './bounds.ts';
import { type Findings, only } from './findings.ts';
import { fitIntoMessage } from './fit.ts';
import { isReliable, type ReadingName, READINGS } from './notes.ts';
import type { RunResult } from './result.ts';
import { NO_READING, stoppedResult } from './unfinished.ts';

const HEAP = { ...NO_READING, heapSize: 1000, inUse: 10 };
const many = <T>(part: T, parts: number): T[] => Array<T>(Math.ceil(MOST_PARTS / parts)).fill(part);

function foundWith(given: Partial<RunResult>, more: Partial<Findings> = {}): Findings {
  const empty = stoppedResult(1, { stdout: '', stderr: '' });
  const result = { ...empty, status: 'done' as const, notes: [], before: HEAP, after: HEAP };
  return { ...only({ ...result, ...given }), ...more };
}

const TYPE = { type: 'list', born: 1, died: 0, left: 1, bytes: 56 };
const ROUND = {
  generation: 0,
  collected: 0,
  uncollectable: 0,
  ms: 0,
  freed: [],
  released: [],
  counters: null,
};
const MARK = { label: 'a', line: 1, heap: HEAP };
const COUNTS = many({ step: 1, line: 1, count: 1 }, 4);
const NODE = { id: 1, names: [], type: 'list', text: '', count: 1, items: 0 };

test.each<[string, Findings, ReadingName[]]>([
  ['marks', foundWith({ marks: many(MARK, 8) }), ['marks']],
  ['collections', foundWith({ collections: many(ROUND, 6) }), ['collections', 'freed', 'counters']],
  [
    'counts',
    foundWith({ watched: [{ name: 'a', counts: COUNTS, died: null }] }),
    ['counts', 'deaths', 'graph'],
  ],
  ['names', foundWith({}, { watchedNames: many('a', 1) }), ['counts', 'deaths', 'graph']],
  ['types', foundWith({ types: many(TYPE, 6) }), ['types']],
  ['lines', foundWith({ lines: many({ line: 1, increment: 1, held: 1, hits: 1 }, 5) }), ['lines']],
  [
    'the peak',
    foundWith({ peakFrom: { line: 1, lines: many({ line: 1, bytes: 1 }, 3), elsewhere: 0 } }),
    ['peakFrom'],
  ],
  ['growth', foundWith({ growth: { bytesPerCall: 1, samples: many(1, 1) } }), ['growth']],
  [
    'earlier growth',
    foundWith({ earlierGrowth: [{ bytesPerCall: 1, samples: many(1, 1) }] }),
    ['growth'],
  ],
  ['what was printed', foundWith({ stdout: 'x'.repeat(LONGEST_TEXT + 1) }), ['stdout']],
  [
    'an error',
    foundWith({
      error: { type: 'E', message: 'x'.repeat(LONGEST_TEXT + 1), line: 1, traceback: '' },
    }),
    ['error'],
  ],
])('%s: only what was cut is not relied on', (_, found, readings) => {
  const fit = fitIntoMessage(found);
  expect(isWithinBounds({ type: 'result', runId: 1, findings: fit })).toBe(true);
  expect(READINGS.filter((reading) => !isReliable(fit.result, reading))).toEqual(readings);
});

test('a graph of which a part would be missing is none', () => {
  const nodes = many(NODE, 7);
  const graph = { mark: null, line: null, direction: 'held', nodes, edges: [] } as never;
  const fit = fitIntoMessage(foundWith({}, { graphs: [graph] }));
  expect(fit).toMatchObject({ graphs: null, result: { notes: ['graph-cut'] } });
});

test('what the notes said before is never lost', () => {
  const notes: RunResult['notes'] = ['tracer-disturbed', 'disk-full'];
  const fit = fitIntoMessage(foundWith({ notes, marks: many(MARK, 8), loops: [] }));
  expect(fit.result.notes).toEqual([...notes, 'marks-cut']);
});

test('what fits stays as it is', () => {
  const found = foundWith({ marks: [MARK], stdout: 'x' });
  expect(fitIntoMessage(found)).toEqual(found);
});
