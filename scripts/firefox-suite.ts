/** The tests in a second engine as a suite: skipped, and said why, where there is no Firefox. */
import { join } from 'node:path';
import type { Found } from './setup/firefox.ts';
import { VitestReport } from './reports.ts';
import type { Suite } from './suite.ts';

const CONFIG = join('e2e', 'firefox', 'vitest.config.ts');
const FILE = join('.cache', 'reports', 'firefox.json');

/** @param part of the name of the test files that run; without it all do. */
export function firefoxSuite(firefox: Found, part?: string): Suite {
  const args = ['run', '--config', CONFIG, ...(part === undefined ? [] : [part])];
  const reports = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${FILE}`];
  return {
    name: part === undefined ? 'End to end in Firefox' : 'End to end in Firefox: a visit',
    command: process.execPath,
    args: [join('node_modules', 'vitest', 'vitest.mjs'), ...args, ...reports],
    env: { FIREFOX_PATH: 'path' in firefox ? firefox.path : '' },
    report: { file: FILE, read: (text) => VitestReport.parse(JSON.parse(text)) },
    ...('lacking' in firefox && { lacks: firefox.lacking }),
  };
}
