import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatExactBytes,
  formatList,
  formatNumber,
  formatShare,
  formatTransfer,
  formatValue,
} from './format.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');
const zh = wordsOf('zh-CN');

test.each([
  [['a', 'b', 'c'], 'a, b, and c', 'a、b 和 c'],
  [['空闲 5 %', '占用'], '空闲 5 % and 占用', '空闲 5 % 和占用'],
])('%j as a list', (parts, english, chinese) => {
  expect(formatList(parts, 'en')).toBe(english);
  expect(formatList(parts, 'zh-CN')).toBe(chinese);
});

describe('formatNumber', () => {
  test.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1_000_040, 0, '1,000,040'],
    [-1_000_040, 0, '−1,000,040'],
    [1.25, 1, '1.3'],
    [2, 1, '2.0'],
    [0.4, 0, '0'],
  ])('writes %d with %i decimals as %s, in both languages', (n, decimals, text) => {
    expect(formatNumber(n, 'en', decimals)).toBe(text);
    expect(formatNumber(n, 'zh-CN', decimals)).toBe(text);
  });
});

describe('bytes', () => {
  test.each([
    [0, '0 bytes', '0 字节'],
    [1, '1 byte', '1 字节'],
    [-1, '−1 byte', '−1 字节'],
    [40, '40 bytes', '40 字节'],
    [1_000_040, '1,000,040 bytes', '1,000,040 字节'],
  ])('%i are exactly %s, %s', (n, english, chinese) => {
    expect(formatExactBytes(n, en)).toBe(english);
    expect(formatExactBytes(n, zh)).toBe(chinese);
  });

  test.each([
    [9_999, '9,999 bytes'],
    [-9_999, '−9,999 bytes'],
    [10_000, '9.8 KiB'],
    [-20_000, '−19.5 KiB'],
    [1_000_040, '976.6 KiB'],
    [2 ** 20, '1.0 MiB'],
    [-13_000_000, '−12.4 MiB'],
    [512 * 2 ** 20, '512.0 MiB'],
  ])('%i are, rounded for the eye, %s', (n, text) => {
    expect(formatBytes(n, en)).toBe(text);
  });

  test('of any amount read back as that amount, to the digit shown', () => {
    const units = { byte: 1, bytes: 1, KiB: 1024, MiB: 2 ** 20 } as const;
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 32), max: 2 ** 32 }), (n) => {
        const [digits = '', unit = ''] = formatBytes(n, en).split(' ');
        const size = units[unit as keyof typeof units];
        const back = Number(digits.replaceAll(',', '').replace('−', '-')) * size;
        expect(Math.abs(back - n)).toBeLessThanOrEqual(size === 1 ? 0 : size * 0.05 + 1e-6);
      }),
    );
  });
});

describe('a share', () => {
  test.each([
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.0005, '0.1%'],
    [0.976, '97.6%'],
    [0.9996, '>99.9%'],
    [1, '100%'],
  ])('%f of the whole is %s', (share, text) => {
    expect(formatShare(share, 'en')).toBe(text);
    expect(formatShare(share, 'zh-CN')).toBe(text);
  });
});

test('a transfer is told in decimal megabytes', () => {
  expect(formatTransfer(5_912_345, 'en')).toBe('5.9 MB');
  expect(formatTransfer(0, 'zh-CN')).toBe('0.0 MB');
});

describe('formatValue', () => {
  test.each([
    [1_000_040, 'bytes', '1,000,040 bytes', '1,000,040 字节'],
    [12, 'count', '12', '12'],
    [36_000, 'count', '36,000', '36,000'],
    [10, 'line', 'line 10', '第 10 行'],
    ['count', 'text', en.labels['value-count'], zh.labels['value-count']],
    ['collector', 'text', en.labels['value-collector'], zh.labels['value-collector']],
    ['alive', 'line', en.labels['value-alive'], zh.labels['value-alive']],
    ['NameError', 'text', 'NameError', 'NameError'],
  ] as const)('writes %s (%s) as %s, %s', (value, unit, english, chinese) => {
    expect(formatValue(value, unit, en)).toBe(english);
    expect(formatValue(value, unit, zh)).toBe(chinese);
  });
});
