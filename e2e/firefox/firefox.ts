/**
 * What the tests in a second engine stand on: a Firefox driven over WebDriver BiDi, for each test a
 * profile and a host of its own, and an eye on what no page may do.
 * FIREFOX_PATH names the browser; without it all tests are skipped.
 */
import { type Browser, launch, type Page } from 'puppeteer-core';
import { expect, test as base } from 'vitest';
import { type Host, startHost, startPlainHost } from '../support/hosts.ts';

/** For what hangs: a busy machine is several times slower than an idle one. */
const PATIENCE_MS = 120_000;
const path = process.env['FIREFOX_PATH'] ?? '';

interface Fixtures {
  $file: { browser: Browser };
  $test: {
    page: Page;
    /** The built site with our headers. A test may end it. */
    host: Host;
    /** The same from a host that sends no headers. */
    plainHost: Host;
    /** Uncaught errors, and what the page complains about. A test that provokes some empties it. */
    complaints: string[];
  };
}

export const test = base
  .extend<Fixtures>({
    browser: [
      async ({}, use) => {
        const options = { executablePath: path, headless: true, timeout: PATIENCE_MS } as const;
        const browser = await launch({ browser: 'firefox', ...options });
        await use(browser);
        await browser.close();
      },
      { scope: 'file' },
    ],
    host: async ({}, use) => {
      const host = await startHost();
      await use(host);
      await host.close();
    },
    plainHost: async ({}, use) => {
      const host = await startPlainHost();
      await use(host);
      await host.close();
    },
    complaints: async ({}, use) => {
      const complaints: string[] = [];
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    page: async ({ browser, complaints }, use) => {
      const profile = await browser.createBrowserContext();
      const page = await profile.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.evaluateOnNewDocument(reportViolations);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await use(page);
      await profile.close();
    },
  })
  .skipIf(path === '');

/** Runs in the page, before anything of its own. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`Policy: ${violatedDirective} ${blockedURI}`);
  });
}
