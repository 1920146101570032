import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundMarks, fitToShow, MOST_MARKS, PieceByPiece } from './shown-text.ts';

const ACUTE = '\u0301';

describe('marks on one letter', () => {
  test.each([
    ['accents', 'a', ACUTE],
    ['enclosing circles', 'a', '\u20dd'],
    ['vowels of Thai', '\u0e01', '\u0e48'],
    ['tones of skin', '\u{1f468}', '\u{1f3fb}'],
    ['joiners', 'a', '\u200d'],
    ['marks beyond the first plane', '\u{1d158}', '\u{1d165}'],
    ['letters of Burmese in one stack', '\u1000', '\u1039\u1000'],
  ])('%s beyond the bound are counted instead of shown', (_, base, added) => {
    const each = Array.from(added).length;
    const most = added.repeat(MOST_MARKS / each);
    expect(boundMarks(base + most)).toBe(base + most);
    expect(boundMarks(`${base}${most}${added.repeat(500)}.`)).toBe(
      `${base}${most}⟨+${String(500 * each)}⟩.`,
    );
  });

  test.each([
    'plain text, Zürich, résumé',
    'Tiếng Việt, ภาษาไทย, हिन्दी में, বাংলা, தமிழ்',
    'क्षत्रिय र्द्ध्र्य',
    '👨‍👩‍👧‍👦👍🏽 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(100),
    `a${ACUTE}`.repeat(1000),
  ])('of honest text all are shown: %s', (text) => {
    expect(boundMarks(text)).toBe(text);
  });

  test('no text has more of them then, and the rest of it stays', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\n',
      ACUTE,
      ACUTE.repeat(40),
      '\u1039',
      '\u{1f3fb}',
      '\u200d',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const bounded = boundMarks(text);
        expect(bounded).not.toMatch(new RegExp(`\\p{M}{${String(MOST_MARKS + 1)}}`, 'u'));
        expect(bounded.replace(/⟨\+\d+⟩/g, '').replace(/\P{L}/gu, '')).toBe(
          text.replace(/\P{L}/gu, ''),
        );
        expect(boundMarks(bounded)).toBe(bounded);
      }),
    );
  });

  test('a text in pieces is bounded as a whole', () => {
    const pieces = new PieceByPiece();
    const shown = ['x', 'a', ...Array.from({ length: 500 }, () => ACUTE)].map((one) =>
      pieces.take(one),
    );
    const longest = shown.join('').match(/\u0301+/g) ?? [];
    expect(Math.max(...longest.map(({ length }) => length))).toBe(MOST_MARKS);
    const plain = new PieceByPiece();
    const text = `ne${ACUTE}e\nZürich 👍🏽`;
    expect(Array.from(text, (one) => plain.take(one)).join('')).toBe(text);
  });
});

describe('what a worker tells', () => {
  const found = {
    stdout: `a${ACUTE.repeat(99)}\u202e`,
    error: { type: 'Bad\u202e', message: '\u2069end', traceback: 'Bad\u202e' },
    watched: [{ name: `x${ACUTE.repeat(40)}`, counts: [1, 2] }],
    map: new Uint8Array(3),
    notes: ['abi-heap'],
  };

  test('is bounded in all its texts; names say which signs of direction they hold', () => {
    const { value, isCut } = fitToShow(found);
    expect(isCut).toBe(true);
    expect(value).toEqual({
      stdout: `a${ACUTE.repeat(30)}⟨+69⟩\u202e`,
      error: { type: 'Bad\\u202e', message: '\\u2069end', traceback: 'Bad\u202e' },
      watched: [{ name: `x${ACUTE.repeat(30)}⟨+10⟩`, counts: [1, 2] }],
      map: found.map,
      notes: ['abi-heap'],
    });
  });

  test('stays as it is where nothing is odd', () => {
    const plain = { stdout: 'é e\u0301', list: [{ name: 'a', n: 1 }], none: null };
    const { value, isCut } = fitToShow(plain);
    expect(value).toBe(plain);
    expect(isCut).toBe(false);
  });

  test('has no more signs of direction than a browser can bear', () => {
    const { stdout } = fitToShow({ stdout: '\u2067a'.repeat(5000) }).value;
    expect(stdout.match(/\u2067/g)).toHaveLength(1000);
    expect(stdout.match(/a/g)).toHaveLength(5000);
  });
});
