/**
 * Compressed copies beside the files that a real host would send compressed: at full strength, like
 * Freed's own. That takes minutes, so they are kept in the cache under the hash of what is in them.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compress } from '../../scripts/setup/compress.ts';

const COMPRESSIBLE = '**/*.{html,js,mjs,css,json,wasm,svg,ipynb,py,webmanifest}';
/** Bytes; hosts leave smaller files as they are. */
const SMALLEST = 1000;

/** @param cache folder for copies of earlier builds. */
export async function compressFolder(folder: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  for await (const name of glob(COMPRESSIBLE, { cwd: folder })) {
    const file = join(folder, name);
    if (existsSync(`${file}.br`) || (await stat(file)).size < SMALLEST) continue;
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    const copy = join(cache, hash);
    if (existsSync(copy)) {
      await cp(copy, `${file}.br`);
      continue;
    }
    await compress(file);
    await cp(`${file}.br`, copy);
  }
}
