import { describe, expect, test } from 'vitest';
import { only } from './findings.ts';
import { merge, passesFor } from './passes.ts';
import type { RunResult } from './result.ts';
import { stoppedResult } from './unfinished.ts';

/** A run that measured nothing worth looking at, but for what is given. */
function runWith(given: Partial<RunResult> = {}): RunResult {
  const empty = stoppedResult(1, { stdout: '', stderr: '' });
  return { ...empty, status: 'done', notes: [], ...given };
}

/** The result of a bare run with the counts of a second one put beside it. */
const mergeReferences = (bytes: RunResult, references: RunResult) =>
  merge(only(bytes), 'references', only(references)).result;

const watched = (count: number): RunResult['watched'] => [
  { name: 'a', counts: [{ step: 1, line: 2, count }], died: null },
];
const error = (type: string): RunResult['error'] => ({
  type,
  message: 'no',
  line: 2,
  traceback: '',
});

describe('two passes that went alike', () => {
  test('give the bytes of the first and the counts of the second', () => {
    const bytes = runWith({ peak: 5, stdout: 'hello\n', watched: watched(0) });
    const references = runWith({ peak: 9, runId: 7, stdout: 'hello\n', watched: watched(2) });
    expect(mergeReferences(bytes, references)).toEqual({ ...bytes, watched: watched(2) });
  });

  test('give the notes of both, each once', () => {
    const bytes = runWith({ notes: ['used-interpreter', 'abi-types'] });
    const references = runWith({ notes: ['abi-types', 'abi-refcount'] });
    expect(mergeReferences(bytes, references).notes).toEqual([
      'used-interpreter',
      'abi-types',
      'abi-refcount',
    ]);
  });

  test('may both have failed in the same way', () => {
    const bytes = runWith({ status: 'failed', error: error('KeyError') });
    const references = runWith({ ...bytes, watched: watched(1) });
    expect(mergeReferences(bytes, references)).toEqual({ ...bytes, watched: watched(1) });
  });
});

describe('two passes that went apart', () => {
  const bytes = runWith({
    stdout: '1\n',
    watched: watched(0),
    notes: ['used-interpreter'],
  });

  test.each([
    ['what they print', runWith({ stdout: '2\n', watched: watched(5) })],
    ['how they end', runWith({ stdout: '1\n', status: 'failed', watched: watched(5) })],
    ['what goes wrong', runWith({ stdout: '1\n', error: error('KeyError'), watched: watched(5) })],
  ])('in %s give no counts of the second, and say why', (_, references) => {
    const merged = mergeReferences(bytes, references);
    expect(merged.watched).toEqual(watched(0));
    expect(merged.notes).toEqual(['used-interpreter', 'references-differ']);
    expect({ ...merged, notes: [] }).toEqual({ ...bytes, notes: [] });
  });

  test('in the type of their errors as well', () => {
    const first = runWith({ status: 'failed', error: error('KeyError') });
    const second = runWith({ status: 'failed', error: error('ValueError'), watched: watched(5) });
    expect(mergeReferences(first, second).notes).toEqual(['references-differ']);
  });
});

describe('passesFor', () => {
  const watching = { ...only(runWith()), watchedNames: ['a'] };

  test('counts what is watched, whatever is wanted', () => {
    expect(passesFor([], watching)).toEqual(['references']);
    expect(passesFor([], only(runWith()))).toEqual([]);
  });

  test('the peak needs the lines, and they come first', () => {
    expect(passesFor(['peak'], only(runWith()))).toEqual(['lines', 'peak']);
  });

  test('a graph needs something to start from', () => {
    expect(passesFor(['graph'], only(runWith()))).toEqual([]);
    expect(passesFor(['graph'], watching)).toEqual(['references', 'graph']);
  });
});

describe('a pass that was meddled with', () => {
  test('leaves out what it found, and says so', () => {
    const lines = [{ line: 1, increment: 5, held: 5, hits: 1 }];
    const second = only(runWith({ lines, notes: ['lines-disturbed'] }));
    const { result } = merge(only(runWith()), 'lines', second);
    expect(result).toMatchObject({ lines: null, notes: ['lines-disturbed'] });
  });
});

describe('the collector’s counters', () => {
  const round = { generation: 1, collected: 3, uncollectable: 0, ms: 1, freed: [], released: [] };
  const counters = {
    before: [9, 1, 0],
    after: [0, 2, 0],
  } as RunResult['collections'][0]['counters'];

  test('are put beside the rounds of the bare run', () => {
    const bare = only(runWith({ collections: [{ ...round, counters: null }] }));
    const second = only(runWith({ collections: [{ ...round, ms: 2, counters }] }));
    const { collections } = merge(bare, 'collector', second).result;
    expect(collections).toEqual([{ ...round, counters }]);
  });

  test('of other rounds are left out', () => {
    const bare = only(runWith({ collections: [{ ...round, counters: null }] }));
    const second = only(runWith({ collections: [{ ...round, collected: 4, counters }] }));
    const { collections, notes } = merge(bare, 'collector', second).result;
    expect(collections[0]?.counters).toBeNull();
    expect(notes).toEqual(['collector-differ']);
  });
});
