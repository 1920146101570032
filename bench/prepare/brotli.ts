/** Compressed copies beside the files that a real host would send compressed. */
import { existsSync } from 'node:fs';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** The same for everybody; what Freed's set-up has compressed itself stays as it is. */
export const BROTLI_QUALITY = 9;
const COMPRESSIBLE = '**/*.{html,js,mjs,css,json,wasm,svg,ipynb,py,webmanifest}';
const SMALLEST = 1000;

export async function compressFolder(folder: string): Promise<void> {
  for await (const name of glob(COMPRESSIBLE, { cwd: folder })) {
    const file = `${folder}/${name}`;
    if (existsSync(`${file}.br`) || (await stat(file)).size < SMALLEST) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(await readFile(file), { params }));
  }
}
