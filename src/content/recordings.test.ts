/** The committed recordings: of these scripts, whole, named in both languages, and on their page. */
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../components/shared/words.ts';
import { hashesOf, nativeScripts } from './native-scripts.ts';
import {
  readRecording,
  readRecordingLabels,
  recordedValue,
  recordingFile,
  recordingIds,
} from './recorded.ts';
import type { MeasuredCase } from './recording.ts';
import { splitReading, unitOfReading } from './recording-labels.ts';

const ids = recordingIds();

test('there is a recording of every script', () => {
  expect(ids).toEqual([...nativeScripts().keys()].sort());
});

describe.each(ids)('%s', (id) => {
  const recording = readRecording(id);
  const labels = readRecordingLabels(id);
  const cases = recording.pythons.flatMap((python) => python.cases);
  const measured = cases.filter((one): one is MeasuredCase => 'readings' in one);

  test('was recorded of the script as it is', () => {
    const advice = `The script has changed: npm run record -- --only ${id}`;
    expect(recording.sha256, advice).toEqual(hashesOf(id));
  });

  test('is small', () => {
    expect(statSync(recordingFile(id)).size).toBeLessThan(62_000);
  });

  test('has at least five series from 3.8 to 3.13, at least three runs each', () => {
    const series = recording.pythons.map(({ version }) => /^3\.(\d+)/.exec(version)?.[1] ?? '0');
    const wanted = new Set(series.filter((minor) => Number(minor) >= 8 && Number(minor) <= 13));
    expect(wanted.size).toBeGreaterThanOrEqual(5);
    const runs = measured.flatMap(({ readings }) => Object.values(readings));
    expect(Math.min(...runs.map((reading) => reading.runs.length))).toBeGreaterThanOrEqual(3);
  });

  test('has labels for all it says, and none for what it does not', () => {
    const heads = measured.flatMap((one) => Object.keys(one.readings));
    expect(new Set(Object.keys(labels.cases))).toEqual(new Set(cases.map(({ name }) => name)));
    expect(new Set(Object.keys(labels.readings))).toEqual(
      new Set(heads.map((reading) => splitReading(reading).head)),
    );
    for (const reading of heads) {
      expect(unitOfReading(labels, reading)).toBeDefined();
      const { part } = splitReading(reading);
      if (part !== null) expect(wordsOf('en').labels).toHaveProperty(`part-${part}`);
    }
    for (const one of cases) {
      if ('impossible' in one) {
        expect(wordsOf('en').labels).toHaveProperty(`impossible-${one.impossible}`);
      }
    }
    const texts = measured.flatMap((one) => Object.keys(one.texts));
    for (const name of Object.keys(labels.texts)) expect(texts).toContain(name);
  });

  test('has charts of what it read', () => {
    const heads = new Set(measured.flatMap((one) => Object.keys(one.readings).map(headOf)));
    expect(labels.charts.length).toBeGreaterThan(0);
    for (const { cases: shown, rows } of labels.charts) {
      for (const name of shown ?? []) expect(labels.cases).toHaveProperty(name);
      for (const row of rows) expect(heads).toContain(row);
    }
  });
});

const headOf = (reading: string) => splitReading(reading).head;

describe('the page of all recordings', () => {
  const textOf = (page: string) => readFileSync(`src/content/pages/recordings/${page}.mdx`, 'utf8');
  const found = (text: string, tag: string, name: string) =>
    [...text.matchAll(new RegExp(`<${tag}\\s+${name}="([^"]+)"`, 'g'))].map(([, one = '']) => one);
  const [english, chinese] = ['en', 'zh-cn'].map(textOf);

  test('shows each once, in both languages in the same order', () => {
    const shown = [english, chinese].map((text) => found(text ?? '', 'Recording', 'id'));
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[0]?.toSorted()).toEqual(ids);
  });

  test('says the same recorded numbers in both languages, and all of them exist', () => {
    const said = [english, chinese].map((text) => found(text ?? '', 'Recorded', 'of'));
    expect(new Set(said[0])).toEqual(new Set(said[1]));
    expect(said[0]?.length).toBeGreaterThan(ids.length);
    for (const address of said.flat()) expect(() => recordedValue(address), address).not.toThrow();
  });
});
