/** Ends a child process together with all it started, which outlives it otherwise. */
import { type ChildProcess, spawnSync } from 'node:child_process';

/**
 * Kills a process of ours and everything below it. By parent ids, because Playwright gives its
 * server and its browsers process groups of their own.
 */
export function endTree(pid: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  // Listed before the first kill: orphans are given to another parent.
  for (const one of [...descendantsOf(pid), -pid, pid]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended by itself, or leads no group.
    }
  }
}

function descendantsOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = (stdout || '').split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found) {
    for (const [child = 0, its] of rows) if (its === parent) found.push(child);
  }
  return found.slice(1);
}

/** Ends the child's tree when this process is told to end. Call the answer when the child is done. */
export function endTogether(child: ChildProcess): () => void {
  const end = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined) endTree(child.pid);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return () => {
    process.off('SIGINT', end).off('SIGTERM', end);
  };
}
