/** `npm run test:hostile`: builds the site and runs every hostile cell in Chromium, on two kinds of host. */
import { buildAndRun } from './chromium-suite.ts';
import { runMain } from './setup/fail.ts';

await runMain(() =>
  buildAndRun({
    name: 'Hostile cells in Chromium, with and without isolation',
    files: ['hostile.spec.ts'],
    env: { HOSTILE: 'whole' },
  }),
);
