/**
 * Puts the interpreter's files of a built site into the folder that is named by their hashes, each
 * checked once more: what is published is what the pages will compare with.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './setup/fail.ts';

/** @throws Failure naming a file that is missing or not the one that was set up. */
export async function nameInterpreterFolder(folder: string): Promise<void> {
  // Only now: the list of files is made by the set-up, and a fresh clone has none when a command begins.
  const { interpreterKey, sha256Of } = await import('../src/interpreter/files.ts');
  const from = join(folder, 'pyodide');
  const to = join(from, interpreterKey);
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isFile()) await rename(join(from, entry.name), join(to, entry.name));
  }
  for (const [name, sha256] of sha256Of) {
    const content = await readFile(join(to, name)).catch(() => null);
    const found = content && createHash('sha256').update(content).digest('hex');
    if (found !== sha256)
      throw new Failure(`${name} of the build is not the file that was set up.`);
  }
}
