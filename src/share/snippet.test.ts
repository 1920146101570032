// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { examplePage } from '../../e2e/support/example-page.ts';
import { snippetOf } from './snippet.ts';

function frameIn(html: string): HTMLIFrameElement {
  const frame = new DOMParser().parseFromString(html, 'text/html').querySelector('iframe');
  if (frame === null) throw new Error('no frame');
  return frame;
}

test('is one frame with that address and that title, whatever they hold', () => {
  const address = 'https://freed.example/embed/#cell/cycles/ring&theme=dark';
  const title = 'What is "a < b" & who says so? <script>';
  const frame = frameIn(snippetOf({ address, title }));
  expect(frame.getAttribute('src')).toBe(address);
  expect(frame.title).toBe(title);
});

test('allows a frame just what the documented page allows it', () => {
  const shown = frameIn(examplePage('https://freed.example/'));
  const made = frameIn(snippetOf({ address: 'https://freed.example/', title: '' }));
  expect(made.getAttribute('sandbox')).toBe(shown.getAttribute('sandbox'));
});
