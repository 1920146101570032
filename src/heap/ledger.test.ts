import { describe, expect, test } from 'vitest';
import { BORN, DIED_OF_BORN, DIED_OF_OLDER, Ledger, MOST_KINDS } from './ledger.ts';

function opened(): Ledger {
  const ledger = new Ledger();
  ledger.openFor({});
  return ledger;
}

function living(ledger: Ledger): number[][] {
  const seen: number[][] = [];
  ledger.forEach((address, kind) => seen.push([address, kind]));
  return seen;
}

describe('an address', () => {
  test('keeps a number until it is 0, wherever it is', () => {
    const ledger = opened();
    const far = 2 ** 28 + 8; // more than there is room for at first
    ledger.put(65_528, 1);
    ledger.put(65_536, 2);
    ledger.put(far, MOST_KINDS);
    const kinds = [65_528, 65_536, far, 16].map((address) => ledger.kindAt(address));
    expect(kinds).toEqual([1, 2, MOST_KINDS, 0]);
    expect([65_536, 65_536, 1_000_000].map((address) => ledger.take(address))).toEqual([2, 0, 0]);
    ledger.put(24, 0);
    expect(living(ledger)).toEqual([
      [65_528, 1],
      [far, MOST_KINDS],
    ]);
  });

  test('can be the last there is', () => {
    const ledger = opened();
    ledger.put(2 ** 32 - 8, 3);
    expect(ledger.take(2 ** 32 - 8)).toBe(3);
    expect(ledger.kindAt(2 ** 32 - 8)).toBe(0);
  });

  test('keeps it beside a mark, too', () => {
    const ledger = opened();
    ledger.put(800, 7);
    ledger.mark(800);
    ledger.mark(808);
    expect([800, 808].map((address) => ledger.isMarked(address))).toEqual([true, true]);
    expect(living(ledger)).toEqual([[800, 7]]);
    ledger.put(808, 8);
    expect(ledger.take(800)).toBe(7);
    expect(living(ledger)).toEqual([[808, 8]]);
    ledger.unmark(800);
    ledger.unmark(808);
    expect([800, 808].map((address) => ledger.isMarked(address))).toEqual([false, false]);
    expect([800, 808].map((address) => ledger.kindAt(address))).toEqual([0, 8]);
  });

  test('far after the heap can be marked', () => {
    const ledger = opened();
    ledger.mark(3_000_000_000);
    expect(ledger.isMarked(3_000_000_000)).toBe(true);
    expect(ledger.isMarked(3_000_000_008)).toBe(false);
  });
});

test('types are found again by their address, until another takes the place or they are gone', () => {
  const ledger = opened();
  const [type, other] = [0x20010, 0x20010 + 4096 * 16];
  ledger.remember(type, 5);
  expect([ledger.recentKind(type), ledger.recentKind(other)]).toEqual([5, 0]);
  ledger.forget(other);
  expect(ledger.recentKind(type)).toBe(5);
  ledger.remember(other, 6);
  expect([ledger.recentKind(type), ledger.recentKind(other)]).toEqual([0, 6]);
  ledger.forget(other);
  expect(ledger.recentKind(other)).toBe(0);
});

test('counts of the largest kind are no others', () => {
  const ledger = opened();
  ledger.add(MOST_KINDS, BORN, 3);
  ledger.add(MOST_KINDS, BORN, -1);
  ledger.add(MOST_KINDS, DIED_OF_BORN, 1);
  ledger.add(1, DIED_OF_OLDER, 4);
  const all = [BORN, DIED_OF_BORN, DIED_OF_OLDER] as const;
  expect(all.map((count) => ledger.counted(MOST_KINDS, count))).toEqual([2, 1, 0]);
  expect(ledger.counted(1, DIED_OF_OLDER)).toBe(4);
  expect(living(ledger)).toEqual([]);
});

test('a new owner finds nothing in it, and the same one finds it as it was', () => {
  const ledger = new Ledger();
  const owner = {};
  const fill = () => {
    ledger.put(8000, 1);
    ledger.mark(16);
    ledger.remember(0x30000, 2);
    ledger.add(1, BORN, 1);
  };
  const content = () => [
    ledger.kindAt(8000),
    ledger.isMarked(16),
    ledger.recentKind(0x30000),
    ledger.counted(1, BORN),
  ];
  ledger.openFor(owner);
  fill();
  ledger.openFor(owner);
  expect(content()).toEqual([1, true, 2, 1]);
  ledger.openFor({});
  expect(content()).toEqual([0, false, 0, 0]);
});

test('where there is no memory for all, it is said, and marks are kept', () => {
  const ledger = opened();
  Object.defineProperty(ledger.memory, 'grow', {
    value: () => {
      throw new RangeError('no memory');
    },
  });
  ledger.put(1_000_000_000, 1);
  ledger.mark(1_000_000_000);
  expect([ledger.isFull, ledger.kindAt(1_000_000_000)]).toEqual([true, 0]);
  expect(ledger.isMarked(1_000_000_000)).toBe(true);
  ledger.put(8000, 1);
  expect(living(ledger)).toEqual([[8000, 1]]);
});
