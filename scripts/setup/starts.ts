/** Whether a program is there and runs. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What it answers to `--version`; null when it is not there or does not start. */
export function versionOf(path: string, env: NodeJS.ProcessEnv = process.env): string | null {
  if (!existsSync(path)) return null;
  const { status, stdout } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 60_000,
    env,
  });
  return status === 0 ? stdout.trim() : null;
}

export function starts(path: string): boolean {
  return versionOf(path) !== null;
}
