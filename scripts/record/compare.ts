/**
 * `npm run record -- --check`: whether a repetition comes out as it was recorded. Stated tolerance: the
 * median lies within the recorded spread, widened on each side by 5 % of the recorded median and, where
 * bytes are read, by at least 2 MiB, which is an arena more or less before and after. Where pages of files
 * are in a reading (`file`, `peak`), it is 6 MiB: those of libraries count with them, and the system maps
 * as many of these as its cache happens to hold.
 */
import { type CaseRecord, nameOfPython, type PythonRecord } from '../../src/content/recording.ts';

const MIB = 1024 * 1024;
const TOLERANCE = { share: 0.05, bytes: 2 * MIB, fileBytes: 6 * MIB };

/** How far outside the recorded spread a reading may be for its kind alone. */
function slackOf(reading: string, isBytes: (reading: string) => boolean): number {
  if (/\.(file|peak)$/.test(reading)) return TOLERANCE.fileBytes;
  return isBytes(reading) ? TOLERANCE.bytes : 0;
}

/** Sentences about what differs; empty when nothing does. */
export function differences(
  recorded: PythonRecord,
  repeated: PythonRecord,
  isBytes: (reading: string) => boolean,
): string[] {
  const fresh = new Map(repeated.cases.map((one) => [one.name, one]));
  return recorded.cases.flatMap((one) => {
    const other = fresh.get(one.name);
    const where = `${nameOfPython(recorded)} ${one.name}`;
    if (other === undefined) return [`${where}: was not run this time.`];
    return ofCase(one, other, isBytes).map((sentence) => `${where}: ${sentence}`);
  });
}

function ofCase(
  recorded: CaseRecord,
  repeated: CaseRecord,
  isBytes: (reading: string) => boolean,
): string[] {
  if ('impossible' in recorded || 'impossible' in repeated) {
    const [was, is] = [recorded, repeated].map((one) => 'impossible' in one);
    return was === is ? [] : [is ? 'is not possible this time.' : 'is possible this time.'];
  }
  const numbers = Object.entries(recorded.readings).flatMap(([name, { least, most, median }]) => {
    const now = repeated.readings[name]?.median;
    if (now === undefined) return [`${name} was not read this time.`];
    const slack = Math.max(Math.abs(median) * TOLERANCE.share, slackOf(name, isBytes));
    if (now >= least - slack && now <= most + slack) return [];
    return [`${name} is ${String(now)}, recorded ${String(least)} to ${String(most)}.`];
  });
  const words = Object.entries(recorded.texts).flatMap(([name, { text, same }]) => {
    const now = repeated.texts[name];
    return same && now?.text !== text
      ? [`${name} says "${now?.text ?? ''}", recorded "${text}".`]
      : [];
  });
  return [...numbers, ...words];
}
