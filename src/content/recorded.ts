/**
 * Recordings, for the pages: read from `recordings/<id>.json` and `<id>.yaml` when the site is built.
 * Like built.ts, which does the same for what the build measures itself.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { byVersion, nameOfPython, type PythonRecord } from './recording.ts';
import { Recording } from './recording.ts';
import { readOnce } from './read-once.ts';
import { type RecordedUnit, RecordingLabels, unitOfReading } from './recording-labels.ts';

/** From the project's root, where the build runs: bundled code has no folder of its own. */
const FOLDER = 'src/content/recordings';

export const recordingFile = (id: string) => join(FOLDER, `${id}.json`);
const labelsFile = (id: string) => join(FOLDER, `${id}.yaml`);

/** Ids of all recordings there are, in alphabetical order. */
export function recordingIds(): string[] {
  return globSync(join(FOLDER, '*.json'))
    .map((file) => basename(file, '.json'))
    .sort();
}

/** @throws Error when it was never recorded, or ZodError when it is not what the command writes. */
export const readRecording = readOnce((id) => [recordingFile(id)], readRecordingFile);

function readRecordingFile(id: string): Recording {
  const file = recordingFile(id);
  if (!existsSync(file)) {
    throw new Error(`${id} has not been recorded: run "npm run record -- --only ${id}".`);
  }
  return Recording.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** @throws Error when there are none, or ZodError when they are not of their form. */
export const readRecordingLabels = readOnce(
  (id) => [labelsFile(id)],
  (id) => RecordingLabels.parse(parse(readFileSync(labelsFile(id), 'utf8'))),
);

export interface RecordedValue {
  /** The median of the runs, or a text. */
  value: number | string;
  unit: RecordedUnit | 'text';
  python: PythonRecord;
}

const ADDRESS =
  /^(?<id>[a-z0-9-]+)\.(?<name>[a-z0-9-]+)\.(?<what>[a-z0-9.-]+)@(?<version>\d+\.\d+(\.\d+\w*?)?t?)$/;

/**
 * What prose asks for by name: `given-back.many-ints.full.rss@3.13`. A version of two numbers is the
 * newest one recorded of that series; `3.13t` is a free-threaded one.
 * @throws Error when the address is not understood or nothing was recorded there.
 */
export function recordedValue(address: string): RecordedValue {
  const { id, name, what, version } = partsOf(address);
  const python = pythonOf(readRecording(id), version);
  const value = python === undefined ? undefined : valueIn(python, name, what);
  if (python === undefined || value === undefined) {
    throw new Error(`"${address}" was not recorded.`);
  }
  const unit = typeof value === 'string' ? 'text' : unitOfReading(readRecordingLabels(id), what);
  return { value, unit, python };
}

/** The same reading of every version that has it, oldest first. @throws Error as `recordedValue` does. */
export function recordedValues(
  address: string,
): { value: number | string; python: PythonRecord }[] {
  const { id, name, what } = partsOf(address);
  return readRecording(id).pythons.flatMap((python) => {
    const value = valueIn(python, name, what);
    return value === undefined ? [] : [{ python, value }];
  });
}

function partsOf(address: string) {
  const { id = '', name = '', what = '', version = '' } = ADDRESS.exec(address)?.groups ?? {};
  if (id === '') {
    throw new Error(`"${address}" names no recorded value; write id.case.reading@3.13.`);
  }
  return { id, name, what, version };
}

function valueIn({ cases }: PythonRecord, name: string, what: string): number | string | undefined {
  const measured = cases.find((one) => one.name === name);
  if (measured === undefined || !('readings' in measured)) return undefined;
  return measured.readings[what]?.median ?? measured.texts[what]?.text;
}

/** By its whole version, or the newest of a series. */
export function pythonOf({ pythons }: Recording, version: string): PythonRecord | undefined {
  const threaded = version.endsWith('t');
  const number = version.replace(/t$/, '');
  return pythons
    .filter((one) => one.freeThreaded === threaded)
    .filter((one) => one.version === number || one.version.startsWith(`${number}.`))
    .toSorted((a, b) => byVersion(nameOfPython(a), nameOfPython(b)))
    .at(-1);
}
