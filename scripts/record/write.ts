/** Writes a recording: what was read now, and what was read elsewhere by the same script. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { hashesOf, scriptOf } from '../../src/content/native-scripts.ts';
import { readRecording, recordingFile } from '../../src/content/recorded.ts';
import { byVersion, nameOfPython, type PythonRecord } from '../../src/content/recording.ts';
import { Recording } from '../../src/content/recording.ts';

export async function writeRecording(id: string, records: readonly PythonRecord[]): Promise<void> {
  const sha256 = hashesOf(id);
  const pythons = mergePythons(keptOf(id, sha256), records);
  if (pythons.length === 0) {
    console.log(`${id}: no Python here runs any of it; nothing is written.`);
    return;
  }
  const command = `python3 ${basename(scriptOf(id))}`;
  const recording = Recording.parse({ id, command, sha256, pythons });
  await writeFile(recordingFile(id), toText(recording));
  console.log(`Written: ${recordingFile(id)}`);
}

/** What was recorded before is worth keeping only if the script has not changed since. */
function keptOf(id: string, sha256: Recording['sha256']): PythonRecord[] {
  if (!existsSync(recordingFile(id))) return [];
  const before = readRecording(id);
  const isSame = before.sha256.script === sha256.script && before.sha256.helper === sha256.helper;
  if (!isSame) console.log(`${id}: the script has changed; what was recorded before is dropped.`);
  return isSame ? before.pythons : [];
}

/** Newer records in place of older ones of the same version; sorted. */
export function mergePythons(
  before: readonly PythonRecord[],
  now: readonly PythonRecord[],
): PythonRecord[] {
  const byName = new Map([...before, ...now].map((one) => [nameOfPython(one), one]));
  return [...byName].sort(([a], [b]) => byVersion(a, b)).map(([, python]) => python);
}

/** A reading a line: small files, and changes that can be read. */
export function toText(recording: Recording): string {
  const isFlat = (value: object) => Object.values(value).every((one) => typeof one !== 'object');
  const write = (value: unknown, indent: string): string => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    if ('runs' in value || (isFlat(value) && indent.length > 1)) return JSON.stringify(value);
    const inner = `${indent} `;
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    const items = Object.entries(value).map(([key, one]) => {
      const name = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `;
      return `${inner}${name}${write(one, inner)}`;
    });
    return items.length === 0 ? open + close : `${open}\n${items.join(',\n')}\n${indent}${close}`;
  };
  return `${write(recording, '')}\n`;
}
