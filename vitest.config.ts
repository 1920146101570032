import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
      'e2e/support/*.test.ts',
    ],
    globalSetup: ['scripts/setup.ts'],
    setupFiles: ['scripts/repeatable.ts'],
    // Real Pyodide starts in some of them; two cores are what CI has. A limit is for what hangs: a machine
    // with other work beside it is several times slower than an idle one.
    testTimeout: 900_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
  },
});
