/**
 * `npm run record -- --check`: whether a repetition comes out as it was recorded. Stated tolerance: the
 * median lies within the recorded spread, widened on each side by 5 % of the recorded median and, where
 * bytes are read, by at least 1 MiB, which is what start-up and allocators vary by.
 */
import { type CaseRecord, nameOfPython, type PythonRecord } from '../../src/content/recording.ts';

export const TOLERANCE = { share: 0.05, bytes: 1024 * 1024 };

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
    const slack = Math.max(Math.abs(median) * TOLERANCE.share, isBytes(name) ? TOLERANCE.bytes : 0);
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
