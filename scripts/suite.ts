/** Runs one suite of the tests as a child process, within its minutes, and counts what ran. */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { endTogether, endTree } from './process-tree.ts';
import type { Counts } from './reports.ts';

export interface Suite {
  name: string;
  command: string;
  args: string[];
  /** It is ended, and has failed, when it takes longer. */
  minutes: number;
  env?: Record<string, string>;
  /** Where it leaves its counts; without one it counts as one check, by its exit code. */
  report?: { file: string; read(text: string): Counts };
  /** What this machine lacks for it, as a sentence: then all its tests may be skipped. */
  lacks?: string;
}

export interface Outcome extends Counts {
  name: string;
  seconds: number;
  remark: string;
}

export async function runSuite(suite: Suite): Promise<Outcome> {
  console.log(`\n━━ ${suite.name}`);
  if (suite.report) await rm(suite.report.file, { force: true });
  const started = Date.now();
  const { code, late } = await runChild(suite);
  const seconds = Math.round((Date.now() - started) / 1000);
  const outcome = { name: suite.name, seconds };
  if (late) {
    const remark = `ended after ${String(suite.minutes)} minutes`;
    return { ...outcome, passed: 0, failed: 1, skipped: 0, remark };
  }
  return { ...outcome, ...(await countsOf(suite, code)) };
}

async function countsOf(suite: Suite, code: number | null): Promise<Counts & { remark: string }> {
  const byCode = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!suite.report) return { ...byCode, remark: '' };
  try {
    const { repeated = 0, ...counts } = suite.report.read(
      await readFile(suite.report.file, 'utf8'),
    );
    if (counts.passed + counts.failed === 0) {
      const { lacks } = suite;
      if (lacks && counts.skipped > 0 && code === 0) return { ...counts, remark: lacks };
      return { ...counts, failed: 1, remark: 'no test was run' };
    }
    // A suite can fail without a failing test: an import that breaks, an unhandled error.
    const broke = code !== 0 && counts.failed === 0;
    const attempts = repeated > 0 ? `${String(repeated)} at a second attempt, see above` : '';
    return {
      ...counts,
      failed: counts.failed + (broke ? 1 : 0),
      remark: broke ? 'broke' : attempts,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, remark: 'left no report' };
  }
}

/** The child leads a group of its own, so that a late one ends with whatever it started. */
async function runChild(suite: Suite): Promise<{ code: number | null; late: boolean }> {
  const child = spawn(suite.command, suite.args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...suite.env },
    detached: process.platform !== 'win32',
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    if (child.pid !== undefined) endTree(child.pid);
  }, suite.minutes * 60_000);
  // A group of its own does not hear the terminal's Ctrl+C.
  const release = endTogether(child);
  const code = await new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
  });
  clearTimeout(timer);
  release();
  return { code, late };
}
