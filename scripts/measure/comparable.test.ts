import { expect, test } from 'vitest';
import { only } from '../../src/interpreter/findings.ts';
import { heap, heapStart, runWith } from '../../src/quiz/run.fixture.ts';
import { comparable } from './comparable.ts';
import { firstDifference } from './difference.ts';

/** A run that keeps 1,000 bytes and empties free lists, started where `start` bytes are in use. */
function ran(start: number, freeLists: number, kept = 1000) {
  const before = { ...heap(start), freeLists };
  const after = { ...heap(start + kept - freeLists), freeLists: 0 };
  const marks = [{ label: 'end', line: 3, heap: after }];
  const cells = { one: only(runWith({ before, after, marks, stdout: String(start) })) };
  return comparable({ key: '', cells, questions: { asked: kept } });
}

test('where a run began, what lay in free lists and what it printed is no difference', () => {
  expect(firstDifference(ran(heapStart, 16_000), ran(heapStart + 33_128, 16_072))).toBeNull();
});

test('what its objects keep is one', () => {
  expect(firstDifference(ran(heapStart, 16_000), ran(heapStart, 16_000, 1008))).toBe(
    'cells.one.change is committed as 1000, and was measured as 1008',
  );
});
