import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Findings, only } from '../interpreter/findings.ts';
import type { RunResult } from '../interpreter/result.ts';
import { heap, heapStart, runOf, runWith } from '../quiz/run.fixture.ts';
import {
  builtAnswer,
  builtResult,
  cachedFile,
  committedFile,
  keyIn,
  readBuilt,
  valueOf,
  writeBuilt,
} from './built.ts';

const LESSON = '01-names';
const home = process.cwd();
let folder: string;
const KEY = 'a1'.repeat(32);
const QUESTIONS = { 'first-del': 1000, 'all-true': ['a', 'b'] };

const steps = runWith({
  after: heap(heapStart + 1_000_040),
  stdout: 'hello\n',
  marks: [{ label: 'after del a', line: 4, heap: heap(heapStart - 24) }],
  watched: [
    {
      name: 'big',
      counts: [
        { step: 1, line: 4, count: 2 },
        { step: 2, line: 10, count: 0 },
      ],
      died: { line: 10, by: 'count' },
    },
  ],
  types: [{ type: 'Node', born: 5, died: 3, left: 2, bytes: 96 }],
  collections: [
    {
      generation: 2,
      collected: 4,
      uncollectable: 0,
      ms: 1,
      freed: [],
      released: [],
      counters: null,
    },
    {
      generation: 2,
      collected: 3,
      uncollectable: 0,
      ms: 1,
      freed: [],
      released: [],
      counters: null,
    },
  ],
  peak: 2_000_000,
});

const CELLS = { 'two-names': only(runOf(1_000_040)), steps: only(steps) };

function put(file: string, key: string, questions: object = QUESTIONS): void {
  const [cells, answers] = [CELLS, questions].map((all) => new Map(Object.entries(all)));
  writeBuilt(file, key, cells as Map<string, Findings>, answers as Map<string, number>);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-built-'));
  process.chdir(folder);
  put(cachedFile(LESSON), KEY);
  return () => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

describe('an address', () => {
  test.each([
    ['two-names.delta', 1_000_040, 'delta'],
    ['steps.inUse', heapStart + 1_000_040, 'inUse'],
    ['steps.peak', 2_000_000, 'peak'],
    ['steps.collected', 7, 'collected'],
    ['steps.stdout', 'hello', 'stdout'],
    ['steps.error', 'none', 'error'],
    ['steps.died:big', 10, { died: 'big' }],
    ['steps.diedBy:big', 'count', { diedBy: 'big' }],
    ['steps.count:big@4', 2, { count: 'big', line: 4 }],
    ['steps.count:big@10', 0, { count: 'big', line: 10 }],
    ['steps.mark:after del a', -24, { mark: 'after del a' }],
    ['steps.left:Node', 2, { left: 'Node' }],
  ])('%s is %s', (address, value, measure) => {
    expect(valueOf(LESSON, address)).toEqual({ value, measure });
  });

  test.each([
    '',
    'two-names',
    '.delta',
    'two-names.',
    'two-names.size',
    'two-names.Delta',
    'Two Names.delta',
    'steps.died',
    'steps.died:',
    'steps.count:big',
    'steps.count:big@',
    'steps.count:big@0',
    'steps.count:big@four',
    'steps.mark',
    'steps.toString:big',
    'steps.delta steps.delta',
  ])('"%s" is refused', (address) => {
    expect(() => valueOf(LESSON, address)).toThrow(
      `"${address}" names no value; write cell.delta, cell.died:name and the like.`,
    );
  });

  test.each(['steps.count:big@5', 'steps.died:other', 'steps.mark:before', 'steps.growth'])(
    '%s, of which there is no reading, is refused',
    (address) => {
      expect(() => valueOf(LESSON, address)).toThrow(`"${address}" was not measured in ${LESSON}.`);
    },
  );

  test('of a cell that is not there is refused', () => {
    expect(() => valueOf(LESSON, 'three-names.delta')).toThrow(
      `${LESSON} has no measured cell "three-names".`,
    );
  });
});

describe('built results', () => {
  test('come back as they were written, without times', () => {
    expect(readBuilt(LESSON)).toEqual({
      key: KEY,
      cells: { 'two-names': only(untimed(CELLS['two-names'].result)), steps: only(untimed(steps)) },
      questions: QUESTIONS,
    });
    expect(builtAnswer(LESSON, 'all-true')).toEqual(['a', 'b']);
    expect(builtAnswer(LESSON, 'other')).toBeNull();
    expect(builtResult(LESSON, 'steps')).toEqual(untimed(steps));
  });

  test('begin with their key', () => {
    expect(keyIn(cachedFile(LESSON))).toBe(KEY);
    put(cachedFile(LESSON), '', { 'first-del': 9 });
    expect(keyIn(cachedFile(LESSON))).toBe('');
    expect(builtAnswer(LESSON, 'first-del')).toBe(9);
    expect(keyIn(committedFile(LESSON))).toBe('');
  });

  test('of a lesson that was not measured are missed, with what to do', () => {
    expect(() => readBuilt('02-cycles')).toThrow(
      '02-cycles has not been measured: run "npm run build", which does it first.',
    );
  });

  test('of another shape are refused', () => {
    const { peak: _, ...older } = steps;
    writeFileSync(cachedFile(LESSON), JSON.stringify({ key: '', cells: { steps: older } }));
    expect(() => readBuilt(LESSON)).toThrow('peak');
  });
});

function untimed(result: RunResult): RunResult {
  const collections = result.collections.map((one) => ({ ...one, ms: 0 }));
  return { ...result, elapsedMs: 0, collections };
}
