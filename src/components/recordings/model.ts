/**
 * What the charts of a recording show, in one language: from the recording and its labels, when the
 * site is built. Plain data: the page gets it as JSON and draws another version from it.
 */
import {
  type MeasuredCase,
  nameOfPython,
  type PythonRecord,
  type Recording,
} from '../../content/recording.ts';
import {
  type ChartLabels,
  type RecordedUnit,
  type RecordingLabels,
  unitOfReading,
} from '../../content/recording-labels.ts';
import { spreadOf } from '../../content/spread.ts';
import type { LabelKey, Words } from '../shared/labels.ts';
import { isDrawn } from './drawn.ts';

/** One bar: the medians of its parts, and the spread of their sum. */
export interface Bar {
  parts: number[];
  least: number;
  most: number;
}

/** A bar, or the sentence that says why there is none. */
export type Cell = Bar | string;

export interface Row {
  /** Where its cell is found. */
  key: string;
  label: string;
  unit: RecordedUnit;
}

export interface Chart {
  title: string;
  /** What the parts of a stacked bar are; empty for plain bars. */
  parts: string[];
  /** The same for all versions, so that bars can be compared from one to the other. */
  low: number;
  high: number;
  groups: { label: string; rows: Row[] }[];
}

/** By `key` of the rows. */
export type Cells = Readonly<Record<string, Cell>>;

interface Source {
  recording: Recording;
  labels: RecordingLabels;
  words: Words;
}

/** A chart that shows one version at a time, and its cells for each version by name. */
export function chartByCase(source: Source, chart: ChartLabels) {
  const { recording, labels, words } = source;
  const cells = recording.pythons.map((python) => {
    const own: Record<string, Cell> = {};
    for (const [name, head] of rowsOf(labels, chart)) {
      const cell = cellOf(python, name, readingsOf(chart, head), words);
      if (cell !== null) own[`${name}/${head}`] = cell;
    }
    return [nameOfPython(python), own] as const;
  });
  const groups = casesOf(labels, chart).flatMap((name) => {
    const rows = chart.rows.flatMap((head) => {
      const key = `${name}/${head}`;
      const shown = cells.some(([, one]) => key in one);
      return shown
        ? [{ key, label: textOf(labels, head, words), unit: unitOf(source, chart, head) }]
        : [];
    });
    return rows.length === 0 ? [] : [{ label: labels.cases[name]?.[words.lang] ?? name, rows }];
  });
  const shown = withScale(
    source,
    chart,
    groups,
    cells.map(([, one]) => one),
  );
  return { chart: shown, cells: Object.fromEntries(cells) };
}

/** A chart with the versions one below the other. */
export function chartByVersion(source: Source, chart: ChartLabels) {
  const { recording, labels, words } = source;
  const cells: Record<string, Cell> = {};
  const groups = rowsOf(labels, chart).map(([name, head]) => {
    const rows = recording.pythons.flatMap((python) => {
      const label = nameOfPython(python);
      const key = `${name}/${head}/${label}`;
      const cell = cellOf(python, name, readingsOf(chart, head), words);
      if (cell === null) return [];
      cells[key] = cell;
      return [{ key, label, unit: unitOf(source, chart, head) }];
    });
    const label = [labels.cases[name]?.[words.lang] ?? name];
    if (chart.rows.length > 1) label.push(textOf(labels, head, words));
    return { label: label.join(words.lang === 'en' ? ': ' : '：'), rows };
  });
  return { chart: withScale(source, chart, groups, [cells]), cells };
}

const casesOf = (labels: RecordingLabels, chart: ChartLabels) =>
  chart.cases ?? Object.keys(labels.cases);

function rowsOf(labels: RecordingLabels, chart: ChartLabels): [string, string][] {
  return casesOf(labels, chart).flatMap((name) =>
    chart.rows.map((head): [string, string] => [name, head]),
  );
}

/** A row's readings: its parts, or the plain one, or what is resident. */
function readingsOf({ parts }: ChartLabels, head: string): string[][] {
  return parts === undefined ? [[head], [`${head}.rss`]] : [parts.map((part) => `${head}.${part}`)];
}

function unitOf({ labels }: Source, { parts }: ChartLabels, head: string): RecordedUnit {
  return parts !== undefined || labels.readings[head]?.unit === undefined
    ? 'bytes'
    : unitOfReading(labels, head);
}

const textOf = (labels: RecordingLabels, head: string, { lang }: Words) =>
  labels.readings[head]?.[lang] ?? head;

/** The first of the alternatives that the case has; null when it has none of them. */
function cellOf(
  python: PythonRecord,
  name: string,
  alternatives: string[][],
  words: Words,
): Cell | null {
  const found = python.cases.find((one) => one.name === name);
  if (found === undefined) return null;
  if ('impossible' in found) return reasonOf(found.impossible, words);
  const readings = alternatives.find((names) => names.every((one) => one in found.readings));
  return readings === undefined ? null : barOf(found, readings);
}

function barOf({ readings }: MeasuredCase, names: string[]): Bar {
  const parts = names.flatMap((name) => readings[name] ?? []);
  const runs = parts[0]?.runs.map((_, i) =>
    parts.reduce((sum, one) => sum + (one.runs[i] ?? 0), 0),
  );
  const { least = 0, most = 0 } = spreadOf(runs ?? []) ?? {};
  return { parts: parts.map(({ median }) => median), least, most };
}

/** The script's word for why a case is not possible, in the reader's. */
export function reasonOf(reason: string, { labels }: Words): string {
  const key = `impossible-${reason}`;
  return key in labels ? labels[key as LabelKey] : reason;
}

function withScale(
  { words }: Source,
  chart: ChartLabels,
  groups: Chart['groups'],
  versions: readonly Cells[],
): Chart {
  const drawn = groups.flatMap(({ rows }) => rows.filter(isDrawn));
  const bars = versions.flatMap((cells) => drawn.map(({ key }) => cells[key]));
  const ends = bars.flatMap((bar) => (typeof bar === 'object' ? [bar.least, bar.most] : []));
  return {
    title: chart.title[words.lang],
    parts: (chart.parts ?? []).map((part) => words.labels[`part-${part}` as LabelKey]),
    low: Math.min(0, ...ends),
    high: Math.max(1, ...ends),
    groups,
  };
}
