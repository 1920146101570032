import { describe, expect, test } from 'vitest';
import { newer } from '../../src/content/recording.fixture.ts';
import { type PythonRecord, readingOf } from '../../src/content/recording.ts';
import { differences } from './compare.ts';

const MIB = 1024 * 1024;
const isBytes = (reading: string) => reading.includes('.');

/** As it was recorded, but for one reading of one case. */
function repeated(name: string, reading: string, runs: number[]): PythonRecord {
  const cases = newer.cases.map((one) =>
    one.name === name && 'readings' in one
      ? { ...one, readings: { ...one.readings, [reading]: readingOf(runs) } }
      : one,
  );
  return { ...newer, cases };
}

const found = (record: PythonRecord) => differences(newer, record, isBytes);

test('nothing differs where nothing does', () => {
  expect(found(newer)).toEqual([]);
});

describe('bytes', () => {
  test.each([
    [200 * MIB, true],
    [210 * MIB, true],
    [190 * MIB, true],
    [211 * MIB, false],
    [189 * MIB, false],
  ])('recorded as 200 MiB may be %i: %s', (bytes, isFine) => {
    expect(found(repeated('one-large', 'full.rss', [bytes])).length === 0).toBe(isFine);
  });

  test.each([
    [4096 + 2 * MIB, true],
    [4096 - 2 * MIB, true],
    [4097 + 2 * MIB, false],
  ])('recorded as almost nothing may be %i, two MiB more or less: %s', (bytes, isFine) => {
    expect(found(repeated('one-large', 'dropped.rss', [bytes])).length === 0).toBe(isFine);
  });
});

test.each([
  ['all.file', 68 * MIB, true],
  ['all.file', 75 * MIB, false],
  ['all.anon', 6 * MIB, false],
])('of a mapped file, %s may be %i: %s', (reading, bytes, isFine) => {
  expect(found(repeated('mapped', reading, [bytes])).length === 0).toBe(isFine);
});

test.each([
  [7, true],
  [9, true],
  [6, false],
  [10, false],
])('a count recorded as 7 to 9 may be %i: %s', (count, isFine) => {
  expect(found(repeated('killed', 'blocks', [count])).length === 0).toBe(isFine);
});

test('it is the median that is compared, and the sentence says what was recorded', () => {
  expect(found(repeated('killed', 'blocks', [1, 8, 90]))).toEqual([]);
  expect(found(repeated('killed', 'return-code', [1]))).toEqual([
    '3.13.0 killed: return-code is 1, recorded -9 to -9.',
  ]);
});

test('cases and readings that are missing, or no longer possible, differ', () => {
  const without = { ...newer, cases: newer.cases.slice(1) };
  expect(found(without)).toEqual(['3.13.0 one-large: was not run this time.']);
  const impossible = newer.cases.map((one) =>
    one.name === 'killed' ? { name: 'killed', impossible: 'no-proc' } : one,
  );
  expect(found({ ...newer, cases: impossible })).toEqual([
    '3.13.0 killed: is not possible this time.',
  ]);
  expect(differences({ ...newer, cases: impossible }, newer, isBytes)).toEqual([
    '3.13.0 killed: is possible this time.',
  ]);
});

test('texts that were the same in all runs must be the same again, others need not', () => {
  const saying = (error: string, table: string) => ({
    ...newer,
    cases: newer.cases.map((one) =>
      one.name === 'killed' && 'readings' in one
        ? {
            ...one,
            texts: { error: { text: error, same: true }, table: { text: table, same: true } },
          }
        : one,
    ),
  });
  expect(found(saying('MemoryError', 'other'))).toEqual([]);
  expect(found(saying('OSError', 'a\nb'))).toEqual([
    '3.13.0 killed: error says "OSError", recorded "MemoryError".',
  ]);
});
