/** Numbers with what they count: "1 object", "2,000 objects". */
import { formatNumber } from '../shared/format.ts';
import type { Props } from './instrument.ts';
import { IMMORTAL } from './references/immortal.ts';

type Speaker = Pick<Props<unknown>, 'say' | 'words'>;

type Counted = 'objects' | 'times' | 'rounds' | 'types' | 'references' | 'items' | 'more';

export function counted(what: Counted, n: number, { say, words }: Speaker): string {
  return say(n === 1 ? `count-${what}-one` : `count-${what}`, { n: formatNumber(n, words.lang) });
}

/** Reference counts; one of an object that is never freed says nothing. */
export function references(n: number, speaker: Speaker): string {
  return n >= IMMORTAL ? speaker.say('refs-immortal') : counted('references', n, speaker);
}

/** In a table or on an axis: the number alone. */
export function countShort(count: number, { say, words }: Speaker): string {
  return count >= IMMORTAL ? say('refs-immortal') : formatNumber(count, words.lang);
}

/** Types that are named one by one. */
export const MOST_TYPES = 5;

export interface TypeCounts {
  first: { type: string; count: number }[];
  /** How many types there are. */
  all: number;
}

/** `2 Node, 1 dict, 3 more types` */
export function byType(
  { first, all }: TypeCounts,
  { say, words }: Speaker,
  most = MOST_TYPES,
): string {
  const parts = first
    .slice(0, most)
    .map(({ type, count }) => say('type-count', { n: formatNumber(count, words.lang), type }));
  const rest = all - parts.length;
  if (rest > 0) parts.push(counted('types', rest, { say, words }));
  return parts.join(say('list-comma'));
}
