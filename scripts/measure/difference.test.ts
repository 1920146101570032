import { expect, test } from 'vitest';
import { firstDifference } from './difference.ts';

test('equal things do not differ', () => {
  const one = { a: [1, { b: null }], c: 'x' };
  expect(firstDifference(one, structuredClone(one))).toBeNull();
});

test.each([
  [{ a: { b: 1 } }, { a: { b: 2 } }, 'a.b is committed as 1, and was measured as 2'],
  [{ a: [1, 2] }, { a: [1] }, 'a.1 is committed as 2, and was measured as nothing'],
  [{}, { a: null }, 'a is committed as nothing, and was measured as null'],
  [null, { a: 1 }, 'it is committed as null, and was measured as {"a":1}'],
])('%j and %j', (committed, measured, said) => {
  expect(firstDifference(committed, measured)).toBe(said);
});
