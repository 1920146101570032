import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from './fail.ts';
import { compress, PUBLIC_FOLDER, setupInterpreter } from './interpreter.ts';
import pins from './pins.json' with { type: 'json' };

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-interpreter-'));
  vi.spyOn(console, 'log').mockReturnValue();
  return () => {
    vi.restoreAllMocks();
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

describe('the compressed copy', () => {
  const file = () => join(folder, 'core.wasm');
  const text = 'the same again and '.repeat(100);
  const unpacked = () => brotliDecompressSync(readFileSync(`${file()}.br`)).toString();

  test('unpacks to the file, and its size is what crosses the wire', async () => {
    writeFileSync(file(), text);
    const size = await compress(file());
    expect(unpacked()).toBe(text);
    expect(size).toBe(statSync(`${file()}.br`).size);
    expect(size).toBeLessThan(text.length / 10);
    expect(readdirSync(folder).sort()).toEqual(['core.wasm', 'core.wasm.br']);
  });

  test('is kept while it is not older than its file', async () => {
    writeFileSync(file(), text);
    await compress(file());
    const { ino, mtimeMs, size } = statSync(`${file()}.br`);
    expect(await compress(file())).toBe(size);
    expect(statSync(`${file()}.br`)).toMatchObject({ ino, mtimeMs });
  });

  test('is made anew when its file was replaced', async () => {
    writeFileSync(file(), text);
    await compress(file());
    utimesSync(`${file()}.br`, 1000, 1000);
    writeFileSync(file(), `new ${text}`);
    await compress(file());
    expect(unpacked()).toBe(`new ${text}`);
  });
});

describe('setupInterpreter', () => {
  /** A project whose node_modules hold this as Pyodide. */
  function project(version: string): void {
    mkdirSync(join(folder, 'node_modules', 'pyodide'), { recursive: true });
    const put = (name: string, content: string) => {
      writeFileSync(join(folder, 'node_modules', 'pyodide', name), content);
    };
    put('package.json', JSON.stringify({ version }));
    for (const name of Object.keys(pins.core)) put(name, `not the real ${name}`);
    process.chdir(folder);
  }

  test('refuses another version of Pyodide than the one that Freed is made for', async () => {
    project('314.0.4');
    const refused = setupInterpreter();
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toThrow(
      `node_modules holds Pyodide 314.0.4, but Freed is made for ${pins.version}. Run npm ci.`,
    );
  });

  test('refuses a core file that is not the pinned one, and puts nothing in place', async () => {
    project(pins.version);
    const refused = setupInterpreter();
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toThrow('pyodide.asm.mjs is not the file it should be');
    expect(readdirSync(join(folder, PUBLIC_FOLDER))).toEqual([]);
  });
});
