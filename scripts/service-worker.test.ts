import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lateList, precacheList } from './service-worker.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-precache-'));
  return () => rmSync(folder, { recursive: true });
});

function put(name: string, content = name): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

test('pages and their files are kept; the interpreter, copies and unused files are not', async () => {
  const kept = ['_astro/a.B2.js', 'index.html', 'zh-cn/x/index.html', 'pagefind/pagefind.js'];
  const left = [
    'index.html.br',
    'index.html.gz',
    '_headers',
    '.built-from',
    'pyodide/pyodide.asm.wasm',
    'service-worker.js',
    'pagefind/pagefind-ui.js',
    '_astro/graphviz.worker-B2.js',
    '_astro/source-sans-3-greek-ext-wght-normal.B2.woff2',
  ];
  for (const name of [...kept, ...left]) put(name);
  const urls = (await precacheList(folder)).map(({ url }) => url);
  expect(urls).toEqual(kept.toSorted());
});

test('each is named by what is in it, so that no file of another build passes for it', async () => {
  put('index.html', 'one');
  put('_astro/a.B2.js');
  const [asset, page] = await precacheList(folder);
  const sha256 = createHash('sha256').update('one').digest();
  expect(page).toEqual({
    url: 'index.html',
    revision: sha256.toString('hex').slice(0, 16),
    integrity: `sha256-${sha256.toString('base64')}`,
  });
  expect(asset?.revision, 'its name holds its hash').toBeNull();
  put('index.html', 'two');
  const [, changed] = await precacheList(folder);
  expect(changed?.revision).not.toBe(page?.revision);
});

test('what is kept once it was fetched is known by its hash', async () => {
  put('_astro/graphviz.worker-B2.js', 'one');
  put('_astro/a.B2.js', 'two');
  const sha256 = createHash('sha256').update('one').digest('hex');
  expect(await lateList(folder)).toEqual({ '_astro/graphviz.worker-B2.js': sha256 });
});
