/** A child process together with all it started: how busy it is, and its end. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import treeKill from 'tree-kill';
import { z } from 'zod';

interface Row {
  pid: number;
  parent: number;
  /** Seconds of processor time so far; null where the system tells none. */
  cpu: number | null;
}

/**
 * Kills a process of ours and everything below it, also what leads a process group of its own, as
 * Playwright's server and browsers do. No error where it has ended already.
 */
export async function endTree(pid: number): Promise<void> {
  // tree-kill asks `ps`, and fails where a small Linux image has none: there the group is all we can reach.
  const isListed = process.platform !== 'linux' || processes().length > 0;
  if (isListed) await new Promise((done) => treeKill(pid, 'SIGKILL', done));
  endGroup(pid);
  kill(pid);
}

/** Kills what a process of ours, which led a group and has ended, left running in it. */
export function endGroup(pid: number): void {
  if (process.platform !== 'win32') kill(-pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself, or leads no group.
  }
}

/**
 * Seconds of processor time that each process of this tree has used so far, by its id; whole seconds
 * on Linux. Null where the system does not tell.
 */
export function cpuOf(pid: number): ReadonlyMap<number, number> | null {
  const times = new Map<number, number>();
  for (const row of treeOf(pid, processes())) {
    if (row.cpu === null) return null;
    times.set(row.pid, row.cpu);
  }
  return times.size > 0 ? times : null;
}

/** What `ps` calls TIME: `[[days-]hours:]minutes:seconds`. Null when it is something else. */
export function secondsOf(time: string): number | null {
  const read = /^(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(time);
  if (read === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = read
    .slice(1)
    .map((part) => Number(part || 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function treeOf(pid: number, rows: readonly Row[]): Row[] {
  const found = rows.filter((row) => row.pid === pid);
  const parents = [pid];
  for (const parent of parents) {
    const children = rows.filter((row) => row.parent === parent && !parents.includes(row.pid));
    found.push(...children);
    parents.push(...children.map((row) => row.pid));
  }
  return found;
}

function processes(): Row[] {
  return process.platform === 'win32' ? processesOfWindows() : processesOfPs();
}

function processesOfPs(): Row[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,time='], { encoding: 'utf8' });
  return (stdout || '')
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
    .map(([pid, parent, time = '']) => ({
      pid: Number(pid),
      parent: Number(parent),
      cpu: secondsOf(time),
    }));
}

/** In units of 100 ns. */
const WindowsRows = z.array(
  z.object({
    ProcessId: z.number(),
    ParentProcessId: z.number(),
    KernelModeTime: z.number(),
    UserModeTime: z.number(),
  }),
);
const QUERY =
  'Get-CimInstance Win32_Process | ' +
  'Select-Object ProcessId,ParentProcessId,KernelModeTime,UserModeTime | ConvertTo-Json';

function processesOfWindows(): Row[] {
  const { status, stdout } = spawnSync('powershell', ['-NoProfile', '-Command', QUERY], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  if (status !== 0) return [];
  return WindowsRows.parse(JSON.parse(stdout)).map((row) => ({
    pid: row.ProcessId,
    parent: row.ParentProcessId,
    cpu: (row.KernelModeTime + row.UserModeTime) / 1e7,
  }));
}

const together = new Set<number>();

async function endAll(signal: NodeJS.Signals): Promise<void> {
  await Promise.all([...together].map(endTree));
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

const onSignal = (signal: NodeJS.Signals) => void endAll(signal);

/** Ends the child's tree when this process is told to end. Call the answer when the child is done. */
export function endTogether({ pid }: ChildProcess): () => void {
  if (pid === undefined) return () => undefined;
  if (together.size === 0) process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  together.add(pid);
  return () => {
    together.delete(pid);
    if (together.size === 0) process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  };
}
