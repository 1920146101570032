/** `npm run test:programs`: every program of scripts/reported/ under all instruments, where `npm test` takes a tenth. */
import { join } from 'node:path';
import { runNode } from './run-node.ts';
import { runMain } from './setup/fail.ts';

const VITEST = join('node_modules', 'vitest', 'vitest.mjs');

await runMain(() =>
  runNode([VITEST, 'run', 'scripts/reported'], 'A program reads something else; see above.', {
    PROGRAMS: 'whole',
  }),
);
