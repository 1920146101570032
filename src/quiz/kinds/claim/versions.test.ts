import { describe, expect, test } from 'vitest';
import { once, recorded } from './question.fixture.ts';
import { inSpans, versionsOfCase, versionsOfClaim, isRecorded } from './versions.ts';

const given = { values: {}, material: recorded };
const readings = (values: Record<string, number>) =>
  Object.entries(values).map(([python, value]) => ({ python, value }));
const spansOf = (values: Record<string, number>) =>
  inSpans(readings(values), ({ value }) => String(value)).map(({ versions }) => versions);

describe('spans of versions', () => {
  test('join what is the same, and say the series', () => {
    expect(spansOf({ '3.6.15': 1, '3.7.16': 1, '3.11.2': 1, '3.11.7': 1, '3.12.1': 0 })).toEqual([
      '3.6–3.11',
      '3.12',
    ]);
  });

  test('say the whole version where a series is of two minds', () => {
    expect(spansOf({ '3.14.2': 1, '3.14.10': 0, '3.15.2': 0 })).toEqual(['3.14.2', '3.14.10–3.15']);
  });

  test('never reach from Python 2 to Python 3', () => {
    expect(spansOf({ '2.7.18': 1, '3.6.15': 1 })).toEqual(['2.7', '3.6']);
  });

  test('begin anew after an exception', () => {
    expect(spansOf({ '3.8.1': 1, '3.9.1': 0, '3.10.1': 1 })).toEqual(['3.8', '3.9', '3.10']);
  });

  test('tell a free-threaded build from the other', () => {
    expect(spansOf({ '3.13.0': 1, '3.13.0t': 0 })).toEqual(['3.13', '3.13t']);
  });
});

test('a case speaks for the statement in some versions and against it in others', () => {
  const [old] = once.cases.filter(isRecorded);
  expect(old && versionsOfCase(old, given)).toEqual({ for: ['2.7'], against: ['3.6–3.15'] });
  expect(versionsOfClaim(once, given)).toEqual({ for: ['2.7'], against: ['3.6–3.15'] });
});

test('a claim without a recording has no versions', () => {
  expect(versionsOfClaim({ ...once, cases: once.cases.slice(1) }, given)).toBeNull();
});
