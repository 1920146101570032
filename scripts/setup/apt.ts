/** Installs a program from Debian's packages, where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const APT = '/usr/bin/apt-get';
/** A server that does not answer must cost seconds. */
const IMPATIENT = ['Acquire::Retries=0', 'Acquire::http::Timeout=8', 'Acquire::https::Timeout=8'];

/** False where it cannot be done: another system, no rights, no connection, no such package. */
export function aptInstall(name: string): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync(APT)) return false;
  apt(['update'], 30); // whether it helped is seen next
  // The download may be cut off when it takes too long; unpacking may not.
  return apt(['install', '-y', '--download-only', name], 300) && apt(['install', '-y', name]);
}

function apt(args: string[], seconds?: number): boolean {
  const options = IMPATIENT.flatMap((one) => ['-o', one]);
  const { status } = spawnSync(APT, ['-qq', ...options, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    ...(seconds !== undefined && { timeout: seconds * 1000 }),
  });
  return status === 0;
}
