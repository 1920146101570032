/** A second engine on the built site: `npm run test:firefox`. See firefox.ts. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/firefox/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 60_000, interval: 100 } },
    // One browser at a time: each takes more than a core while Python starts.
    fileParallelism: false,
  },
});
