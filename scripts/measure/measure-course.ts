/**
 * Measures all lessons, two at a time, each in a process of its own: they are independent, and Python
 * in wasm uses one core. Those whose results hold are not run, and need no process. Exits with 1 when one
 * has a problem.
 *
 *   --share     runs a tenth of them all the same: another one at each commit
 *   --compare   runs all, and compares
 *   --commit    runs all, and writes the results into the lessons' folders
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type LessonFolder,
  lessonFolders,
  readLessonFolder,
} from '../../src/content/lesson-folder.ts';
import type { Report } from '../../src/quiz/report.ts';
import { isKept, reportOfKept, reportOfNames } from './kept.ts';
import { keyOfLesson } from './lesson-key.ts';
import {
  type Counts,
  forgetReport,
  readReport,
  reportOf,
  WHOLE_REPORT,
  writeReport,
} from './report-file.ts';
import { shareOf } from './share.ts';

/** Each process takes up to 1 GB. */
const MOST_AT_ONCE = 2;

const SCRIPT = join(import.meta.dirname, 'measure-lessons.ts');

const { values: asked } = parseArgs({
  options: {
    share: { type: 'boolean' },
    compare: { type: 'boolean' },
    commit: { type: 'boolean' },
  },
});
const all = lessonFolders();
const share = new Set(asked.share ? shareOf(all) : []);

function howOf(name: string): string[] {
  if (asked.commit) return ['--commit'];
  if (asked.compare) return ['--compare'];
  return share.has(name) ? ['--anew'] : [];
}

/** null where it has to be measured. */
function kept(name: string): Counts | null {
  if (howOf(name).length > 0) return null;
  let lesson: LessonFolder;
  try {
    lesson = readLessonFolder(name);
  } catch {
    return null; // its own process says what is wrong with it
  }
  if (!isKept(name, keyOfLesson(name))) return null;
  return said(reportOfKept(lesson));
}

function said({ checks, problems }: Report): Counts {
  for (const problem of problems) console.error(`✗ ${problem}`);
  return { passed: checks - problems.length, failed: problems.length };
}

async function measured(name: string): Promise<Counts> {
  const known = kept(name);
  if (known !== null) return known;
  const file = reportOf([name]);
  forgetReport(file);
  const child = spawn(process.execPath, [SCRIPT, name, ...howOf(name)], { stdio: 'inherit' });
  await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  return existsSync(file) ? readReport(file) : { passed: 0, failed: 1 };
}

/** Large ones first, so that none is left alone at the end; those that cannot be read fail by themselves. */
function byWork(names: readonly string[]): string[] {
  const work = (name: string) => {
    try {
      const { cells, files } = readLessonFolder(name);
      return cells.size + files.size;
    } catch {
      return 0;
    }
  };
  return [...names].sort((one, other) => work(other) - work(one));
}

async function measureAll(names: readonly string[]): Promise<Counts[]> {
  const waiting = byWork(names);
  const counts: Counts[] = [];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      counts.push(await measured(name));
    }
  };
  const many = Math.min(MOST_AT_ONCE, availableParallelism());
  await Promise.all(Array.from({ length: many }, worker));
  return counts;
}

const counts = [said(reportOfNames(all)), ...(await measureAll(all))];
const passed = counts.reduce((sum, one) => sum + one.passed, 0);
const failed = counts.reduce((sum, one) => sum + one.failed, 0);
writeReport(WHOLE_REPORT, { passed, failed });
console.log(`Course measured: ${String(passed + failed)} checks, ${String(failed)} problems.`);
process.exitCode = failed > 0 ? 1 : 0;
