/** `npm run test:firefox`: builds the site and runs all tests in a second engine. */
import { build } from './build.ts';
import { firefoxSuite } from './engine-suites.ts';
import { runMain } from './setup/fail.ts';
import { findFirefox } from './setup/firefox.ts';
import { setup } from './setup.ts';
import { runSuite } from './suite.ts';
import { summarise } from './summary.ts';

await runMain(async () => {
  const firefox = findFirefox();
  if ('path' in firefox) {
    await setup();
    await build();
  }
  process.exitCode = summarise([await runSuite(firefoxSuite(firefox))]);
});
