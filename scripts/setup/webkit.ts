/**
 * Finds WebKitGTK for the tests in a third engine: Debian's package `webkit2gtk-driver` brings the driver,
 * and the browser that it drives. Nothing is installed: where it is missing, those tests are skipped.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDisplay } from './display.ts';
import { versionOf } from './starts.ts';
import { which } from './which.ts';

const DRIVER = 'WebKitWebDriver';
const BROWSER = 'MiniBrowser';
const FOLDERS = ['/usr/lib', '/usr/libexec'];
/** The oldest that these tests were run with. */
const OLDEST = [2, 50] as const;

export type Found = { driver: string; browser: string } | { lacking: string };

/** @param folders in which systems keep the browser, in one whose name says the version of its interface. */
export async function findWebKit(
  env: NodeJS.ProcessEnv = process.env,
  folders: readonly string[] = FOLDERS,
): Promise<Found> {
  const driver = which(DRIVER, env['PATH']);
  const browser = folders.flatMap(browsersIn).at(-1);
  if (driver === null || browser === undefined) {
    return {
      lacking:
        'No WebKit was found. To run these tests on Linux, install webkit2gtk-driver ' +
        `${OLDEST.join('.')} or newer, and xvfb where there is no display.`,
    };
  }
  const display = await startDisplay(env);
  if (display === null) {
    return { lacking: 'WebKit needs a display: install xvfb, or set DISPLAY to one.' };
  }
  const said = versionOf(browser, { ...env, DISPLAY: display.name }) ?? '';
  await display.end();
  if (isEnough(said)) return { driver, browser };
  const needed = `these tests need ${OLDEST.join('.')} or newer.`;
  return { lacking: `${browser} is ${said || 'no WebKit'}; ${needed}` };
}

/** Below `folder`, or in a folder of the machine's architecture below it. */
function browsersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const below = readdirSync(folder).map((name) => join(folder, name));
  const places = below.filter((path) => /-linux-/.test(path)).flatMap((path) => inside(path));
  return [...below, ...places]
    .filter((path) => /\/webkit(2gtk|gtk)-\d[^/]*$/.test(path))
    .map((path) => join(path, BROWSER))
    .filter((path) => existsSync(path))
    .sort();
}

function inside(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

function isEnough(said: string): boolean {
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(said)?.slice(1) ?? []).map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
