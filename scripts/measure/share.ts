/** Which lessons are measured again although their results hold: a tenth, another one at each commit. */
import { execFileSync } from 'node:child_process';

const TENTH = 10;

/** @returns of ten commits in a row each lesson is in one share. */
export function shareOf(names: readonly string[], commit = commitNumber()): string[] {
  return names.filter((_, place) => place % TENTH === commit % TENTH);
}

/** Commits so far; in a clone that has only the last one, a number made from its hash. */
function commitNumber(): number {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    const isShallow = git('rev-parse', '--is-shallow-repository') === 'true';
    return isShallow
      ? Number.parseInt(git('rev-parse', 'HEAD').slice(0, 8), 16)
      : Number(git('rev-list', '--count', 'HEAD'));
  } catch {
    return 0; // an archive without git: the first share
  }
}
