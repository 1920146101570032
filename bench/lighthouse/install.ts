/** Installs Lighthouse into .cache/bench/, apart from Freed's own packages, once for each lock file. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CACHE, run } from '../prepare/install.ts';

const FROM = resolve('bench/lighthouse');
const FOLDER = join(CACHE, 'lighthouse');

/** Returns the path of its command line. @throws Failure when npm cannot install it. */
export async function installLighthouse(): Promise<string> {
  const lock = await readFile(join(FROM, 'package-lock.json'), 'utf8');
  const stamp = join(FOLDER, '.made-from');
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== lock) {
    console.log('Installing Lighthouse.');
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      await cp(join(FROM, file), join(FOLDER, file));
    }
    run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER });
    await writeFile(stamp, lock);
  }
  return join(FOLDER, 'node_modules', 'lighthouse', 'cli', 'index.js');
}
