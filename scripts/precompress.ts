/**
 * Makes compressed copies for hosts that serve them: Brotli and gzip of the site's own texts, and gzip
 * of the interpreter's files whose Brotli the set-up has made.
 */
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { compress } from './setup/compress.ts';

const TEXTS = '**/*.{html,js,css,svg,json,xml,txt,py,webmanifest}';
/** Of the interpreter's files: those worth compressing, by the copies that they have. */
const PACKED = 'pyodide/**/*.br';

/** @returns how many files were compressed. */
export async function precompress(folder: string): Promise<number> {
  const texts = await filesIn(folder, TEXTS, ['pyodide/**']);
  await Promise.all(texts.map((name) => compress(join(folder, name))));
  const packed = await filesIn(folder, PACKED);
  const all = [...texts, ...packed.map((name) => name.replace(/\.br$/, ''))];
  await Promise.all(all.map((name) => addGzip(join(folder, name))));
  return all.length;
}

async function filesIn(folder: string, pattern: string, exclude: string[] = []): Promise<string[]> {
  const files: string[] = [];
  for await (const name of glob(pattern, { cwd: folder, exclude })) files.push(name);
  return files;
}

async function addGzip(file: string): Promise<void> {
  const level = constants.Z_BEST_COMPRESSION;
  await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file), { level }));
}
