/** Makes brotli copies of the site's own texts, for hosts that serve them. */
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { compress } from './setup/compress.ts';

const TEXTS = '**/*.{html,js,css,svg,json,xml,webmanifest}';

/** @returns how many files were compressed. */
export async function precompress(folder: string): Promise<number> {
  const files: string[] = [];
  for await (const name of glob(TEXTS, { cwd: folder, exclude: ['pyodide/**'] })) files.push(name);
  await Promise.all(files.map((name) => compress(join(folder, name))));
  return files.length;
}
