/**
 * Builds the site once more, for a host where it lies under a path, as on GitHub Pages. Nothing is
 * measured anew: results depend on the lessons and not on where they lie. No compressed copies: the
 * host that this is for serves none.
 */
import { ASTRO, runNode } from '../run-node.ts';
import { isMain, runMain } from '../setup/fail.ts';

export const UNDER_PATH = { base: '/freed/', folder: '.cache/deploy/site' } as const;

export async function buildUnderPath(): Promise<void> {
  const { base, folder } = UNDER_PATH;
  const env = { BASE_PATH: base, OUT_DIR: folder, FREED_TRIAL: 'yes' };
  await runNode([ASTRO, 'build'], `Astro could not build the pages for ${base}; see above.`, env);
}

if (isMain(import.meta)) await runMain(buildUnderPath);
