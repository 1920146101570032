/** Finds a Chromium for the tests, or gets one. Returns the path of a browser that was started. */
import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { aptInstall } from './apt.ts';
import { Failure } from './fail.ts';
import { starts } from './starts.ts';
import { which } from './which.ts';

const SYSTEM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** @throws Failure when none is found and none could be installed. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string {
  const wished = env['CHROMIUM_PATH'];
  if (wished) {
    const path = which(wished);
    if (path !== null && starts(path)) return path;
    throw new Failure(`CHROMIUM_PATH is ${wished}, which does not start. Correct or unset it.`);
  }
  return firstThatStarts() ?? installWithPlaywright() ?? installWithApt() ?? none();
}

function firstThatStarts(): string | null {
  const names = [chromium.executablePath(), ...SYSTEM_NAMES, MAC];
  const paths = names.map((name) => which(name)).filter((path) => path !== null);
  return paths.find(starts) ?? null;
}

function installWithPlaywright(): string | null {
  console.log('No Chromium found; asking Playwright for its own.');
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: 600_000,
  });
  return firstThatStarts();
}

function installWithApt(): string | null {
  console.log('Asking Debian’s packages for chromium (about 100 MB).');
  return aptInstall('chromium') ? firstThatStarts() : null;
}

function none(): never {
  throw new Failure(
    'The tests need a Chromium, and none could be found or installed. Install Chromium or Chrome, ' +
      'or set CHROMIUM_PATH to one, then run this command again.',
  );
}
