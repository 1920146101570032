/**
 * Finds a Firefox for the tests in a second engine, or gets one. Unlike Chromium it may be missing:
 * then those tests are skipped, and it is said why.
 */
import { aptInstall } from './apt.ts';
import { Failure } from './fail.ts';
import { starts, versionOf } from './starts.ts';
import { which } from './which.ts';

const DEBIAN = 'firefox-esr';
const NAMES = [DEBIAN, 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
/** The oldest that these tests were run with. */
const OLDEST = 153;

export type Found = { path: string } | { lacking: string };

/** @throws Failure when FIREFOX_PATH names one that does not start. */
export function findFirefox(
  env: NodeJS.ProcessEnv = process.env,
  install: (name: string) => boolean = aptInstall,
): Found {
  const wished = env['FIREFOX_PATH'];
  if (wished) {
    const path = which(wished, env['PATH']);
    if (path !== null && starts(path)) return judge(path);
    throw new Failure(`FIREFOX_PATH is ${wished}, which does not start. Correct or unset it.`);
  }
  const found = firstThatStarts(env) ?? (install(DEBIAN) ? firstThatStarts(env) : null);
  if (found !== null) return judge(found);
  return {
    lacking:
      'No Firefox was found, and none could be installed. To run these tests, install Firefox ' +
      `${OLDEST} or newer, or set FIREFOX_PATH to one.`,
  };
}

function firstThatStarts(env: NodeJS.ProcessEnv): string | null {
  const paths = NAMES.map((name) => which(name, env['PATH'])).filter((path) => path !== null);
  return paths.find(starts) ?? null;
}

/** Older ones may lack what the driver needs: their failures would say nothing about the site. */
function judge(path: string): Found {
  const said = versionOf(path) ?? '';
  const version = Number(/Firefox (\d+)/.exec(said)?.[1]);
  if (version >= OLDEST) return { path };
  return {
    lacking: `${path} is ${said || 'no Firefox'}; these tests need Firefox ${OLDEST} or newer.`,
  };
}
