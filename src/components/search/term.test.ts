import { expect, test } from 'vitest';
import { searchTerm } from './term.ts';

test.each([
  ['np.memmap', 'np memmap'],
  ['memory_map', 'memory map'],
  ['__del__', 'del'],
  ['gc.collect()', 'gc collect'],
  ['引用计数', '引用计数'],
  ['gc 回收', 'gc 回收'],
  ['“引用计数”，是什么？', '引用计数 是什么'],
  ['"循环引用"', '"循环引用"'],
])('on a Chinese page, %s asks for %s', (typed, asked) => {
  expect(searchTerm(typed, 'zh-CN')).toBe(asked);
});

test('on an English page what is typed is asked', () => {
  expect(searchTerm('np.memmap', 'en')).toBe('np.memmap');
});
