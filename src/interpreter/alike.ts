/**
 * Whether two runs over one cell went the same way, so that what one of them found may stand beside the other.
 * They are compared by what happened: how they ended, the marks they came by, what they watched, how many
 * objects of the cell's own classes were made. What they print counts as text: but for addresses and measured
 * times, which differ in any two runs and say nothing of the way.
 */
import type { Findings } from './findings.ts';
import { isShown } from './notes.ts';
import type { RunResult } from './result.ts';

/**
 * What differs from run to run by itself, in this order: addresses in hexadecimal; numbers with a fraction or an
 * exponent; times of day; whole numbers of six digits and more (`id`, `hash`, nanoseconds); whole numbers
 * with a unit of time. A smaller whole number is a count of something, and has to be the same.
 */
const BY_ITSELF = [
  /\b0x[0-9a-f]+\b/gi,
  /\d+(?:[,_]\d{3})*\.\d+(?:e[-+]?\d+)?|\d+e[-+]?\d+/gi,
  /\b\d{1,2}:\d{2}(?::\d{2})?\b/g,
  /\d{6,}|\d{1,3}(?:[,_]\d{3}){2,}/g,
  /\b\d+(?=\s?(?:ns|us|µs|μs|ms|s|sec|secs|seconds|秒|毫秒|微秒|纳秒)\b)/g,
];

/** Columns that are filled up with blanks move with the numbers in them. */
const BLANKS = /[ \t]+/g;

function textOf(printed: string): string {
  const text = BY_ITSELF.reduce((rest, pattern) => rest.replaceAll(pattern, '#'), printed);
  return text.replaceAll(BLANKS, ' ').replaceAll('-#', '#');
}

/**
 * Classes written in Python, as far as their names tell: those of C carry their module or begin small, and
 * instruments of ours make objects of these. Errors are Python's own.
 */
const OWN_CLASS = /^[A-Z]\w*(?<!Error|Exception|Warning|Iteration|Exit|Proxy)$/;

function birthsOf({ types }: RunResult): Map<string, number> {
  const own = types?.filter(({ type }) => OWN_CLASS.test(type)) ?? [];
  return new Map(own.map(({ type, born }) => [type, born]));
}

/** True where one of the two could not count. */
function boreAlike(one: RunResult, other: RunResult): boolean {
  const areCounted = [one, other].every((run) => run.types !== null && isShown(run, 'types'));
  if (!areCounted) return true;
  const [mine, its] = [birthsOf(one), birthsOf(other)];
  return [...mine.keys(), ...its.keys()].every(
    (type) => (mine.get(type) ?? 0) === (its.get(type) ?? 0),
  );
}

function placesOf({ marks }: RunResult): string {
  return JSON.stringify(marks.map(({ label, line }) => [textOf(label), line]));
}

export function wentAlike(bare: Findings, second: Findings): boolean {
  const [one, other] = [bare.result, second.result];
  return (
    one.status === other.status &&
    one.error?.type === other.error?.type &&
    one.error?.line === other.error?.line &&
    textOf(one.stdout) === textOf(other.stdout) &&
    placesOf(one) === placesOf(other) &&
    boreAlike(one, other)
  );
}
