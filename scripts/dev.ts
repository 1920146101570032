/** `npm run dev`: Astro's development server, pages remade as files change. */
import { join } from 'node:path';
import { measureLessons, runNode } from './build.ts';
import { runMain } from './setup/fail.ts';
import { setup } from './setup.ts';

await runMain(async () => {
  await setup();
  await measureLessons();
  await runNode([join('node_modules', 'astro', 'bin', 'astro.mjs'), 'dev'], 'astro dev ended.');
});
