import { expect, test } from 'vitest';
import { newer, older, recording } from '../../src/content/recording.fixture.ts';
import { mergePythons, toText } from './write.ts';

test('what is written is the recording, a reading a line', () => {
  const text = toText(recording);
  expect(JSON.parse(text)).toEqual(recording);
  expect(text.endsWith('}\n')).toBe(true);
  const lines = text.split('\n').filter((line) => line.includes('"runs"'));
  const readings = recording.pythons.flatMap(({ cases }) =>
    cases.flatMap((one) => ('readings' in one ? Object.keys(one.readings) : [])),
  );
  expect(lines).toHaveLength(readings.length);
});

test('versions recorded now take the place of what was recorded of them, others stay', () => {
  const again = { ...newer, date: '2027-01-01' };
  const threaded = { ...newer, freeThreaded: true };
  const newest = { ...newer, version: '3.14.2' };
  expect(mergePythons([newer, older], [newest, threaded, again])).toEqual([
    older,
    again,
    threaded,
    newest,
  ]);
});
