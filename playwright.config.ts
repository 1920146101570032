/** End to end, against the built site. `npm test` says which browser (CHROMIUM_PATH) and PORT. */
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/setup/browser.ts';

const port = process.env['PORT'] ?? '4330';
const url = `http://localhost:${port}/`;
/** Its workers read this file as well, and find what was found. */
const browser = (process.env['CHROMIUM_PATH'] ||= findBrowser());

export default defineConfig({
  testDir: 'e2e',
  // Pictures differ with a machine's fonts: only `npm run test:looks` compares them.
  testMatch: process.env['LOOKS'] ? 'looks/*.look.ts' : '*.spec.ts',
  snapshotPathTemplate: 'e2e/looks/{arg}{ext}',
  workers: 2,
  fullyParallel: true,
  // Limits are for what hangs: a machine with other work beside it is several times slower than an idle one.
  timeout: 600_000,
  // Real browsers on shared machines: a second attempt is allowed, and said in the summary.
  retries: 1,
  expect: { timeout: 120_000, toHaveScreenshot: { maxDiffPixelRatio: 0.005 } },
  reporter: [['list'], ['json']],
  use: {
    baseURL: url,
    // Only offline.spec.ts wants one: elsewhere each test shall meet the site as on a first visit.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: browser,
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
    timeout: 300_000,
  },
});
