/** Numbers with what they count: "1 object", "2,000 objects". */
import { formatNumber } from '../shared/format.ts';
import type { Props } from './instrument.ts';

type Speaker = Pick<Props<unknown>, 'say' | 'words'>;

type Counted = 'objects' | 'times' | 'rounds' | 'types' | 'references' | 'items' | 'more';

export function counted(what: Counted, n: number, { say, words }: Speaker): string {
  return say(n === 1 ? `count-${what}-one` : `count-${what}`, { n: formatNumber(n, words.lang) });
}

/** `2 Node, 1 dict`, the first few of them. */
export function byType(
  counts: readonly { type: string; count: number }[],
  { say, words }: Speaker,
  most = 3,
): string {
  const parts = counts
    .slice(0, most)
    .map(({ type, count }) => say('type-count', { n: formatNumber(count, words.lang), type }));
  const rest = counts.length - parts.length;
  if (rest > 0) parts.push(counted('types', rest, { say, words }));
  return parts.join(say('list-comma'));
}
