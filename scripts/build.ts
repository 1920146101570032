/**
 * Builds the site into dist/: measure the lessons in real Python, let Astro make the pages, then
 * finish them (finish.ts). A lesson that says something untrue ends it here. base.ts says how to build
 * for a host where the site lies under a path.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { basePath } from './base.ts';
import { finish } from './finish.ts';
import { endTogether } from './process-tree.ts';
import { Failure, isMain, runMain } from './setup/fail.ts';
import { setup } from './setup.ts';
import { Stopwatch } from './stopwatch.ts';

export const ASTRO = join('node_modules', 'astro', 'bin', 'astro.mjs');
const MEASURE = join('scripts', 'measure', 'measure-course.ts');

export async function build(watch = new Stopwatch()): Promise<void> {
  console.log('\nMeasuring the lessons.');
  await watch.step('Lessons: measured, or found to hold', measureLessons);
  console.log('\nBuilding the pages.');
  const pages = () => runNode([ASTRO, 'build'], 'Astro could not build the pages; see above.');
  await watch.step('Pages', pages);
  await watch.step('Policies, service worker, compression', () => finish('dist', basePath()));
}

export async function measureLessons(): Promise<void> {
  await runNode([MEASURE], 'A lesson says something that is not so; see above. Nothing was built.');
}

/**
 * Runs Node on a script, its output on the screen.
 * @param env added to the environment.
 * @throws Failure when it does not end with 0.
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

if (isMain(import.meta)) {
  await runMain(async () => {
    await setup();
    await build();
  });
}
