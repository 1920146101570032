/** `npm run test:webkit`: builds the site and runs all tests in a third engine, with and without shared memory. */
import { build } from './build.ts';
import { webkitSuites } from './engine-suites.ts';
import { runSuites } from './run-suites.ts';
import { runMain } from './setup/fail.ts';
import { findWebKit } from './setup/webkit.ts';
import { setup } from './setup.ts';
import { summarise } from './summary.ts';

await runMain(async () => {
  const webkit = await findWebKit();
  if ('driver' in webkit) {
    await setup();
    await build();
  }
  process.exitCode = summarise(await runSuites(webkitSuites(webkit)));
});
