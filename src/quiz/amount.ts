/**
 * Reads an amount as people write it, in both languages: `1,000`, `976.6 KiB`, `约 100 万字节`,
 * `１００`. What could mean two numbers is refused with a reason, so that nobody is graded on a
 * number they did not mean.
 */
import { readDigits, readNumeral, numerals, type NumberProblem } from './numerals.ts';
import type { Unit } from './types.ts';

export type AmountProblem =
  | NumberProblem
  | 'empty'
  | 'unknown-unit'
  /** A unit of memory where a count or a line is asked. */
  | 'wrong-unit'
  /** A fraction where only whole numbers exist. */
  | 'not-whole'
  /** Beyond 2⁵³, where numbers stop being exact. */
  | 'too-large';

export type Amount = { ok: true; value: number } | { ok: false; reason: AmountProblem };

const approximately =
  /^(?:大约|大概|差不多|约|~|〜|≈|about|around|approximately|approx\.?|roughly|circa|ca\.)\s*/;
const orSo = /(?:左右|上下|\bor so|[.。\s])+$/;
const sign = /^(?:负|minus\b|[-+])\s*/;
const lineWord = /^(?:第|line\b|l(?=\d))\s*/;
const amount = new RegExp(`^((?:[\\d.,_' ]|[${numerals}])+)(?:e([+-]?\\d+))?(.*)$`, 's');

/**
 * The number meant by `text`, in `unit` (bytes, a count, a line); negative ones are allowed.
 * kB, MB and GB are decimal, KiB, MiB and GiB binary; with either, bytes are rounded to whole ones.
 */
export function parseAmount(text: string, unit: Unit): Amount {
  // Normalisation would turn 10² into 102.
  if (/[²³¹⁰-₟]/u.test(text) || text.length > 100) return refuse('not-a-number');
  let rest = plain(text).replace(approximately, '').replace(orSo, '');
  if (rest === '') return refuse('empty');
  if (unit === 'line') rest = rest.replace(lineWord, '');
  const signed = sign.exec(rest)?.[0] ?? '';
  const parts = amount.exec(rest.slice(signed.length));
  if (!parts) return refuse('not-a-number');
  const [, body = '', exponent = '0', unitName = ''] = parts;
  const scale = scaleOf(unitName.trim(), unit);
  if (typeof scale === 'string') return refuse(scale);
  const number = readNumber(body.trim(), exponent);
  if (typeof number === 'string') return refuse(number);
  return bounded((/^[-负m]/.test(signed) ? -1 : 1) * number, scale, unit);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[−–—]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function readNumber(body: string, exponent: string): number | NumberProblem {
  if (new RegExp(`[${numerals}]`).test(body)) {
    return exponent === '0' ? readNumeral(body) : 'not-a-number';
  }
  const digits = readDigits(body);
  return digits.ok ? Number(`${digits.decimal}e${exponent}`) : digits.reason;
}

function bounded(number: number, scale: number, unit: Unit): Amount {
  const exact = number * scale;
  if (!(Math.abs(exact) <= Number.MAX_SAFE_INTEGER)) return refuse('too-large');
  const whole = Math.round(exact);
  // 1.1 × 10,000 is 11,000.000000000002: an artefact, not a fraction someone wrote.
  const isWhole = Math.abs(exact - whole) <= Math.abs(exact) * 1e-12;
  if (unit !== 'bytes' && !isWhole) return refuse('not-whole');
  const value = isWhole || scale > 1 ? whole : exact;
  return { ok: true, value: value === 0 ? 0 : value };
}

const byteUnits: readonly (readonly [RegExp, number])[] = [
  [/^(?:b|bytes?|个?字节)$/, 1],
  [/^(?:kb|kilobytes?)$/, 1e3],
  [/^(?:mb|megabytes?|兆(?:字节)?)$/, 1e6],
  [/^(?:gb|gigabytes?|吉字节)$/, 1e9],
  [/^(?:kib|kibibytes?)$/, 1024],
  [/^(?:mib|mebibytes?)$/, 1024 ** 2],
  [/^(?:gib|gibibytes?)$/, 1024 ** 3],
];
const bareScale: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };
const countWord = /^(?:[个次条份]|[个次条]?(?:对象|引用)|times?|objects?|references?|refs?)$/;

function scaleOf(name: string, unit: Unit): number | AmountProblem {
  const bare = Object.hasOwn(bareScale, name) ? bareScale[name] : undefined;
  if (bare !== undefined && (unit !== 'line' || name === '')) return bare;
  const bytes = byteUnits.find(([pattern]) => pattern.test(name))?.[1];
  if (bytes !== undefined) return unit === 'bytes' ? bytes : 'wrong-unit';
  if (unit === 'count' && countWord.test(name)) return 1;
  if (unit === 'line' && name === '行') return 1;
  return /^[\p{L}%.\s]+$/u.test(name) ? 'unknown-unit' : 'not-a-number';
}

function refuse(reason: AmountProblem): Amount {
  return { ok: false, reason };
}
