/** Scripts that run in a process of their own, their output on the screen. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endTogether } from './process-tree.ts';
import { Failure } from './setup/fail.ts';

export const ASTRO = join('node_modules', 'astro', 'bin', 'astro.mjs');
const MEASURE = join('scripts', 'measure', 'measure-course.ts');

/** @throws Failure when a lesson says something untrue. */
export async function measureLessons(): Promise<void> {
  await runNode([MEASURE], 'A lesson says something that is not so; see above. Nothing was built.');
}

/**
 * @param env added to the environment.
 * @throws Failure with the sentence when it does not end with 0.
 */
export async function runNode(
  args: string[],
  sentence: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const release = endTogether(child);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  release();
  if (code !== 0) throw new Failure(sentence);
}
