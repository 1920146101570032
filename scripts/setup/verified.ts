/**
 * Files that are only ever used after their sha256 was checked. A download goes to a temporary
 * name beside its place and is renamed once it is whole and right; what is wrong is deleted.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from './fail.ts';

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Whether the file is there and is what it should be. */
export async function isVerified(file: string, sha256: string): Promise<boolean> {
  return existsSync(file) && (await sha256Of(file)) === sha256;
}

/**
 * Puts a file in place through `write`, which is given a temporary name to write to.
 * @throws Failure when what was written has another hash; nothing is left behind then.
 */
export async function putVerified(
  target: string,
  sha256: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const temporary = `${target}.${String(process.pid)}.part`;
  try {
    await write(temporary);
    const found = await sha256Of(temporary);
    if (found !== sha256) {
      throw new Failure(
        `${basename(target)} is not the file it should be (sha256 ${found.slice(0, 12)}…, expected ` +
          `${sha256.slice(0, 12)}…). It was deleted. Run this command again; if this stays, somebody ` +
          'between you and the source changes the download.',
      );
    }
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

export async function copyVerified(source: string, target: string, sha256: string): Promise<void> {
  if (await isVerified(target, sha256)) return;
  await putVerified(target, sha256, (temporary) => copyFile(source, temporary));
}
