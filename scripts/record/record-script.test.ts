import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scriptOf } from '../../src/content/native-scripts.ts';
import { readRecordingLabels } from '../../src/content/recorded.ts';
import { Recording } from '../../src/content/recording.ts';
import { findPythons, type Python } from './pythons.ts';
import { mergeRuns, recordWith } from './record-script.ts';
import { listCases, runCase } from './run-case.ts';

describe('runs of a case', () => {
  const run = (blocks: number, error = '') => ({ readings: { blocks }, texts: { error } });

  test('become readings with their spread, and texts', () => {
    expect(mergeRuns('killed', [run(7), run(9), run(8)])).toEqual({
      name: 'killed',
      readings: { blocks: { least: 7, median: 8, most: 9, runs: [7, 9, 8] } },
      texts: { error: { text: '', same: true } },
    });
    expect(mergeRuns('killed', [run(7, 'one'), run(7, 'other')])).toMatchObject({
      texts: { error: { text: 'one', same: false } },
    });
  });

  test('that are not possible say why', () => {
    const all = [{ impossible: 'no-proc' }, { impossible: 'no-proc' }];
    expect(mergeRuns('killed', all)).toEqual({ name: 'killed', impossible: 'no-proc' });
  });

  test('must all read the same things', () => {
    const other = { readings: {}, texts: {} };
    expect(() => mergeRuns('killed', [run(1), other])).toThrow('not every run read "blocks"');
    expect(() => mergeRuns('killed', [run(1), { impossible: 'no-proc' }])).toThrow('not every run');
    expect(() => mergeRuns('killed', [])).toThrow();
  });
});

/** The newest Python of this machine. */
let newest: Python | undefined;

function hostPython(): Python {
  newest ??= findPythons().at(-1);
  if (newest === undefined) throw new Error('The tests need a Python 3.');
  return newest;
}

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'freed-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('a cheap script, run for real under the Python of this machine', () => {
  test('gives a recording that its schema takes and its labels name', async () => {
    const python = hostPython();
    const plan = { script: scriptOf('finalizers'), runs: 3, data: dataFolder() };
    const record = await recordWith(python, plan);
    const recording = Recording.parse({
      id: 'finalizers',
      command: 'python3 finalizers.py',
      sha256: { script: 'a'.repeat(64), helper: 'b'.repeat(64) },
      pythons: [record],
    });
    const [{ cases, version } = { cases: [], version: '' }] = recording.pythons;
    expect(version).toBe(python.version);
    expect(cases.map(({ name }) => name)).toEqual(
      Object.keys(readRecordingLabels('finalizers').cases),
    );
    expect(cases[0]).toMatchObject({
      readings: { 'nodes-alive': { runs: [0, 0, 0] }, 'finalizers-run': { median: 2 } },
    });
  });

  test('that goes wrong says what Python said', () => {
    const { executable } = hostPython();
    expect(() => runCase(executable, scriptOf('finalizers'), 'no-such-case', dataFolder())).toThrow(
      /no-such-case did not work[\s\S]*StopIteration/,
    );
  });

  test('lists what each case needs', () => {
    const listed = listCases(hostPython(), scriptOf('collector'));
    expect(listed).toContainEqual({ name: 'dropped-cycles', needs: [] });
  });
});
