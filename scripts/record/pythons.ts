/**
 * Finds every CPython on the machine: those in the PATH, and those that pyenv keeps. A virtual
 * environment is none of its own. (The `py` launcher of Windows is not asked.)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as z from 'zod';
import { byVersion, nameOfPython } from '../../src/content/recording.ts';

const ABOUT = join(import.meta.dirname, 'about.py');
/** `python`, `python3`, `python3.13`, `python3.13t`, with .exe on Windows. */
const NAME = /^python(\d|\d\.\d+t?)?(\.exe)?$/;

const About = z.object({
  implementation: z.string(),
  version: z.string(),
  freeThreaded: z.boolean(),
  compiler: z.string(),
  libc: z.string().nullable(),
  executable: z.string(),
  virtual: z.boolean(),
});
export type Python = z.infer<typeof About>;

/** Oldest first, each version once: the one that stands first in the PATH, pyenv's after those. */
export function findPythons(env: NodeJS.ProcessEnv = process.env): Python[] {
  const byName = new Map<string, Python>();
  for (const command of candidates(env)) {
    const python = describe(command, env);
    if (python?.implementation !== 'CPython' || python.virtual) continue;
    const name = nameOfPython(python);
    if (!byName.has(name)) byName.set(name, python);
  }
  return [...byName].sort(([a], [b]) => byVersion(a, b)).map(([, python]) => python);
}

/** Files that may be a Python, by their names; each once, however many names it has. */
export function candidates(env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const versions = join(pyenvRoot(env), 'versions');
  const ofPyenv = filesIn(versions).map((version) => join(versions, version, 'bin'));
  // The links in a virtual environment lead to a Python that counts by itself.
  const own = [...folders, ...ofPyenv].filter((one) => !existsSync(join(one, '..', 'pyvenv.cfg')));
  const files = own.flatMap((folder) =>
    filesIn(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
  return [...new Map(files.toReversed().map((file) => [realpath(file), file])).values()].reverse();
}

/** The file itself where it is a link that leads nowhere. */
function realpath(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

function pyenvRoot(env: NodeJS.ProcessEnv): string {
  const { stdout } = spawnSync('pyenv', ['root'], { encoding: 'utf8', env });
  return (stdout || (env['PYENV_ROOT'] ?? '')).trim();
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // The PATH may name folders that are not there.
  }
}

/** null for what does not start, as pyenv's stand-ins for versions that are not chosen. */
function describe(command: string, env: NodeJS.ProcessEnv): Python | null {
  const { status, stdout } = spawnSync(command, ['-E', ABOUT], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 20_000,
  });
  return status === 0 ? About.parse(JSON.parse(stdout)) : null;
}
