/** Finds Python 3 with pip and runs it; used to fetch what npm does not carry. */
import { spawnSync } from 'node:child_process';
import { DISK_FULL, Failure } from './fail.ts';

const CANDIDATES = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];

/** The command of a Python 3 with pip. @throws Failure saying what is missing. */
export function findPython(candidates: readonly string[] = CANDIDATES): string {
  const found = candidates.find((command) =>
    runs(command, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']),
  );
  if (found === undefined) {
    throw new Failure(
      'Python 3 was not found. Install it (https://www.python.org), then run this command again.',
    );
  }
  if (!runs(found, ['-m', 'pip', '--version'])) {
    throw new Failure(
      `${found} has no pip. Install it (on Debian: apt install python3-pip; elsewhere: ` +
        `${found} -m ensurepip), then run this command again.`,
    );
  }
  return found;
}

function runs(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Runs pip with its own progress on the screen.
 * @throws Failure with `advice` when it fails, or saying that the disk is full when it is that.
 */
export function pip(python: string, args: string[], advice: string): void {
  const result = spawnSync(
    python,
    ['-m', 'pip', '--disable-pip-version-check', '--no-input', ...args],
    { stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8' },
  );
  if (result.stderr) console.error(result.stderr.trim());
  if (result.status !== 0) throw new Failure(saysDiskFull(result.stderr) ? DISK_FULL : advice);
}

/** Whether a Python program's last words are that the disk is full. */
export function saysDiskFull(said: string): boolean {
  return /\[Errno 28\]|No space left on device/.test(said);
}
