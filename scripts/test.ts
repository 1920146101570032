/**
 * `npm test`: set up, then every suite one after the other, each counted from what really ran.
 * The last line is `N passed, N failed`.
 */
import { join } from 'node:path';
import type { z } from 'zod';
import { chromiumSuite } from './chromium-suite.ts';
import { firefoxSuite } from './firefox-suite.ts';
import { WHOLE_REPORT } from './measure/report-file.ts';
import { type Counts, MeasureReport, VitestReport } from './reports.ts';
import { findBrowser } from './setup/browser.ts';
import { runMain } from './setup/fail.ts';
import { findFirefox } from './setup/firefox.ts';
import { findRuff } from './setup/ruff.ts';
import { setup } from './setup.ts';
import { type Outcome, runSuite, type Suite } from './suite.ts';
import { summarise } from './summary.ts';

const REPORTS = '.cache/reports';
const tool = (...path: string[]) => join('node_modules', ...path);

function node(name: string, minutes: number, script: string, ...args: string[]): Suite {
  return { name, minutes, command: process.execPath, args: [script, ...args] };
}

function reader(schema: z.ZodType<Counts>) {
  return (text: string) => schema.parse(JSON.parse(text));
}

function checks(ruff: string): Suite[] {
  const python = ['src', 'scripts'];
  return [
    // First: it makes the types of the content, which eslint reads.
    node('Types: astro check', 4, tool('astro', 'bin', 'astro.mjs'), 'check'),
    node('Lint: eslint', 4, tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'),
    node(
      'Format: prettier',
      2,
      tool('prettier', 'bin', 'prettier.cjs'),
      '--check',
      '.',
      '--log-level',
      'warn',
    ),
    { name: 'Lint: ruff', minutes: 1, command: ruff, args: ['check', ...python] },
    { name: 'Format: ruff', minutes: 1, command: ruff, args: ['format', '--check', ...python] },
  ];
}

function unitTests(): Suite {
  const file = join(REPORTS, 'vitest.json');
  return {
    ...node(
      'Unit tests, and the Python side in real Pyodide',
      14,
      tool('vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ),
    report: { file, read: reader(VitestReport) },
  };
}

function mutantTests(): Suite {
  const file = '.cache/mutants-report.json';
  return {
    ...node('Mutants: each grader broken in one place, and noticed', 4, 'scripts/mutants.ts'),
    report: { file, read: reader(MeasureReport) },
  };
}

/** Before the unit tests: some of them look at what was measured. */
function lessons(): Suite {
  return {
    ...node(
      'Lessons: every cell, claim and answer in real Python',
      14,
      'scripts/measure/measure-course.ts',
    ),
    report: { file: WHOLE_REPORT, read: reader(MeasureReport) },
  };
}

function buildSite(): Suite[] {
  return [
    node('Build: pages', 4, tool('astro', 'bin', 'astro.mjs'), 'build'),
    node('Build: policies, service worker, compression', 2, 'scripts/finish.ts'),
    node(
      'Build: once more, for a host where it lies under a path',
      4,
      'scripts/deploy/under-path.ts',
    ),
    {
      ...node('Links: within the site', 1, 'scripts/check-links.ts'),
      report: { file: '.cache/links-report.json', read: reader(MeasureReport) },
    },
  ];
}

async function main(): Promise<void> {
  await setup();
  const ruff = await findRuff();
  const browser = findBrowser();
  const firefox = findFirefox();
  const outcomes: Outcome[] = [];
  const suites = [...checks(ruff), lessons(), unitTests(), mutantTests(), ...buildSite()];
  for (const suite of suites) outcomes.push(await runSuite(suite));
  const built = outcomes.every(({ name, failed }) => !name.startsWith('Build') || failed === 0);
  const endToEnd = {
    name: 'End to end in Chromium, on the built site',
    minutes: 30,
    env: { BUILT_UNDER_PATH: 'yes' },
  };
  for (const suite of [await chromiumSuite(browser, endToEnd), firefoxSuite(firefox, 'visit')]) {
    outcomes.push(built ? await runSuite(suite) : nothingToTest(suite));
  }
  process.exitCode = summarise(outcomes);
}

function nothingToTest({ name }: Suite): Outcome {
  return { name, seconds: 0, passed: 0, failed: 1, skipped: 0, remark: 'nothing to test' };
}

await runMain(main);
