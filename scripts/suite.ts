/** Runs one suite of the tests as a child process, ends it when it hangs, and counts what ran. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { cpuOf, endGroup, endTogether, endTree } from './process-tree.ts';
import type { Counts } from './reports.ts';
import type { Timed } from './stopwatch.ts';
import { Watchdog } from './watchdog.ts';

export interface Suite {
  name: string;
  command: string;
  args: string[];
  /** Names of suites whose work it uses: when one of them has failed, it is not run. */
  needs?: readonly string[];
  env?: Record<string, string>;
  /** Where it leaves its counts; without one it counts as one check, by its exit code. */
  report?: { file: string; read(text: string): Counts };
  /** The times of its steps, which are said in its place. */
  steps?: () => Promise<Timed[]>;
  /** What this machine lacks for it, as a sentence: then all its tests may be skipped. */
  lacks?: string;
}

export interface Outcome extends Counts {
  name: string;
  seconds: number;
  remark: string;
  /** Names of the suites that failed, so that this one was not run. */
  missing?: readonly string[];
  /** How long each of its steps took, where it says so. */
  steps?: readonly Timed[];
}

/** How often it is looked whether a suite still moves. */
const LOOK_MS = 15_000;
/** How long its last output may take to come, where a process outside its group holds on to it. */
const LAST_WORDS_MS = 5000;

export async function runSuite(suite: Suite): Promise<Outcome> {
  console.log(`\n━━ ${suite.name}`);
  if (suite.report) await rm(suite.report.file, { force: true });
  const started = Date.now();
  const { code, ended } = await runChild(suite);
  const seconds = Math.round((Date.now() - started) / 1000);
  const outcome = { name: suite.name, seconds };
  if (ended !== null) return { ...outcome, passed: 0, failed: 1, skipped: 0, remark: ended };
  const counts = await countsOf(suite, code);
  const steps = counts.failed === 0 ? await suite.steps?.() : undefined;
  return { ...outcome, ...counts, ...(steps && { steps }) };
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

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** The child leads a group of its own, so that one that hangs ends with whatever it started. */
async function runChild(suite: Suite): Promise<{ code: number | null; ended: string | null }> {
  const child = spawn(suite.command, suite.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...colours(), ...suite.env },
    detached: process.platform !== 'win32',
  });
  const watch = watchOver(child, suite.report?.file);
  // A group of its own does not hear the terminal's Ctrl+C.
  const release = endTogether(child);
  const code = await exitOf(child);
  const ended = watch.stop();
  release();
  await printedAll(child);
  return { code, ended };
}

/** What it prints comes through us, which would turn colours off. */
function colours(): NodeJS.ProcessEnv {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {};
}

/** Passes on what the child prints, and ends its tree when nothing moves any more. */
function watchOver(child: Child, report: string | undefined): { stop(): string | null } {
  const watchdog = new Watchdog(Date.now());
  let ended: string | null = null;
  let touched = touchedAt(report);
  const heard = () => watchdog.heard();
  child.stdout.on('data', heard).pipe(process.stdout, { end: false });
  child.stderr.on('data', heard).pipe(process.stderr, { end: false });
  const timer = setInterval(() => {
    if (child.pid === undefined || ended !== null) return;
    const now = touchedAt(report);
    if (now !== touched) heard();
    touched = now;
    ended = watchdog.look(Date.now(), cpuOf(child.pid));
    if (ended !== null) void endTree(child.pid);
  }, LOOK_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return ended;
    },
  };
}

function touchedAt(file: string | undefined): number | undefined {
  return file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** Null when it was killed. */
async function exitOf(child: Child): Promise<number | null> {
  return new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
  });
}

/** What it has left running holds on to its output, and must not hold us: it ends with its group. */
async function printedAll(child: Child): Promise<void> {
  if (child.pid !== undefined) endGroup(child.pid);
  const open = [child.stdout, child.stderr].filter((stream) => !stream.closed);
  await Promise.race([
    Promise.all(open.map((stream) => once(stream, 'close'))),
    new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS).unref()),
  ]);
  for (const stream of open) stream.unpipe().destroy();
}
