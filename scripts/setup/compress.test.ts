import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { compress, compressOnce } from './compress.ts';

const TEXT = 'the same again and '.repeat(100);

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-compress-'));
  file = join(folder, 'core.wasm');
  writeFileSync(file, TEXT);
  vi.spyOn(console, 'log').mockReturnValue();
  return () => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  };
});

const unpacked = (name: string) => brotliDecompressSync(readFileSync(name)).toString();

test('a compressed copy unpacks to its file, and its size is what crosses the wire', async () => {
  const size = await compress(file);
  expect(unpacked(`${file}.br`)).toBe(TEXT);
  expect(size).toBe(statSync(`${file}.br`).size);
  expect(size).toBeLessThan(TEXT.length / 10);
  expect(readdirSync(folder).sort()).toEqual(['core.wasm', 'core.wasm.br']);
});

describe('a copy that takes long', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const once = () => compressOnce(file, sha256(readFileSync(file, 'utf8')), join(folder, 'c', 'x'));
  const made = () => vi.mocked(console.log).mock.calls.length;

  test('is made once, and kept for other clones', async () => {
    const size = await once();
    expect(await once()).toBe(size);
    rmSync(`${file}.br`);
    expect(await once()).toBe(size);
    expect(unpacked(`${file}.br`)).toBe(TEXT);
    expect(made()).toBe(1);
  });

  test('is made anew when its file was replaced', async () => {
    await once();
    writeFileSync(file, `new ${TEXT}`);
    await once();
    expect(unpacked(`${file}.br`)).toBe(`new ${TEXT}`);
    expect(made()).toBe(2);
  });

  test('is never taken from a damaged one', async () => {
    await once();
    writeFileSync(`${file}.br`, 'half of one');
    writeFileSync(join(folder, 'c', 'x'), readFileSync(file));
    await once();
    expect(unpacked(`${file}.br`)).toBe(TEXT);
    expect(made()).toBe(2);
  });
});
