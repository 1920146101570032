import { describe, expect, test } from 'vitest';
import { headersFor } from './headers.ts';

const ANY = ['/', '/index.html', '/zh-cn/', '/_astro/a.B2.js', '/pyodide/pyodide.asm.wasm', '/x'];

test.each(ANY)('%s isolates the page and gives nothing away', (path) => {
  expect(headersFor(path)).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
});

describe('Cross-Origin-Resource-Policy', () => {
  test.each(['/embed/', '/zh-cn/embed/', '/freed/embed/index.html'])(
    'of %s lets pages of other origins frame it, isolated ones too',
    (path) => {
      expect(headersFor(path)).toMatchObject({
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
      expect(headersFor(path)).not.toHaveProperty('X-Frame-Options');
    },
  );

  test.each(['/embedding/', '/embed', '/embed/a.js', '/an-embed/'])('of %s does not', (path) => {
    expect(headersFor(path)['Cross-Origin-Resource-Policy']).toBe('same-origin');
  });
});

describe('Cache-Control', () => {
  test.each(['/_astro/page.B2x.js', '/freed/_astro/font.woff2'])('of %s is for ever', (path) => {
    expect(headersFor(path)['Cache-Control']).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/', '/index.html', '/pyodide/pyodide.asm.wasm', '/_astro', '/a_astro/b.js'])(
    'of %s is asked for each time',
    (path) => {
      expect(headersFor(path)['Cache-Control']).toBe('no-cache');
    },
  );
});

describe('Content-Security-Policy', () => {
  test.each(['/_astro/worker-B2x_9.js', '/worker.js'])('binds the worker %s', (path) => {
    expect(headersFor(path)['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
  });

  test.each(['/', '/_astro/page.js', '/workers/', '/_astro/worker.css', '/_astro/homeworker.js'])(
    'is not sent with %s',
    (path) => {
      expect(headersFor(path)).not.toHaveProperty('Content-Security-Policy');
    },
  );
});
