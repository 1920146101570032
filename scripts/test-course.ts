/** `npm run test:course`: builds the site and goes through every lesson in Chromium, in both languages. */
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
    name: 'The whole course in Chromium, in both languages',
    minutes: 60,
    files: ['course.spec.ts'],
    env: { COURSE: 'whole' },
  });
  process.exitCode = summarise([await runSuite(suite)]);
});
