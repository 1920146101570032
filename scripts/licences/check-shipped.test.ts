import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Shipped } from '../../src/content/shipped.ts';
import { orphans } from './check-shipped.ts';

const folder = mkdtempSync(join(tmpdir(), 'freed-shipped-'));
afterAll(() => rmSync(folder, { recursive: true }));

const work = (kind: Shipped['kind'], name: string, version = '1.0'): Shipped => ({
  kind,
  name,
  version,
  licence: 'MIT',
  inside: null,
  text: '',
});

test('a font, a wheel or a script that belongs to no work is named', () => {
  const font = '_astro/source-sans-3-latin-wght-normal.DNhWeZvM.woff2';
  for (const file of [
    'index.html',
    '_astro/page.12345678.js',
    'service-worker.js',
    font,
    '_astro/stranger.12345678.woff2',
    'pyodide/python_dateutil-2.9-py3-none-any.whl',
    'pyodide/stranger-1.0-py3-none-any.whl',
    'pyodide/0123456789abcdef/pyodide.asm.wasm',
    'pagefind/wasm.en.pagefind',
    'stranger.js',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  const things = [
    work('font', '@fontsource-variable/source-sans-3'),
    work('wheel', 'python-dateutil', '2.9'),
    work('interpreter', 'pyodide'),
    work('package', 'pagefind'),
  ];
  const named = (all: readonly Shipped[]) => orphans(folder, all).map((one) => one.split(' ')[0]);
  expect(named(things)).toEqual([
    '_astro/stranger.12345678.woff2',
    'pyodide/stranger-1.0-py3-none-any.whl',
    'stranger.js',
  ]);
  expect(named(things.slice(1))).toContain(font);
});
