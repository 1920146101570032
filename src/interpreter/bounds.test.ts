import { describe, expect, test } from 'vitest';
import {
  cutToBounds,
  isWithinBounds,
  LONGEST_TEXT,
  MOST_CHARACTERS,
  MOST_PARTS,
} from './bounds.ts';

const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
const texts = (n: number) => Array.from({ length: n }, () => 'x'.repeat(LONGEST_TEXT));
const endless: Record<string, unknown> = {};
endless['self'] = endless;

const TOO_MUCH: [string, unknown][] = [
  ['a long array', numbers(MOST_PARTS)],
  ['an array of holes', new Array(2 ** 32 - 1)],
  ['many objects', Array.from({ length: MOST_PARTS / 2 }, () => ({ a: 1, b: 2 }))],
  ['arrays in arrays', Array.from({ length: 1000 }, () => numbers(1000))],
  ['a long text', 'x'.repeat(LONGEST_TEXT + 1)],
  ['many long texts', texts(MOST_CHARACTERS / LONGEST_TEXT + 1)],
];

describe('the page counts before it looks', () => {
  test.each([...TOO_MUCH, ['something without end', endless]])('%s is too much', (_, part) => {
    expect(isWithinBounds({ type: 'result', part })).toBe(false);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 1],
    ['a message', { type: 'ready' }],
    ['just enough parts', numbers(MOST_PARTS - 3)],
    ['just enough text', texts(MOST_CHARACTERS / LONGEST_TEXT - 1)],
    ['bytes as such', new Uint8Array(MOST_PARTS * 2)],
  ])('%s is not', (_, part) => {
    expect(isWithinBounds({ part })).toBe(true);
  });
});

describe('the worker cuts to the same size', () => {
  const found = TOO_MUCH.filter(([name]) => name !== 'an array of holes');
  test.each(found)('%s fits then, in the shape it had', (_, part) => {
    const { value, cuts } = cutToBounds({ first: [1, 'a', null], part, last: { text: 'end' } });
    expect(cuts.every(([field]) => field === 'part')).toBe(true);
    expect(cuts).not.toHaveLength(0);
    expect(isWithinBounds({ type: 'result', runId: 1, ...value })).toBe(true);
    expect(value.first).toEqual([1, 'a', null]);
    expect(typeof value.part).toBe(typeof part);
    expect(Object.keys(value.last)).toEqual(['text']);
  });

  test('what fits stays as it is', () => {
    const outcome = { stdout: 'a', marks: [{ label: 'b', line: 1 }], error: null, n: 1.5 };
    expect(cutToBounds(outcome)).toEqual({ value: outcome, cuts: [] });
  });

  test('words stay words when there is room for nothing else', () => {
    const full = { lists: [texts(50), texts(50)], died: { by: 'collector' }, label: 'live' };
    expect(cutToBounds(full).value).toMatchObject({ died: { by: 'collector' }, label: 'live' });
  });

  test('a text of any length leaves room for the others', () => {
    const { value } = cutToBounds({ message: 'm'.repeat(10 * MOST_CHARACTERS), after: 'kept' });
    expect(value).toEqual({ message: 'm'.repeat(LONGEST_TEXT), after: 'kept' });
  });
});
