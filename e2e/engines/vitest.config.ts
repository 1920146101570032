/** Further engines on the built site: `npm run test:firefox`, `npm run test:webkit`. See test.ts. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/engines/*.test.ts'],
    // Limits are for what hangs: a busy machine is several times slower than an idle one.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 100 } },
    // One browser at a time: each takes more than a core while Python starts.
    fileParallelism: false,
  },
});
