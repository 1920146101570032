import { describe, expect, test } from 'vitest';
import { combinations, substitute } from './parameters.ts';

describe('combinations', () => {
  test('without parameters, there is one with nothing in it', () => {
    expect(combinations(undefined)).toStrictEqual([{}]);
    expect(combinations({})).toStrictEqual([{}]);
  });

  test('are every value with every other, the last changing fastest', () => {
    expect(combinations({ size: [1, 2], times: [3, 4] })).toStrictEqual([
      { size: 1, times: 3 },
      { size: 1, times: 4 },
      { size: 2, times: 3 },
      { size: 2, times: 4 },
    ]);
  });
});

describe('substitute', () => {
  test.each([
    ['size = 10', 'size = 7'],
    ['size = 1_000_000  # bytes\nx = size', 'size = 7  # bytes\nx = size'],
    ['size=-1.5e6', 'size=7'],
    ['size = 0xff', 'size = 7'],
    ['size = 10\r\nx = 1\r\n', 'size = 7\r\nx = 1\r\n'],
    ['size = 1\nsize = size * 2', 'size = 7\nsize = size * 2'],
    ['def f():\n    size = 1\nsize = 2', 'def f():\n    size = 1\nsize = 7'],
    ['resize = 1\nsize = 2', 'resize = 1\nsize = 7'],
  ])('%j becomes %j', (code, expected) => {
    expect(substitute(code, { size: 7 })).toBe(expected);
  });

  test('replaces several names, each its own', () => {
    expect(substitute('a = 1\nb = 2\n', { a: -3, b: 0.5 })).toBe('a = -3\nb = 0.5\n');
  });

  test('leaves the code alone without values', () => {
    expect(substitute('a = 1', {})).toBe('a = 1');
  });

  test.each([
    ['x = 1', 'found none'],
    ['    size = 1', 'found none'],
    ['size = other', 'found none'],
    ['size = 1 + 2', 'found none'],
    ['# size = 1', 'found none'],
    ['size = 1\nsize = 2', 'found 2'],
  ])('%j is refused: %s', (code, reason) => {
    expect(() => substitute(code, { size: 7 })).toThrow(reason);
    expect(() => substitute(code, { size: 7 })).toThrow('"size"');
  });
});
