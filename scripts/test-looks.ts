/**
 * `npm run test:looks`: builds the site and compares key pages with the pictures in e2e/looks/. With
 * `-- --update-snapshots` it takes the pictures anew. Not in `npm test`: other fonts are other pictures.
 */
import { buildAndRun } from './chromium-suite.ts';
import { runMain } from './setup/fail.ts';

await runMain(() =>
  buildAndRun({
    name: 'Looks: key pages against their pictures',
    files: ['looks', ...process.argv.slice(2)],
    env: { LOOKS: 'compare' },
  }),
);
