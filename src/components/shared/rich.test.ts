// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { expect, test } from 'vitest';
import { rich } from './rich.ts';

function shown(text: string) {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(rich(text)));
  return {
    text: root.textContent,
    code: [...root.querySelectorAll('code')].map((code) => code.textContent),
    elements: [...root.querySelectorAll('*')].map((element) => element.localName),
  };
}

test.each([
  ['plain words', 'plain words', []],
  ['`del a` removes', 'del a removes', ['del a']],
  ['after `del a`, `a` is gone', 'after del a, a is gone', ['del a', 'a']],
  ['`del` 之后', 'del 之后', ['del']],
])('%s', (source, text, code) => {
  expect(shown(source)).toEqual({ text, code, elements: code.map(() => 'code') });
});

test.each([
  '<b>bold</b>',
  '`<b>bold</b>`',
  '<img src=x onerror=alert(1)>',
  '`</code><script>alert(1)</script>`',
  '&lt;b&gt; `&amp;`',
  '`never closed <i>',
])('no text is ever markup: %s', (source) => {
  const { text, elements } = shown(source);
  expect(text).toBe(source.replaceAll('`', ''));
  expect(elements.filter((name) => name !== 'code')).toEqual([]);
});
