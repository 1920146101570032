/** How numbers look: one rule for live, built and recorded ones, in both languages. */
import type { RecordedUnit } from '../../content/recording-labels.ts';
import type { Unit } from '../../quiz/types.ts';
import { fill, type LabelKey, type Lang, type Words } from './labels.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
/** Below this many bytes the exact number says more than a rounded one. */
const EXACT_BELOW = 10_000;

/** As everywhere on the site: a space between Chinese and Latin letters, digits or `%`. */
export function spaced(text: string): string {
  return text.replace(/[\w%](?=\p{Script=Han})|\p{Script=Han}(?=\w)/gu, '$& ');
}

/** `a, b, and c`, `a、b 和 c`: as the language joins them. */
export function formatList(parts: readonly string[], lang: Lang): string {
  return spaced(new Intl.ListFormat(lang).format(parts));
}

/** Making one takes far longer than using it, and a table asks for a thousand numbers. */
const formats = new Map<string, Intl.NumberFormat>();

export function formatNumber(n: number, lang: Lang, decimals = 0): string {
  const key = `${lang} ${String(decimals)}`;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = formats.get(key) ?? new Intl.NumberFormat(lang, digits);
  formats.set(key, format);
  return format.format(n).replace('-', '−');
}

/** A share of the whole, 0 to 1. What is there is not written as nothing, nor what lacks something as all. */
export function formatShare(share: number, lang: Lang): string {
  if (share === 0 || share === 1) return `${formatNumber(share * 100, lang)}%`;
  const rounded = Math.round(share * 1000) / 1000;
  if (rounded === 0) return '<0.1%';
  return rounded === 1 ? '>99.9%' : `${formatNumber(rounded * 100, lang, 1)}%`;
}

export function formatExactBytes(n: number, words: Words): string {
  const key: LabelKey = Math.abs(n) === 1 ? 'unit-bytes-one' : 'unit-bytes';
  return fill(words, key, { n: formatNumber(n, words.lang) });
}

/** `1,040 bytes` below 10 kB, else `976.6 KiB` or `12.4 MiB`. */
export function formatBytes(n: number, words: Words): string {
  const size = Math.abs(n);
  if (size < EXACT_BELOW) return formatExactBytes(n, words);
  // Rounded first: 1,048,575 bytes are 1.0 MiB, not 1,024.0 KiB.
  if (Math.round((size / KIB) * 10) < 10_240) return `${formatNumber(n / KIB, words.lang, 1)} KiB`;
  return `${formatNumber(n / MIB, words.lang, 1)} MiB`;
}

/** What a transfer costs, in the decimal megabytes that data plans are sold in. */
export function formatTransfer(n: number, lang: Lang): string {
  return `${formatNumber(n / 1e6, lang, 1)} MB`;
}

const NAMED = ['count', 'collector', 'alive'] as const;

/** A measured value in its unit; words that measures use (`alive`) in the reader's language. */
export function formatValue(value: number | string, unit: Unit | 'text', words: Words): string {
  if (typeof value === 'string') {
    const named = NAMED.find((name) => name === value);
    return named ? words.labels[`value-${named}`] : value;
  }
  if (unit === 'bytes') return formatExactBytes(value, words);
  if (unit === 'line') return fill(words, 'unit-line', { n: value });
  return formatNumber(value, words.lang);
}

/** A recorded value in its unit. Counts may be averages, and then have a decimal. */
export function formatRecorded(
  value: number | string,
  unit: RecordedUnit | 'text',
  words: Words,
): string {
  if (typeof value === 'string') return value;
  if (unit === 'bytes') return formatBytes(value, words);
  if (unit === 'yes-no') return words.labels[value === 0 ? 'no' : 'yes'];
  return formatNumber(value, words.lang, Number.isInteger(value) ? 0 : 1);
}
