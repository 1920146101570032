import { expect, test } from 'vitest';
import { Living, MOST_KINDS } from './living.ts';

test('keeps a number for each address, until it is 0', () => {
  const living = new Living();
  living.set(65_536 - 8, 1);
  living.set(65_536, 2);
  living.set(2 ** 32 - 8, MOST_KINDS);
  expect([65_528, 65_536, 2 ** 32 - 8, 16].map((address) => living.get(address))).toEqual([
    1,
    2,
    MOST_KINDS,
    0,
  ]);
  expect([living.take(65_536), living.take(65_536), living.take(1_000_000)]).toEqual([2, 0, 0]);
  living.set(24, 0);
  const seen: number[][] = [];
  living.forEach((address, kind) => seen.push([address, kind]));
  expect(seen).toEqual([
    [65_528, 1],
    [2 ** 32 - 8, MOST_KINDS],
  ]);
});
