/**
 * `npm test`: set up, then every suite one after the other, each counted from what really ran.
 * The last line is `N passed, N failed`.
 */
import { join } from 'node:path';
import type { z } from 'zod';
import { chromiumSuite } from './chromium-suite.ts';
import { firefoxSuite, webkitSuites } from './engine-suites.ts';
import { WHOLE_REPORT } from './measure/report-file.ts';
import { type Counts, MeasureReport, VitestReport } from './reports.ts';
import { runSuites } from './run-suites.ts';
import { ASTRO } from './run-node.ts';
import { findBrowser } from './setup/browser.ts';
import { runMain } from './setup/fail.ts';
import { findFirefox } from './setup/firefox.ts';
import { findRuff } from './setup/ruff.ts';
import { findWebKit } from './setup/webkit.ts';
import { setup } from './setup.ts';
import { readSteps } from './stopwatch.ts';
import type { Suite } from './suite.ts';
import { summarise } from './summary.ts';

const REPORTS = '.cache/reports';
const LESSONS = 'Lessons: every cell, claim and answer in real Python';
const UNIT = 'Unit tests, and the Python side in real Pyodide';
const BUILT = 'Build: the site, by astro build';
const UNDER_PATH = 'Build: once more, for a host where it lies under a path';
const tool = (...path: string[]) => join('node_modules', ...path);

function node(name: string, script: string, ...args: string[]): Suite {
  return { name, command: process.execPath, args: [script, ...args] };
}

function reader(schema: z.ZodType<Counts>) {
  return (text: string) => schema.parse(JSON.parse(text));
}

function checks(ruff: string): Suite[] {
  const python = ['src', 'scripts'];
  return [
    // First: it makes the types of the content, which eslint reads. It makes them, too, where it finds errors.
    node('Types: astro check', ASTRO, 'check'),
    node('Lint: eslint', tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'),
    node('Lint: knip, what nothing uses', tool('knip', 'bin', 'knip.js')),
    node(
      'Format: prettier',
      tool('prettier', 'bin', 'prettier.cjs'),
      '--check',
      '.',
      '--log-level',
      'warn',
    ),
    { name: 'Lint: ruff', command: ruff, args: ['check', ...python] },
    { name: 'Format: ruff', command: ruff, args: ['format', '--check', ...python] },
  ];
}

function vitest(name: string, report: string, ...args: string[]): Suite {
  const file = join(REPORTS, report);
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return {
    ...node(name, tool('vitest', 'vitest.mjs'), 'run', ...args, ...reports),
    report: { file, read: reader(VitestReport) },
  };
}

/** Those in files named *.built.test.ts look at what was measured. */
function unitTests(): Suite[] {
  const ofBuilt = vitest('Unit tests of what was measured', 'vitest-built.json', '.built.test.ts');
  return [
    vitest(UNIT, 'vitest.json', '--exclude=**/*.built.test.ts'),
    { ...ofBuilt, needs: [LESSONS] },
  ];
}

function mutantTests(): Suite {
  const file = '.cache/mutants-report.json';
  return {
    ...node('Mutants: each grader broken in one place, and noticed', 'scripts/mutants.ts'),
    needs: [UNIT],
    report: { file, read: reader(MeasureReport) },
  };
}

function lessons(): Suite {
  return {
    ...node(LESSONS, 'scripts/measure/measure-course.ts', '--share'),
    report: { file: WHOLE_REPORT, read: reader(MeasureReport) },
  };
}

function buildSite(): Suite[] {
  return [
    { ...node(BUILT, ASTRO, 'build'), needs: [LESSONS], steps: () => readSteps() },
    { ...node(UNDER_PATH, 'scripts/deploy/under-path.ts'), needs: [BUILT] },
    {
      ...node('Links: within the site', 'scripts/check-links.ts'),
      needs: [BUILT],
      report: { file: '.cache/links-report.json', read: reader(MeasureReport) },
    },
  ];
}

async function main(): Promise<void> {
  await setup();
  const ruff = await findRuff();
  const browser = findBrowser();
  const firefox = findFirefox();
  const webkit = await findWebKit();
  const endToEnd = await chromiumSuite(browser, {
    name: 'End to end in Chromium, on the built site',
    env: { BUILT_UNDER_PATH: 'yes' },
  });
  const outcomes = await runSuites([
    ...checks(ruff),
    lessons(),
    ...unitTests(),
    mutantTests(),
    ...buildSite(),
    { ...endToEnd, needs: [BUILT, UNDER_PATH] },
    ...[firefoxSuite(firefox, 'visit'), ...webkitSuites(webkit, 'visit')].map((suite) => ({
      ...suite,
      needs: [BUILT],
    })),
  ]);
  process.exitCode = summarise(outcomes);
}

await runMain(main);
