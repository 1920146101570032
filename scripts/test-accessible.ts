/** `npm run test:accessible`: builds the site, and asks axe about every page in light and dark, wide and narrow. */
import { buildAndRun } from './chromium-suite.ts';
import { runMain } from './setup/fail.ts';

await runMain(() =>
  buildAndRun({
    name: 'Accessible: every page in both languages and both themes',
    files: ['accessible', 'keyboard', 'claims', 'gallery', 'recordings'].map(
      (name) => `${name}.spec.ts`,
    ),
    env: { AXE: 'whole' },
  }),
);
