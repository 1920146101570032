/** `npm run test:hostile`: builds the site and runs every hostile cell in Chromium, on two kinds of host. */
import { build } from './build.ts';
import { chromiumSuite } from './chromium-suite.ts';
import { findBrowser } from './setup/browser.ts';
import { runMain } from './setup/fail.ts';
import { setup } from './setup.ts';
import { runSuite } from './suite.ts';
import { summarise } from './summary.ts';

await runMain(async () => {
  await setup();
  const browser = findBrowser();
  await build();
  const suite = await chromiumSuite(browser, {
    name: 'Hostile cells in Chromium, with and without isolation',
    minutes: 90,
    files: ['hostile.spec.ts'],
    env: { HOSTILE: 'whole' },
  });
  process.exitCode = summarise([await runSuite(suite)]);
});
