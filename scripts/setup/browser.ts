/** Finds a Chromium for the tests, or gets one. Returns the path of a browser that was started. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { Failure } from './fail.ts';
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

function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
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
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing Debian’s chromium (about 100 MB).');
  const apt = (args: string[]) =>
    spawnSync('apt-get', [...args, '-qq'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt(['update']);
  apt(['install', '-y', 'chromium']);
  return firstThatStarts();
}

function none(): never {
  throw new Failure(
    'The tests need a Chromium, and none could be found or installed. Install Chromium or Chrome, ' +
      'or set CHROMIUM_PATH to one, then run this command again.',
  );
}
