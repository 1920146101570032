import { expect, test } from 'vitest';
import { withoutEmptyEnd } from './image.ts';

const PAGE = 65_536;
const HEAD = 128;

/** An image of so many pages, with a byte that is not 0 at each of these places of the memory. */
function image(pages: number, ...places: number[]): Uint8Array {
  const bytes = new Uint8Array(HEAD + pages * PAGE);
  bytes[0] = 1;
  for (const place of places) bytes[HEAD + place] = 7;
  return bytes;
}

test.each([
  ['nothing is held', 3, [], 0],
  ['the last byte is held', 3, [3 * PAGE - 1], 3],
  ['the end of a page is held', 3, [PAGE - 1], 1],
  ['the start of a page is held', 3, [5, PAGE], 2],
])('whole pages are left where %s', (_, pages, places, left) => {
  const whole = image(pages, ...places);
  const cut = withoutEmptyEnd(whole);
  expect(cut.length).toBe(HEAD + left * PAGE);
  expect(cut).toEqual(whole.slice(0, cut.length));
  expect(cut.buffer.byteLength, 'with nothing after it').toBe(cut.length);
});
