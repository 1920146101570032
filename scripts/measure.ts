/**
 * `npm run measure`: measures the whole course anew and writes each lesson's `measured.json`; git then
 * shows which readings have moved. `npm run measure -- --check` writes nothing, and fails where what is
 * measured differs from what is committed under the same key.
 */
import { join } from 'node:path';
import { runNode } from './run-node.ts';
import { runMain } from './setup/fail.ts';
import { setup } from './setup.ts';

await runMain(async () => {
  await setup();
  const how = process.argv.includes('--check') ? '--compare' : '--commit';
  const course = join('scripts', 'measure', 'measure-course.ts');
  await runNode([course, how], 'A lesson says something that is not so; see above.');
});
