/**
 * Measures all lessons, two at a time, each in a process of its own: they are independent, and Python
 * in wasm uses one core. Exits with 1 when one of them has a problem.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { lessonFolders, readLessonFolder } from '../../src/content/lesson-folder.ts';
import {
  type Counts,
  forgetReport,
  readReport,
  reportOf,
  WHOLE_REPORT,
  writeReport,
} from './report-file.ts';

/** Each process takes up to 1 GB. */
const MOST_AT_ONCE = 2;

const SCRIPT = join(import.meta.dirname, 'measure-lessons.ts');

async function measured(name: string): Promise<Counts> {
  const file = reportOf([name]);
  forgetReport(file);
  const child = spawn(process.execPath, [SCRIPT, name], { stdio: 'inherit' });
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

const all = await measureAll(lessonFolders());
const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
writeReport(WHOLE_REPORT, { passed, failed });
console.log(`Course measured: ${String(passed + failed)} checks, ${String(failed)} problems.`);
process.exitCode = failed > 0 ? 1 : 0;
