import { expect, test } from 'vitest';
import { formatDate, formatWhen } from './when.ts';

const now = new Date('2026-03-02T10:00:00.000Z');
const MINUTE = 60_000;

test.each([
  [-5 * MINUTE, 'in 1 minute', '1 分钟后'],
  [0.2 * MINUTE, 'in 1 minute', '1 分钟后'],
  [9.1 * MINUTE, 'in 10 minutes', '10 分钟后'],
  [61 * MINUTE, 'in 1 hour', '1 小时后'],
  [23 * 60 * MINUTE, 'in 23 hours', '23 小时后'],
  [3.4 * 24 * 60 * MINUTE, 'in 3 days', '3 天后'],
])('%d ms from now', (apart, english, chinese) => {
  const moment = new Date(now.getTime() + apart);
  expect(formatWhen(moment, now, 'en')).toBe(english);
  expect(formatWhen(moment, now, 'zh-CN')).toBe(chinese);
});

test('a date is written as the language does', () => {
  expect(formatDate(now, 'en')).toBe('Mar 2, 2026');
  expect(formatDate(now, 'zh-CN')).toBe('2026 年 3 月 2 日');
});
