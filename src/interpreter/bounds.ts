/**
 * How much one message from the worker may hold. The worker cuts what a run has found to this size,
 * and the page counts before it looks at anything: checking the shape of a message of millions of
 * parts would hold up the page as surely as drawing it.
 */

/** Objects, arrays and single values, all counted. */
export const MOST_PARTS = 300_000;
/** Characters of all texts together. */
export const MOST_CHARACTERS = 2_000_000;
/** Characters of one text: no error message may leave the others none. */
export const LONGEST_TEXT = 200_000;
/** Parts and characters that lists leave to what every result has. */
const RESERVE = 1000;
/** Never cut: words of ours (`'count'`, `'live'`) have to stay words of ours. */
const SHORT_TEXT = 20;

export function isWithinBounds(message: unknown): boolean {
  let parts = 0;
  let characters = 0;
  const waiting: unknown[] = [message];
  while (waiting.length > 0) {
    const next = waiting.pop();
    parts += 1;
    if (typeof next === 'string') {
      if (next.length > LONGEST_TEXT) return false;
      characters += next.length;
    }
    const inside = partsOf(next);
    const counted = parts + waiting.length + inside.length;
    if (counted > MOST_PARTS || characters > MOST_CHARACTERS) return false;
    for (const part of inside) waiting.push(part);
  }
  return true;
}

function partsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return hasParts(value) ? Object.values(value) : [];
}

/** Bytes that travel as such count as one. */
function hasParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

export interface Cut<T> {
  value: T;
  /** Where something is missing: the names of the two outermost fields, each pair once. */
  cuts: string[][];
}

/** Shortens texts and arrays, the later ones first, until the whole fits. The shape stays. */
export function cutToBounds<T>(value: T): Cut<T> {
  const left = { parts: MOST_PARTS, characters: MOST_CHARACTERS };
  const cuts = new Map<string, string[]>();

  const cut = (whole: unknown, at: string[]): unknown => {
    left.parts -= 1;
    if (typeof whole === 'string') {
      const room = Math.min(LONGEST_TEXT, left.characters - RESERVE);
      const text = whole.slice(0, Math.max(SHORT_TEXT, room));
      left.characters -= text.length;
      if (text.length < whole.length) cuts.set(at.join('.'), at);
      return text;
    }
    if (Array.isArray(whole)) return cutArray(whole, at);
    if (!hasParts(whole)) return whole;
    const inside = (key: string) => (at.length < 2 ? [...at, key] : at);
    const parts = Object.entries(whole).map(([key, part]) => [key, cut(part, inside(key))]);
    return Object.fromEntries(parts);
  };

  const cutArray = (whole: readonly unknown[], at: string[]): unknown[] => {
    const kept: unknown[] = [];
    for (const part of whole) {
      if (left.parts <= RESERVE || left.characters <= RESERVE) break;
      kept.push(cut(part, at));
    }
    if (kept.length < whole.length) cuts.set(at.join('.'), at);
    return kept;
  };

  return { value: cut(value, []) as T, cuts: [...cuts.values()] };
}
