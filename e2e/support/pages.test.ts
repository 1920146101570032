import { expect, test } from 'vitest';
import { byTurns } from './pages.ts';

test('one of each pair is looked at, by turns, and what has no twin always', () => {
  const pairs = ['/', '/map/', '/review/'];
  const all = [...pairs, ...pairs.map((one) => `/zh-cn${one}`), '/404.html', '/zh-cn/only/'];
  expect(byTurns(all)).toEqual(['/', '/review/', '/zh-cn/map/', '/404.html', '/zh-cn/only/']);
});
