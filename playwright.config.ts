/** End to end, against the built site. `npm test` sets CHROMIUM_PATH and PORT. */
import { defineConfig } from '@playwright/test';

const port = process.env['PORT'] ?? '4330';
const url = `http://localhost:${port}/`;
const browser = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 180_000,
  // Real browsers on shared machines: a second attempt is allowed, and said in the summary.
  retries: 1,
  expect: { timeout: 40_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: url,
    // Only offline.spec.ts wants one: elsewhere each test shall meet the site as on a first visit.
    serviceWorkers: 'block',
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" scripts/serve.ts dist`,
    url,
    env: { PORT: port },
    reuseExistingServer: false,
  },
});
