/**
 * What the native scripts import, for each Python: a virtual environment in the cache, with the versions
 * and hashes of requirements.txt. pip itself is fetched the same way: not every Python has one.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { nameOfPython } from '../../src/content/recording.ts';
import { cacheFolder } from '../setup/cache.ts';
import { Failure } from '../setup/fail.ts';
import { findPython, pip } from '../setup/pip.ts';
import type { Python } from './pythons.ts';

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
/** A pip that runs on old Pythons does not run on the newest. */
const PIPS = { old: 'pip-old.requirements.txt', new: 'pip.requirements.txt' };
const PINNED = ['--require-hashes', '--no-deps', '--only-binary=:all:', '-r'];

/** The oldest Python that requirements.txt is made for, and the oldest of the newer pip. */
const OLDEST = [3, 8] as const;
const OLDEST_OF_PIP = [3, 10] as const;

/** Where recordings keep what they need: environments, and data while they run. */
export const RECORD_CACHE = join(cacheFolder(), 'record');

/**
 * The interpreter of this Python's environment (one for each state of the requirements), made when it is not there. null when the Python is too
 * old for the packages, or when they are not to be had for it; the latter is said on the screen.
 */
export async function environmentOf(
  python: Python,
  requirements = readFileSync(REQUIREMENTS, 'utf8'),
): Promise<string | null> {
  if (!isAtLeast(python, OLDEST)) return null;
  const hash = hashOf(python.executable + requirements);
  const folder = join(RECORD_CACHE, `${nameOfPython(python)}-${hash}`);
  const interpreter = inEnvironment(folder);
  const stamp = join(folder, '.installed');
  if (existsSync(stamp)) return interpreter;
  await rm(folder, { recursive: true, force: true });
  console.log(`Installing what the scripts import, for Python ${nameOfPython(python)}.`);
  try {
    await install(python, requirements, folder);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`${error.message} Its cases that need them are left out.`);
    return null;
  }
  await writeFile(stamp, '');
  return interpreter;
}

/** The lines of requirements.txt, with their hashes, that name one of these packages. */
export function requirementsOf(packages: readonly string[]): string {
  const blocks = readFileSync(REQUIREMENTS, 'utf8').split(/\n(?=[a-z])/);
  return blocks
    .filter((block) => packages.some((name) => block.startsWith(`${name}==`)))
    .join('\n');
}

async function install(python: Python, requirements: string, folder: string): Promise<void> {
  const wheel = await pipWheel(isAtLeast(python, OLDEST_OF_PIP) ? PIPS.new : PIPS.old);
  const name = nameOfPython(python);
  run(python.executable, ['-m', 'venv', '--without-pip', folder], `Python ${name} has no venv.`);
  const interpreter = inEnvironment(folder);
  const file = join(folder, 'requirements.txt');
  await writeFile(file, requirements);
  run(
    interpreter,
    [join(wheel, 'pip'), 'install', '-q', '--disable-pip-version-check', ...PINNED, file],
    `The packages could not be installed for Python ${name}.`,
  );
}

function isAtLeast({ version }: Python, [major, minor]: readonly [number, number]): boolean {
  const [its = 0, itsMinor = 0] = version.split('.').map(Number);
  return its > major || (its === major && itsMinor >= minor);
}

/** The path of pip's wheel, which Python can run as it is. */
async function pipWheel(name: string): Promise<string> {
  const file = join(import.meta.dirname, name);
  const folder = join(RECORD_CACHE, `pip-${hashOf(readFileSync(file, 'utf8'))}`);
  if (!existsSync(folder)) {
    await mkdir(RECORD_CACHE, { recursive: true });
    const sentence = 'pip could not be fetched. Check your connection, then run this again.';
    pip(findPython(), ['download', '-q', '-d', folder, ...PINNED, file], sentence);
  }
  const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'));
  if (wheel === undefined)
    throw new Failure(`${folder} has no wheel. Delete it, and run this again.`);
  return join(folder, wheel);
}

const Packages = z.record(z.string(), z.string());

/** Versions of packages in an environment, as they are installed. */
export function versionsIn(
  interpreter: string,
  packages: readonly string[],
): Record<string, string> {
  if (packages.length === 0) return {};
  const script = join(import.meta.dirname, 'versions.py');
  const { stdout } = spawnSync(interpreter, [script, ...packages], { encoding: 'utf8' });
  return Packages.parse(JSON.parse(stdout));
}

function run(command: string, args: string[], sentence: string): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Failure(sentence);
}

function inEnvironment(folder: string): string {
  const windows = process.platform === 'win32';
  return join(folder, ...(windows ? ['Scripts', 'python.exe'] : ['bin', 'python']));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
