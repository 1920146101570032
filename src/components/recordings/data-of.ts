/** A recording as data for its element and its static parts, in one language. Build time only. */
import { readRecording, readRecordingLabels } from '../../content/recorded.ts';
import {
  byVersion,
  nameOfPython,
  type PythonRecord,
  type System,
} from '../../content/recording.ts';
import type { RecordingLabels } from '../../content/recording-labels.ts';
import { formatList } from '../shared/format.ts';
import { fill, type Words } from '../shared/labels.ts';
import { chartByCase, chartByVersion } from './model.ts';
import type { RecordingData, Version } from './recording-data.ts';
import type { RecordedText } from './texts-view.ts';

export function dataOf(id: string, words: Words) {
  const recording = readRecording(id);
  const labels = readRecordingLabels(id);
  const source = { recording, labels, words };
  const picked = labels.charts.filter(({ by }) => by === undefined);
  const byCase = picked.map((chart) => chartByCase(source, chart));
  const versions = recording.pythons
    .map((python): Version => {
      const name = nameOfPython(python);
      const cells = byCase.map((one) => one.cells[name] ?? {});
      return { name, ...saidOf(python, words), cells, texts: textsOf(python, labels, words) };
    })
    .sort((a, b) => byVersion(b.name, a.name));
  const data: RecordingData = { charts: byCase.map(({ chart }) => chart), versions };
  const together = labels.charts.filter(({ by }) => by === 'version');
  return {
    recording,
    labels,
    data,
    static: together.map((chart) => chartByVersion(source, chart)),
  };
}

/** The system in a few words, the same in every language. */
export function systemOf({ os, distribution }: System, libc: string | null): string {
  return [distribution, os, libc].filter((part) => part !== null).join(', ');
}

function saidOf(python: PythonRecord, words: Words) {
  const names = Object.entries(python.packages).map(([name, version]) => `${name} ${version}`);
  const list = formatList(names, words.lang);
  return {
    where: fill(words, 'recording-where', {
      python: nameOfPython(python),
      system: systemOf(python.system, python.libc),
      date: python.date,
      runs: runsOf(python),
    }),
    packages: names.length === 0 ? '' : fill(words, 'recording-packages', { packages: list }),
  };
}

function runsOf({ cases }: PythonRecord): number {
  const numbers = cases.flatMap((one) => ('readings' in one ? Object.values(one.readings) : []));
  return numbers[0]?.runs.length ?? 0;
}

/** Empty texts say nothing, and those that the labels do not name are no text for readers. */
function textsOf(
  { cases }: PythonRecord,
  labels: RecordingLabels,
  { lang }: Words,
): RecordedText[] {
  return cases.flatMap((one) => {
    if (!('texts' in one)) return [];
    const from = labels.cases[one.name]?.[lang] ?? one.name;
    return Object.entries(one.texts).flatMap(([name, { text }]) => {
      const what = labels.texts[name]?.[lang];
      return text === '' || what === undefined ? [] : [{ from, what, text }];
    });
  });
}
