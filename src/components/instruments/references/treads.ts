/** The treads of one object's staircase: as few as it has changes, and never more than can be seen. */
import { countAt, type Life, placeBefore } from './timeline.ts';

export interface Tread {
  /** Steps, the last one not among them. */
  start: number;
  end: number;
  count: number;
}

/** More than there are columns of dots on most screens. */
const MOST_TREADS = 1000;

/** Of the steps between two. Of very many, each stretch shows the lowest and the highest. */
export function treadsOf(life: Life, from: number, to: number): Tread[] {
  const treads = changesOf(life, from, to);
  const each = Math.ceil((2 * treads.length) / MOST_TREADS);
  if (treads.length <= MOST_TREADS) return treads;
  const thinned: Tread[] = [];
  for (let at = 0; at < treads.length; at += each)
    thinned.push(...ends(treads.slice(at, at + each)));
  return thinned;
}

/** One tread for each time the count changes. */
function changesOf({ steps, counts, ...life }: Life, from: number, to: number): Tread[] {
  const last = steps.at(-1);
  if (last === undefined) return [];
  const treads: Tread[] = [];
  const [first, until] = [placeBefore(steps, from), placeBefore(steps, to - 1)];
  for (let place = Math.max(0, first); place <= until; place += 1) {
    const start = Math.max(from, steps[place] ?? 0);
    const end = Math.min(to, steps[place + 1] ?? start + 1);
    const count = countAt({ ...life, steps, counts }, start) ?? 0;
    const before = treads.at(-1);
    if (before?.count === count && before.end === start) before.end = end;
    else treads.push({ start, end, count });
  }
  return treads;
}

/** A stretch as two treads: as low and as high as any of it, in the order in which it reached them. */
function ends(treads: readonly Tread[]): Tread[] {
  const [first, last] = [treads[0], treads.at(-1)];
  if (first === undefined || last === undefined) return [];
  let [low, high] = [first, first];
  for (const tread of treads) {
    if (tread.count < low.count) low = tread;
    if (tread.count > high.count) high = tread;
  }
  const [one, other] = low.start <= high.start ? [low, high] : [high, low];
  const middle = Math.max(one.end, other.start);
  return [
    { start: first.start, end: middle, count: one.count },
    { start: middle, end: last.end, count: other.count },
  ];
}
