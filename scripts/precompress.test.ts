import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { precompress } from './precompress.ts';

test('texts have copies in Brotli and gzip; of the interpreter, what has the one has the other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-precompress-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const put = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const copy = (name: string) => readFileSync(join(folder, name));
  put('zh-cn/index.html', '<p>循环引用</p>');
  put('icon.png', 'png');
  put('pyodide/core.wasm', 'wasm');
  put('pyodide/core.wasm.br', brotliCompressSync('wasm'));
  put('pyodide/numpy.whl', 'PK');

  expect(await precompress(folder)).toBe(2);
  expect(brotliDecompressSync(copy('zh-cn/index.html.br')).toString()).toBe('<p>循环引用</p>');
  expect(gunzipSync(copy('zh-cn/index.html.gz')).toString()).toBe('<p>循环引用</p>');
  expect(gunzipSync(copy('pyodide/core.wasm.gz')).toString()).toBe('wasm');
  for (const name of ['icon.png', 'pyodide/numpy.whl']) {
    expect(existsSync(join(folder, `${name}.gz`)), name).toBe(false);
  }
});
