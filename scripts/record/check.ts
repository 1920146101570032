/** Compares a repetition with the committed recording, and says what differs. */
import { readRecording, readRecordingLabels } from '../../src/content/recorded.ts';
import { nameOfPython, type PythonRecord } from '../../src/content/recording.ts';
import { unitOfReading } from '../../src/content/recording-labels.ts';
import { differences } from './compare.ts';

/** The number of differences. */
export function checkRecording(id: string, repeated: readonly PythonRecord[]): number {
  const recorded = new Map(readRecording(id).pythons.map((one) => [nameOfPython(one), one]));
  const labels = readRecordingLabels(id);
  const isBytes = (reading: string) => unitOfReading(labels, reading) === 'bytes';
  const found = repeated.flatMap((one) => {
    const name = nameOfPython(one);
    const before = recorded.get(name);
    return before === undefined
      ? [`${name} was never recorded.`]
      : differences(before, one, isBytes);
  });
  const compared = repeated.map(nameOfPython).join(', ');
  if (found.length === 0) console.log(`${id}: as recorded (${compared}).`);
  for (const sentence of found) console.error(`${id}: ${sentence}`);
  return found.length;
}
