/**
 * How much one message from the worker may hold. The worker cuts what a run has found to this size,
 * and the page counts before it looks at anything: checking the shape of a message of millions of
 * parts would hold up the page as surely as drawing it.
 */

/** Objects, arrays and single values, all counted. */
export const MOST_PARTS = 500_000;
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
  isCut: boolean;
}

/** Shortens texts and arrays, the later ones first, until the whole fits. The shape stays. */
export function cutToBounds<T>(value: T): Cut<T> {
  const left = { parts: MOST_PARTS, characters: MOST_CHARACTERS };
  let isCut = false;

  const cut = (whole: unknown): unknown => {
    left.parts -= 1;
    if (typeof whole === 'string') {
      const room = Math.min(LONGEST_TEXT, left.characters - RESERVE);
      const text = whole.slice(0, Math.max(SHORT_TEXT, room));
      left.characters -= text.length;
      isCut ||= text.length < whole.length;
      return text;
    }
    if (Array.isArray(whole)) return cutArray(whole);
    if (!hasParts(whole)) return whole;
    return Object.fromEntries(Object.entries(whole).map(([key, part]) => [key, cut(part)]));
  };

  const cutArray = (whole: readonly unknown[]): unknown[] => {
    const kept: unknown[] = [];
    for (const part of whole) {
      if (left.parts <= RESERVE || left.characters <= RESERVE) break;
      kept.push(cut(part));
    }
    isCut ||= kept.length < whole.length;
    return kept;
  };

  return { value: cut(value) as T, isCut };
}
