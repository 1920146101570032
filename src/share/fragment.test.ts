import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentOf, readFragment, type Theme, type Wanted } from './fragment.ts';

const name = fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,3}$/);
const place = fc.record({
  kind: fc.constantFrom('cell' as const, 'question' as const),
  lesson: name,
  id: name,
});
const code = fc.record({
  kind: fc.constant('code' as const),
  link: fc.stringMatching(/^code\/1\/[A-Za-z0-9_-]*$/),
});
const wanted: fc.Arbitrary<Wanted> = fc.oneof(place, code);
const theme = fc.constantFrom<Theme>('auto', 'light', 'dark');

describe('the fragment of a frame', () => {
  test('says what it was made of, with and without the mark', () => {
    fc.assert(
      fc.property(wanted, theme, fc.constantFrom('', '#'), (what, colours, mark) => {
        const read = readFragment(mark + fragmentOf(what, colours));
        expect(read).toEqual({ kind: 'wanted', wanted: what, theme: colours });
      }),
    );
  });

  test.each([
    ['#cell/cycles/ring', { kind: 'cell', lesson: 'cycles', id: 'ring' }, 'auto'],
    ['#question/cycles/two-rings&theme=dark', { kind: 'question' }, 'dark'],
    ['#code/1/eJw&theme=light', { kind: 'code', link: 'code/1/eJw' }, 'light'],
  ])('%s', (hash, what, colours) => {
    expect(readFragment(hash)).toMatchObject({ kind: 'wanted', wanted: what, theme: colours });
  });

  test.each(['', '#'])('"%s" asks for nothing', (hash) => {
    expect(readFragment(hash)).toEqual({ kind: 'none' });
  });

  test.each([
    '#ring',
    '#cell/cycles',
    '#cell/cycles/',
    '#cell//ring',
    '#cell/cycles/ring/more',
    '#lesson/cycles/ring',
    '#cell/../ring',
    '#cell/cycles/..%2f..%2fx',
    '#cell/https:/evil.example',
    '#cell/Cycles/ring',
    '#cell/cycles/<img src=x onerror=alert(1)>',
    `#cell/cycles/${'a'.repeat(81)}`,
    '#cell/cycles/ring&theme=pink',
    '#cell/cycles/ring&teme=dark',
    '#cell/cycles/ring&run=true',
    '#cell/cycles/ring&__proto__=1',
    '#&theme=dark',
  ])('%s is damaged', (hash) => {
    expect(readFragment(hash)).toEqual({ kind: 'damaged' });
  });

  test('is read without an error, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `cell/${text}&${text}`),
        ),
        (text) => {
          expect(['wanted', 'none', 'damaged']).toContain(readFragment(text).kind);
        },
      ),
    );
  });
});
