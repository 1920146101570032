import { expect, test } from 'vitest';
import { misconceptions } from './misconceptions.ts';

test.each(Object.entries(misconceptions))('%s is said in both languages', (_, text) => {
  expect(text.en).toMatch(/^[A-Z`].*\.$/);
  expect(text['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
});
