/**
 * Freed as a part of Astro, so that Astro's own commands are whole:
 *
 *     astro build   set up ──► measure the lessons ──► pages ──► finish.ts
 *     astro dev     set up ──► measure ──► serve; a lesson that changes is measured anew
 *     astro check   set up
 *
 * A lesson that says something untrue ends a build. It must be the last integration: finishing works on
 * what all others have left.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { basePath } from './base.ts';
import { watchLessons } from './dev-lessons.ts';
import { measureLessons } from './run-node.ts';
import { setup } from './setup.ts';
import { STEPS, STEPS_FILE, Stopwatch } from './stopwatch.ts';

/** @param isTrial leaves out what only a host needs: its files, and compressed copies. */
export function freed(isTrial = process.env['FREED_TRIAL'] !== undefined): AstroIntegration {
  const watch = new Stopwatch();
  let pagesBegun = 0;
  return {
    name: 'freed',
    hooks: {
      'astro:config:setup': async ({ command, isRestart }) => {
        if (command === 'preview' || isRestart) return;
        await setup();
        if (command === 'dev') await measureLessons();
      },
      'astro:server:setup': ({ server }) => watchLessons(server),
      'astro:build:start': async () => {
        console.log('\nMeasuring the lessons.');
        await watch.step(STEPS.lessons, measureLessons);
        pagesBegun = performance.now();
      },
      'astro:build:done': async ({ dir }) => {
        watch.add(STEPS.pages, (performance.now() - pagesBegun) / 1000);
        const folder = fileURLToPath(dir);
        const { finish, finishPages } = await import('./finish.ts');
        await watch.step('Policies, service worker, compression', () =>
          isTrial ? finishPages(folder) : finish(folder, basePath()),
        );
        await writeFile(STEPS_FILE, JSON.stringify(watch.parts));
      },
    },
  };
}
