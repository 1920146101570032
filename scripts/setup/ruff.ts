/** Gets ruff, which checks the Python files, into the cache. Only the tests need it. */
import { existsSync } from 'node:fs';
import { mkdtemp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { findPython, pip } from './pip.ts';
import { sha256Of } from './verified.ts';

const REQUIREMENTS = join(import.meta.dirname, 'ruff.requirements.txt');

/** Path of the ruff binary; pip checks its sha256 against the requirements file. */
export async function findRuff(): Promise<string> {
  const cache = cacheFolder();
  const folder = join(cache, `ruff-${(await sha256Of(REQUIREMENTS)).slice(0, 12)}`);
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'ruff.exe' : 'ruff');
  if (existsSync(binary)) return binary;
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, 'ruff-part-'));
  try {
    pip(
      findPython(),
      [
        'install',
        '-q',
        '--target',
        temporary,
        '--require-hashes',
        '--no-deps',
        '--only-binary=:all:',
        '-r',
        REQUIREMENTS,
      ],
      'ruff, which checks the Python files, could not be installed. Check your connection and try again.',
    );
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return binary;
}
