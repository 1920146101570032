/**
 * Makes compressed copies for hosts that serve them. The interpreter's take a minute at full strength,
 * so they are kept in the cache between clones, under the sha256 of what they unpack to.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

const OPTIONS = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  },
};

/**
 * Writes `<file>.br`, if it is not there and whole already. Like a download it is renamed once it is
 * whole: a disk that fills up must not leave half of one to be served.
 * @returns its size in bytes.
 */
export async function compress(file: string): Promise<number> {
  const data = await promisify(brotliCompress)(await readFile(file), OPTIONS);
  await putWhole(`${file}.br`, (temporary) => writeFile(temporary, data));
  return data.length;
}

/** As `compress`, for a file whose sha256 is known: taken from `cached` where somebody made it before. */
export async function compressOnce(file: string, sha256: string, cached: string): Promise<number> {
  const target = `${file}.br`;
  if (!(await unpacksTo(target, sha256))) {
    if (await unpacksTo(cached, sha256)) {
      await putWhole(target, (temporary) => copyFile(cached, temporary));
    } else {
      console.log(`  compressing ${file}: once, up to a minute`);
      await compress(file);
      await mkdir(dirname(cached), { recursive: true });
      await putWhole(cached, (temporary) => copyFile(target, temporary));
    }
  }
  return (await stat(target)).size;
}

async function unpacksTo(file: string, sha256: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  try {
    const data = await promisify(brotliDecompress)(await readFile(file));
    return createHash('sha256').update(data).digest('hex') === sha256;
  } catch {
    return false; // damaged: it is made anew
  }
}

async function putWhole(
  target: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${target}.${String(process.pid)}.part`;
  try {
    await write(temporary);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
