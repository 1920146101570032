/**
 * With which versions of Python a recorded case bears a claim out, and with which it does not: read
 * off the recording, so that no version has to be typed.
 */
import { bearsOut } from './grade.ts';
import type { Asking } from '../kind.ts';
import type { RecordedFact } from '../../material.ts';
import type { ClaimCase, ClaimQuestion, RecordedCase } from './types.ts';

/** Spans of series as `2.7` or `3.6–3.13`, oldest first. */
export interface Versions {
  for: string[];
  against: string[];
}

type Given = Pick<Asking, 'values' | 'material'>;
type Reading = RecordedFact['all'][number];

export function isRecorded(one: ClaimCase): one is RecordedCase {
  return 'recorded' in one;
}

/** What `{for}` and `{against}` stand for in the text on versions: its first recorded case decides. */
export function versionsOfClaim({ cases }: ClaimQuestion, given: Given): Versions | null {
  const first = cases.find(isRecorded);
  return first === undefined ? null : versionsOfCase(first, given);
}

export function versionsOfCase(one: RecordedCase, given: Given): Versions {
  const all = given.material.recorded[one.recorded]?.all ?? [];
  const side = ({ value }: Reading) => (bearsOut(one, value, given) ? 'for' : 'against');
  const spans = inSpans(all, side);
  const of = (wanted: string) => spans.filter(({ key }) => key === wanted);
  return {
    for: of('for').map(({ versions }) => versions),
    against: of('against').map(({ versions }) => versions),
  };
}

export interface Span {
  versions: string;
  key: string;
  readings: Reading[];
}

/**
 * Versions one after the other that have the same key. A series in which all have it goes by its
 * own name; Python 2 and 3 are never one span, as nothing between them was recorded.
 */
export function inSpans(all: readonly Reading[], keyOf: (one: Reading) => string): Span[] {
  const spans: (Span & { from: string; to: string })[] = [];
  for (const one of all) {
    const key = keyOf(one);
    const series = seriesOf(one.python);
    const others = all.filter(({ python }) => seriesOf(python) === series);
    const name = others.every((other) => keyOf(other) === key) ? series : one.python;
    const open = spans.at(-1);
    if (open?.key === key && majorOf(open.to) === majorOf(name)) {
      open.to = name;
      open.readings.push(one);
    } else spans.push({ key, from: name, to: name, versions: '', readings: [one] });
  }
  return spans.map(({ from, to, key, readings }) => ({
    versions: from === to ? from : `${from}–${to}`,
    key,
    readings,
  }));
}

/** `3.13` for `3.13.0`, `3.13t` for `3.13.2t`. */
export function seriesOf(python: string): string {
  return python.replace(/^(\d+\.\d+)\.\d+[a-s]*\d*(t?)$/, '$1$2');
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}
