import { describe, expect, test } from 'vitest';
import { HEADER_TABLE, headersFor, matches } from './header-table.ts';
import { isolationOf } from './headers.ts';

const ANY = ['/', '/index.html', '/zh-cn/', '/_astro/a.B2.js', '/pyodide/pyodide.asm.wasm', '/x'];

test.each(ANY)('%s isolates the page and gives nothing away', (path) => {
  expect(headersFor(path)).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': expect.stringContaining('camera=()') as string,
  });
});

describe('Cross-Origin-Resource-Policy', () => {
  test.each(['/embed/', '/zh-cn/embed/', '/embed/index.html'])(
    'of %s lets pages of other origins frame it, isolated ones too',
    (path) => {
      expect(headersFor(path)).toMatchObject({
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
      expect(headersFor(path)).not.toHaveProperty('X-Frame-Options');
    },
  );

  test.each(['/embedding/', '/embed', '/an-embed/', '/'])('of %s does not', (path) => {
    expect(headersFor(path)['Cross-Origin-Resource-Policy']).toBe('same-origin');
  });

  test.each(['/freed/embed/', '/freed/zh-cn/embed/', '/freed/embedding/', '/freed/'])(
    'of %s is the same from the host and from the service worker',
    (path) => {
      expect(headersFor(path, '/freed/')).toMatchObject(isolationOf(path));
    },
  );
});

describe('Cache-Control', () => {
  test.each([
    ['/_astro/page.B2x.js', '/'],
    ['/freed/_astro/font.woff2', '/freed/'],
    ['/pagefind/fragment/en_2.pf_fragment', '/'],
  ])('of %s is for ever', (path, base) => {
    expect(headersFor(path, base)['Cache-Control']).toBe('public, max-age=31536000, immutable');
  });

  test.each([
    '/',
    '/index.html',
    '/service-worker.js',
    '/pyodide/pyodide.asm.wasm',
    '/_astro',
    '/a_astro/b.js',
    '/other/_astro/b.js',
  ])('of %s is asked for each time', (path) => {
    expect(headersFor(path)['Cache-Control']).toBe('no-cache');
  });
});

describe('Content-Security-Policy', () => {
  test.each([
    ['/_astro/worker-B2x_9.js', '/'],
    ['/freed/_astro/worker.js', '/freed/'],
  ])('binds the worker %s', (path, base) => {
    expect(headersFor(path, base)['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
  });

  test.each(['/', '/_astro/page.js', '/workers/', '/_astro/homeworker.js', '/freed/_astro/worker'])(
    'of %s says no more than who may frame it: this site',
    (path) => {
      expect(headersFor(path)['Content-Security-Policy']).toBe("frame-ancestors 'self'");
    },
  );

  test.each([
    ['/embed/', '/'],
    ['/zh-cn/embed/', '/'],
    ['/freed/embed/', '/freed/'],
  ])('of %s lets everybody frame it', (path, base) => {
    expect(headersFor(path, base)['Content-Security-Policy']).toBe('frame-ancestors *');
  });

  test.each(['/embedding/', '/cycles/', '/404.html', '/progress/'])('of %s does not', (path) => {
    expect(headersFor(path)['Content-Security-Policy']).toBe("frame-ancestors 'self'");
  });
});

describe('Content-Type', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/zh-cn/cycles/', 'text/html; charset=utf-8'],
    ['/404.html', 'text/html; charset=utf-8'],
    ['/pyodide/a.mjs', 'text/javascript; charset=utf-8'],
    ['/pyodide/a.b.wasm', 'application/wasm'],
    ['/pyodide/six-1.17.0-py2.py3-none-any.whl', 'application/zip'],
  ])('of %s is %s', (path, type) => {
    expect(headersFor(path)['Content-Type']).toBe(type);
  });

  test.each(['/zh-cn', '/a.unknown', '/a.b/c'])('of %s is not ours to say', (path) => {
    expect(headersFor(path)).not.toHaveProperty('Content-Type');
  });
});

test.each([
  ['/*', '/', true],
  ['/*', '/a/b', true],
  ['/a/*', '/a/', true],
  ['/a/*', '/a', false],
  ['/a', '/a', true],
  ['/a', '/a/', false],
  ['/*.js', '/x/y.js', true],
  ['/ab*ba', '/aba', false],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(matches(pattern, path)).toBe(expected);
});

test('every row can be written for every host: one star at most, no comma, no line break', () => {
  for (const { path, headers } of HEADER_TABLE) {
    expect(path).toMatch(/^\/[^*,\s]*\*?[^*,\s]*$/);
    for (const [name, value] of Object.entries(headers)) {
      expect(`${name}: ${value}`).toMatch(/^[A-Z][A-Za-z-]+: [^\n"`{}]+$/);
    }
  }
});
