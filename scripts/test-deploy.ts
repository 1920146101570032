/**
 * `npm run test:deploy`: builds the site twice, for the top of a host and for a path, and tries it on hosts
 * of all kinds: one that can be told nothing, one that sends our headers, and Caddy where there is one.
 */
import { build } from './build.ts';
import { chromiumSuite } from './chromium-suite.ts';
import { buildUnderPath } from './deploy/under-path.ts';
import { findBrowser } from './setup/browser.ts';
import { runMain } from './setup/fail.ts';
import { setup } from './setup.ts';
import { runSuite } from './suite.ts';
import { summarise } from './summary.ts';

await runMain(async () => {
  await setup();
  const browser = findBrowser();
  await build();
  await buildUnderPath();
  const suite = await chromiumSuite(browser, {
    name: 'Deployed: under a path, on a bare host and with Caddy',
    files: ['deploy.spec.ts', 'caddy.spec.ts'],
    env: { BUILT_UNDER_PATH: 'yes', CADDY: 'yes' },
  });
  process.exitCode = summarise([await runSuite(suite)]);
});
