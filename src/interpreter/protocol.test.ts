/** Messages a worker may have been made to send: the page takes none that ours would not. */
import { describe, expect, test } from 'vitest';
import { MOST_PARTS } from './bounds.ts';
import { only } from './findings.ts';
import { readFromWorker } from './protocol.ts';
import { stoppedResult } from './unfinished.ts';

const RESULT = stoppedResult(3, { stdout: 'a', stderr: '' });
const FOUND = { ...only(RESULT), watchedNames: ['x'] };
const WHOLE = { type: 'result', runId: 3, findings: FOUND };

/** The same message with something in its result replaced. */
const withResult = (change: object) => ({
  ...WHOLE,
  findings: { ...FOUND, result: { ...RESULT, ...change } },
});
const HEAP = { ...RESULT.after };

const graphWith = (from: number, to: number) => ({
  ...{ mark: null, line: null, direction: 'held' },
  nodes: [
    {
      ...{ address: 1, type: 'list', text: '', items: 1, count: 1, bytes: 32 },
      ...{ isTracked: true, fate: 'lives', names: [], isCut: false },
    },
  ],
  edges: [{ from, to, label: 'x' }],
});

test.each([
  { type: 'ready' },
  { type: 'settled' },
  { type: 'progress', loaded: 0, total: 10 },
  { type: 'not-started', reason: 'download', message: 'no file', isRight: false },
  { type: 'packages', runId: 3 },
  { type: 'output', runId: 3, stream: 'stdout', text: '<b>{message}\u0000\u202e' },
  { type: 'fatal', runId: 3, message: 'broken', isOverflow: false },
  WHOLE,
  { ...WHOLE, findings: { ...FOUND, graphs: [graphWith(1, 1)] } },
])('takes $type', (message) => {
  expect(readFromWorker(structuredClone(message))).toEqual(message);
});

describe('takes no', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['text', 'ready'],
    ['array', [{ type: 'ready' }]],
    ['unknown type', { type: 'navigate', to: '/' }],
    ['type from a prototype', { type: 'toString' }],
    ['key too many', { type: 'ready', html: '<b>' }],
    ['key __proto__', JSON.parse('{"type":"ready","__proto__":{"a":1}}')],
    ['negative progress', { type: 'progress', loaded: -1, total: 1 }],
    ['progress without end', { type: 'progress', loaded: Infinity, total: 1 }],
    ['progress that is no number', { type: 'progress', loaded: NaN, total: 1 }],
    ['output without a run', { type: 'output', stream: 'stdout', text: 'x' }],
    ['output on another stream', { type: 'output', runId: 3, stream: 'html', text: 'x' }],
    ['output of nothing', { type: 'output', runId: 3, stream: 'stdout', text: '' }],
    [
      'output that is too long',
      { type: 'output', runId: 3, stream: 'stdout', text: 'x'.repeat(3e5) },
    ],
    [
      'output that is an object',
      { type: 'output', runId: 3, stream: 'stdout', text: { html: '' } },
    ],
    ['half a run', { type: 'packages', runId: 3.5 }],
    ['run before all others', { type: 'fatal', runId: -1, message: '', isOverflow: false }],
    ['result of another run', withResult({ runId: 4 })],
    ['result that the build has made', withResult({ label: 'built' })],
    ['result with markup beside it', { ...WHOLE, html: '<b>' }],
    ['result with a part too many', withResult({ html: '<b>' })],
    ['result without a part', withResult({ notes: undefined })],
    ['unknown ending', withResult({ status: 'right' })],
    ['heap below nothing', withResult({ after: { ...HEAP, inUse: -1 } })],
    ['half a byte', withResult({ after: { ...HEAP, inUse: 0.5 } })],
    ['heap without end', withResult({ after: { ...HEAP, heapSize: Infinity } })],
    ['heap that is no number', withResult({ before: { ...HEAP, chunks: NaN } })],
    ['heap beyond exact numbers', withResult({ before: { ...HEAP, chunks: 2 ** 60 } })],
    ['line 0', withResult({ marks: [{ label: 'a', line: 0, heap: HEAP }] })],
    ['time that is no number', withResult({ elapsedMs: NaN })],
    ['giant list', withResult({ notes: new Array<string>(MOST_PARTS + 1).fill('a') })],
    [
      'giant list of the wrong things',
      { ...WHOLE, findings: { ...FOUND, watchedNames: new Array<number>(1e7).fill(1) } },
    ],
    [
      'reference to an object that is not told of',
      { ...WHOLE, findings: { ...FOUND, graphs: [graphWith(1, 2)] } },
    ],
    ['note that is no text', withResult({ notes: [{ toString: 'x' }] })],
  ])('%s', (_, message) => {
    expect(readFromWorker(message)).toBeNull();
  });
});

test('texts of a result are fit to be shown, and a note says where marks were left out', () => {
  const name = `a${'\u0301'.repeat(5000)}`;
  const error = { type: 'Bad\u202e', message: name, line: 1, traceback: 'Bad\u202e' };
  const read = readFromWorker(withResult({ status: 'failed', stdout: name, error }));
  if (read?.type !== 'result') throw new Error('It was not taken.');
  const { result } = read.findings;
  expect(result.stdout).toBe(`a${'\u0301'.repeat(30)}⟨+4970⟩`);
  expect(result.error).toEqual({
    ...{ type: 'Bad\\u202e', message: result.stdout, line: 1, traceback: 'Bad\u202e' },
  });
  expect(result.notes).toContain('stacks-cut');
});
