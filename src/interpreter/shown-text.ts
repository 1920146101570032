/**
 * Texts of a stranger's making, fit to stand in a page. A letter under thousands of combining marks holds
 * a browser up for minutes, and a character that sets the direction of writing turns the page's own
 * words round. Nothing is dropped in silence: what is left out is counted, what is not shown is named.
 */

/** Marks on one letter that are shown; as in the Stream-Safe Text Format of Unicode's UAX #15. */
export const MOST_MARKS = 30;

/** Signs that draw the next letter into the same cluster: viramas, and stackers without a shape. */
const LINKERS =
  '\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca\\u0f84\\u1039\\u17d2\\u1a60\\u1b44\\u1baa\\u{11046}-\\u{1107f}\\u{110b9}\\u{11133}\\u{111c0}\\u{1134d}\\u{11442}\\u{114c2}';

/** What is drawn onto the letter before it. */
const ADDED = `(?:[\\p{M}\\p{Emoji_Modifier}\\u200c\\u200d]|(?<=[${LINKERS}])\\p{L})`;

/** As many marks as are shown, and then the rest of them. */
export const STACKED = new RegExp(`(${ADDED}{${String(MOST_MARKS)}})(${ADDED}+)`, 'gu');
const OPEN_END = new RegExp(`${ADDED}{1,${String(MOST_MARKS)}}$`, 'u');

/** What stands for the marks that are left out. */
export function restOf(marks: string): string {
  return `⟨+${String(Array.from(marks).length)}⟩`;
}

/** The text with a bound on the marks of each letter; linear in its length. */
export function boundMarks(text: string): string {
  return text.replace(STACKED, (_, shown: string, rest: string) => shown + restOf(rest));
}

const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A name, or a text that stands in a sentence: what sets the direction is written out, as `repr` does. */
function writtenOut(text: string): string {
  return text.replace(
    DIRECTION,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** Signs of direction in a text with a block of its own; each that is open costs a browser something. */
const MOST_SIGNS = 1000;

function withFewSigns(text: string, signs = { left: MOST_SIGNS }): string {
  return text.replace(DIRECTION, (sign) => {
    signs.left -= 1;
    return signs.left >= 0 ? sign : '\ufffd';
  });
}

/** The same for a text that comes in pieces, so that no pile is made of many small ones. */
export class PieceByPiece {
  #open = '';
  readonly #signs = { left: MOST_SIGNS };

  take(piece: string): string {
    const { length } = this.#open;
    const bounded = boundMarks(this.#open + piece);
    this.#open = OPEN_END.exec(bounded.slice(-4 * MOST_MARKS))?.[0] ?? '';
    return withFewSigns(bounded.slice(length), this.#signs);
  }
}

/** Texts that stand in a block of their own, as they were printed. */
const BLOCKS = new Set(['stdout', 'stderr', 'traceback']);

/** What has to be looked at more closely; most texts have none of it. */
const ODD = /[\p{M}\p{Emoji_Modifier}\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

export interface Fit<T> {
  value: T;
  /** Whether marks were left out. */
  isCut: boolean;
}

/** All texts of something that was checked for its shape. What is fit stays the same object. */
export function fitToShow<T>(value: T): Fit<T> {
  let isCut = false;

  const text = (whole: string, key: string): string => {
    if (!ODD.test(whole)) return whole;
    const bounded = boundMarks(whole);
    isCut ||= bounded !== whole;
    return BLOCKS.has(key) ? withFewSigns(bounded) : writtenOut(bounded);
  };

  const fit = (whole: unknown, key: string): unknown => {
    if (typeof whole === 'string') return text(whole, key);
    if (typeof whole !== 'object' || whole === null || ArrayBuffer.isView(whole)) return whole;
    if (Array.isArray(whole)) {
      const parts = whole.map((part: unknown) => fit(part, key));
      return parts.some((part, i) => part !== whole[i]) ? parts : whole;
    }
    const entries = Object.entries(whole);
    const parts = entries.map(([name, part]) => [name, fit(part, name)] as const);
    const isChanged = parts.some(([, part], i) => part !== entries[i]?.[1]);
    return isChanged ? Object.fromEntries(parts) : whole;
  };

  return { value: fit(value, '') as T, isCut };
}
