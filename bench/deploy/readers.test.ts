import { expect, test } from 'vitest';
import { ASSUMED, total, trafficOf } from './readers.ts';

const NOTHING = { reading: 0, offline: 0, python: 0, numpy: 0, again: 0, release: 0 };

test('the shares are those of all readers', () => {
  const { reading, python, numpy } = ASSUMED.shares;
  expect(reading + python + numpy).toBeCloseTo(1);
});

test('everybody pays for the first page; who uses NumPy pays for Python too', () => {
  const { readers, shares } = ASSUMED;
  expect(total(trafficOf({ ...NOTHING, reading: 1000 })).gigabytes).toBe((1000 * readers) / 1e9);
  const python = total(trafficOf({ ...NOTHING, python: 1e6 })).bytesPerReader;
  expect(python).toBeCloseTo(1e6 * (shares.python + shares.numpy));
  const numpy = total(trafficOf({ ...NOTHING, numpy: 1e6 })).bytesPerReader;
  expect(numpy).toBeCloseTo(1e6 * shares.numpy);
});

test('the whole is the sum of its parts', () => {
  const bytes = { reading: 1, offline: 2, python: 3, numpy: 4, again: 5, release: 6 };
  const parts = trafficOf(bytes);
  expect(parts.every(({ bytesPerReader }) => bytesPerReader > 0)).toBe(true);
  const sum = parts.reduce((all, one) => all + one.bytesPerReader, 0);
  expect(total(parts).bytesPerReader).toBeCloseTo(sum);
});
