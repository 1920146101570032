/** `npm run test:course`: builds the site and goes through every lesson in Chromium, in both languages. */
import { buildAndRun } from './chromium-suite.ts';
import { runMain } from './setup/fail.ts';

await runMain(() =>
  buildAndRun({
    name: 'The whole course in Chromium, in both languages',
    files: ['course.spec.ts'],
    env: { COURSE: 'whole' },
  }),
);
