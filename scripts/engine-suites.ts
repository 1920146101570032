/** The tests in further engines as suites: skipped, and said why, where there is no such engine. */
import { join } from 'node:path';
import type { Asked } from '../e2e/engines/test.ts';
import { VitestReport } from './reports.ts';
import type { Found as FoundFirefox } from './setup/firefox.ts';
import type { Found as FoundWebKit } from './setup/webkit.ts';
import type { Suite } from './suite.ts';

const CONFIG = join('e2e', 'engines', 'vitest.config.ts');

/** @param part of the name of the test files that run; without it all do. */
export function firefoxSuite(firefox: FoundFirefox, part?: string): Suite {
  const asked = 'path' in firefox ? ({ name: 'firefox', path: firefox.path } as const) : firefox;
  return engineSuite('Firefox', 'firefox', asked, part);
}

/** With shared memory, as WebKit has it on other systems, and without it, as WebKitGTK starts by itself. */
export function webkitSuites(webkit: FoundWebKit, part?: string): Suite[] {
  return [true, false].map((sharesMemory) => {
    const asked =
      'lacking' in webkit ? webkit : ({ name: 'webkit', ...webkit, sharesMemory } as const);
    const how = sharesMemory ? 'with' : 'without';
    return engineSuite(`WebKit ${how} shared memory`, `webkit-${how}`, asked, part);
  });
}

function engineSuite(
  engine: string,
  report: string,
  asked: Asked | { lacking: string },
  part: string | undefined,
): Suite {
  const file = join('.cache', 'reports', `${report}.json`);
  const args = ['run', '--config', CONFIG, ...(part === undefined ? [] : [part])];
  const reports = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${file}`];
  const isThere = !('lacking' in asked);
  return {
    name: `End to end in ${engine}${part === undefined ? '' : `: a ${part}`}`,
    command: process.execPath,
    args: [join('node_modules', 'vitest', 'vitest.mjs'), ...args, ...reports],
    env: { ENGINE: isThere ? JSON.stringify(asked) : '' },
    report: { file, read: (text) => VitestReport.parse(JSON.parse(text)) },
    ...(!isThere && { lacks: asked.lacking }),
  };
}
