import { describe, expect, test } from 'vitest';
import { recording } from './recording.fixture.ts';
import { byVersion, nameOfPython, readingOf, Recording } from './recording.ts';

/** The recording with something in it changed, as text that comes from outside. */
function changed(change: (copy: typeof recording) => void): unknown {
  const copy = structuredClone(recording);
  change(copy);
  return JSON.parse(JSON.stringify(copy));
}

test('a recording goes through JSON and its schema unchanged', () => {
  expect(Recording.parse(changed(() => undefined))).toEqual(recording);
});

test.each<[string, (copy: typeof recording) => void]>([
  ['a hash that is none', (copy) => (copy.sha256.script = 'abc')],
  ['no Python', (copy) => (copy.pythons = [])],
  ['a Python without cases', (copy) => copy.pythons.forEach((one) => (one.cases = []))],
  ['a date that is none', (copy) => copy.pythons.forEach((one) => (one.date = 'yesterday'))],
  ['a field that nobody knows', (copy) => Object.assign(copy, { machineName: 'x' })],
  [
    'a name with spaces',
    (copy) => copy.pythons[0]?.cases.forEach((one) => (one.name = 'one large')),
  ],
])('%s is refused', (_, change) => {
  expect(() => Recording.parse(changed(change))).toThrow();
});

test.each(['least', 'median', 'most'] as const)(
  'a %s that is not of the runs is refused',
  (one) => {
    const wrong = changed(({ pythons }) => {
      const found = pythons[0]?.cases[0];
      if (found && 'readings' in found)
        found.readings['full.rss'] = { ...readingOf([1, 2, 3]), [one]: 5 };
    });
    expect(() => Recording.parse(wrong)).toThrow(/not those of the runs/);
  },
);

describe('versions', () => {
  test('are named with a t where they are free-threaded', () => {
    expect(nameOfPython({ version: '3.13.2', freeThreaded: true })).toBe('3.13.2t');
    expect(nameOfPython({ version: '3.13.2', freeThreaded: false })).toBe('3.13.2');
  });

  test('stand in the order of their numbers', () => {
    const names = ['3.13.0t', '3.8.18', '3.14.10', '2.7.18', '3.13.0', '3.14.2'];
    expect(names.sort(byVersion)).toEqual([
      '2.7.18',
      '3.8.18',
      '3.13.0',
      '3.13.0t',
      '3.14.2',
      '3.14.10',
    ]);
  });
});

test('a reading of no runs is an error', () => {
  expect(() => readingOf([])).toThrow();
});
