/** Digits with separators, and Chinese numerals (一百万, 100万, 1百万), for `amount.ts`. */

export type NumberProblem = 'not-a-number' | 'ambiguous';

export type Digits = { ok: true; decimal: string } | { ok: false; reason: NumberProblem };

const ungrouped = /^(?:\d+\.?\d*|\.\d+)$/;
/** One separator throughout, three digits after each: 1,000 · 1 000 · 1_000 · 1'000 */
const grouped = /^[1-9]\d{0,2}([,_' ])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;

/**
 * A plain decimal (`1234.5`) for digits that may be grouped. The point is the decimal mark in
 * both of the site's languages; `1,00`, `1,5` and `1 00` could be meant two ways.
 */
export function readDigits(text: string): Digits {
  if (ungrouped.test(text)) return { ok: true, decimal: text };
  if (grouped.test(text)) return { ok: true, decimal: text.replace(/[,_' ]/g, '') };
  if (/\..*\./.test(text) || !/\d/.test(text)) return { ok: false, reason: 'not-a-number' };
  return { ok: false, reason: 'ambiguous' };
}

const multipliers = [
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1000],
  ['百', 100],
  ['十', 10],
] as const;
const digits = '零一二三四五六七八九';

/** Every character of a Chinese numeral, for a character class. */
export const numerals = `${digits}〇两十百千万亿`;

/**
 * A Chinese numeral, or digits with Chinese multipliers: 一百万, 1百万, 1万5千, 一百零四.
 * `1万5` and 一百二 are ambiguous: the 5 may count thousands.
 */
export function readNumeral(text: string): number | NumberProblem {
  const found = multipliers.find(([name]) => text.includes(name));
  if (!found) return readPlain(text);
  const [name, unit] = found;
  const at = text.lastIndexOf(name);
  const before = text.slice(0, at).trim();
  const after = text.slice(at + 1).trim();
  const head = before === '' ? 1 : readNumeral(before);
  const tail = after === '' ? 0 : readNumeral(after.replace(/^[零〇](?=.)/, ''));
  if (typeof head === 'string') return head;
  if (typeof tail === 'string') return tail;
  if (head === 0 || tail >= unit) return 'not-a-number';
  if (unit > 10 && after.length === 1 && tail < 10 && tail > 0) return 'ambiguous';
  return head * unit + tail;
}

function readPlain(text: string): number | NumberProblem {
  const digit = digits.indexOf(text.replace('两', '二').replace('〇', '零'));
  if (digit >= 0 && text.length === 1) return digit;
  const read = readDigits(text);
  return read.ok ? Number(read.decimal) : read.reason;
}
