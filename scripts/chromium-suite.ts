/** The tests in Chromium, against the built site, as a suite. */
import { join } from 'node:path';
import { build } from './build.ts';
import { freePort } from './free-port.ts';
import { findBrowser } from './setup/browser.ts';
import { setup } from './setup.ts';
import { PlaywrightReport } from './reports.ts';
import { runSuite, type Suite } from './suite.ts';
import { summarise } from './summary.ts';

const FILE = join('.cache', 'reports', 'playwright.json');

interface Asked extends Pick<Suite, 'name' | 'env'> {
  /** Parts of the names of the test files that run; without it all do. */
  files?: string[];
}

/** @param browser path of the Chromium. */
export async function chromiumSuite(
  browser: string,
  { files = [], env, ...asked }: Asked,
): Promise<Suite> {
  return {
    ...asked,
    command: process.execPath,
    args: [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', ...files],
    env: {
      ...env,
      CHROMIUM_PATH: browser,
      PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_NAME: FILE,
    },
    report: { file: FILE, read: (text) => PlaywrightReport.parse(JSON.parse(text)) },
  };
}

/** Builds the site, runs such a suite and nothing else, and sets the exit code. */
export async function buildAndRun(asked: Asked): Promise<void> {
  await setup();
  const browser = findBrowser();
  await build();
  process.exitCode = summarise([await runSuite(await chromiumSuite(browser, asked))]);
}
