/**
 * `npm run build`: Astro's own build, which measures the lessons first and finishes the pages after
 * (integration.ts). base.ts says how to build for a host where the site lies under a path.
 */
import { rm } from 'node:fs/promises';
import { ASTRO, runNode } from './run-node.ts';
import { isMain, runMain } from './setup/fail.ts';
import { readSteps, STEPS_FILE, Stopwatch } from './stopwatch.ts';

export async function build(watch = new Stopwatch()): Promise<void> {
  await rm(STEPS_FILE, { force: true });
  await runNode([ASTRO, 'build'], 'Nothing was built; see above.');
  for (const { name, seconds } of await readSteps()) watch.add(name, seconds);
}

if (isMain(import.meta)) await runMain(build);
