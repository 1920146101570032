// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson } from './to-json.ts';

/** What the page finds in the script element, and how many elements there are around it. */
function throughPage(value: unknown): { value: unknown; elements: number } {
  const root = document.createElement('div');
  root.innerHTML = `<script type="application/json">${toJson(value)}</script>`;
  const elements = root.querySelectorAll('*').length;
  const text = root.querySelector('script')?.textContent ?? '';
  return { value: JSON.parse(text) as unknown, elements };
}

test.each([
  '</script><img src=x onerror=alert(1)>',
  '</SCRIPT >',
  '<!--<script>',
  '<!-- --> ]]> &lt; \u2028 "\\u003c"',
])('%s does not end the script element', (text) => {
  const value = { code: text, list: [text] };
  expect(throughPage(value)).toEqual({ value, elements: 1 });
});

test('anything comes back as it was', () => {
  const piece = fc.constantFrom('<', '>', '/', '!--', 'script', '&', '"', '\\', '字', ' ');
  const text = fc.array(piece).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null))), (object) => {
      const value = Object.fromEntries(Object.entries(object));
      expect(throughPage(value)).toEqual({ value, elements: 1 });
    }),
  );
});
