import { expect, test } from 'vitest';
import { beliefsIn, shortened } from './course-text.ts';

test.each([
  ['short', 10, 'short'],
  ['How many bytes?', 15, 'How many bytes?'],
  ['How many bytes are there?', 12, 'How many…'],
  ['How many bytes are there?', 13, 'How many…'],
  ['这个单元会占用多少字节？', 6, '这个单元会占…'],
  ['运行之后，会多出多少字节？', 5, '运行之后…'],
  ['unbreakable', 4, 'unbr…'],
])('%s, cut to %d', (text, length, expected) => {
  expect(shortened(text, length)).toBe(expected);
});

test('beliefs are found wherever a kind of question keeps them, and only those that exist', () => {
  const question = {
    mistakes: [{ misconception: 'del-destroys-object' }, { misconception: 'no-such-belief' }],
    steps: { first: { options: [{ misconception: 'slice-owns-data' }, null] } },
  };
  expect(beliefsIn(question)).toStrictEqual(['del-destroys-object', 'slice-owns-data']);
});
