/**
 * Puts the interpreter's files into public/pyodide/, each checked by sha256: the core from the npm
 * package, the standard library also in the form that travels best (repack.ts), the wheels from the
 * cache, Pyodide's CDN or PyPI (wheels.ts). Then makes compressed copies for hosts that serve them,
 * and writes what a visit costs, for the pages to show.
 */
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from './cache.ts';
import { compressOnce } from './compress.ts';
import { Failure } from './fail.ts';
import pins from './pins.json' with { type: 'json' };
import { storeUncompressed } from './repack.ts';
import { copyVerified, isVerified, putVerified } from './verified.ts';
import { fetchPypiWheels, fetchWheels, WHEEL_PACKAGES } from './wheels.ts';

const NPM_PACKAGE = 'node_modules/pyodide';
export const PUBLIC_FOLDER = 'public/pyodide';
const LIST = 'src/interpreter/files.generated.json';
const STDLIB = 'python_stdlib.zip';
const STORED_STDLIB = 'python_stdlib.stored.zip';

const LockFile = z.object({
  info: z.record(z.string(), z.unknown()),
  packages: z.record(z.string(), z.looseObject({ file_name: z.string(), sha256: z.string() })),
});
type LockFile = z.infer<typeof LockFile>;

export interface InterpreterFile {
  name: string;
  bytes: number;
  /** What crosses the wire where the host serves compressed files. */
  transferBytes: number;
  sha256: string;
}

/** Does nothing but check when everything is in place already. */
export async function setupInterpreter(): Promise<void> {
  await checkVersion();
  for (const [name, sha256] of Object.entries(pins.core)) {
    await copyVerified(join(NPM_PACKAGE, name), join(PUBLIC_FOLDER, name), sha256);
  }
  await repackStdlib();
  const lock = await trimmedLock();
  const wheels = Object.entries(lock.packages).map(([name, { file_name, sha256 }]) => ({
    package: name,
    name: file_name,
    sha256,
  }));
  await fetchWheels(pins.version, wheels, PUBLIC_FOLDER);
  const pure = pypiPackages();
  await fetchPypiWheels(pure.wheels, PUBLIC_FOLDER);
  const all = [...wheels, ...pure.wheels.map(({ requirement: _, ...wheel }) => wheel)];
  const list = {
    version: pins.version,
    files: await describeCore(),
    wheels: await Promise.all(
      all.map(async (wheel) => ({ ...wheel, bytes: await sizeOf(wheel.name) })),
    ),
    lock: { ...lock, packages: { ...lock.packages, ...pure.entries } },
  };
  await writeWhenChanged(LIST, `${JSON.stringify(list, null, 2)}\n`);
}

async function checkVersion(): Promise<void> {
  const text = await readFile(join(NPM_PACKAGE, 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(text));
  if (version !== pins.version) {
    throw new Failure(
      `node_modules holds Pyodide ${version}, but Freed is made for ${pins.version}. Run npm ci.`,
    );
  }
}

async function repackStdlib(): Promise<void> {
  const target = join(PUBLIC_FOLDER, STORED_STDLIB);
  if (await isVerified(target, pins.storedStdlib)) return;
  await putVerified(target, pins.storedStdlib, (temporary) =>
    storeUncompressed(join(PUBLIC_FOLDER, STDLIB), temporary),
  );
}

/** The lock file with the packages that there are: 2 kB in the worker's script instead of 114 kB. */
async function trimmedLock(): Promise<LockFile> {
  const file = join(NPM_PACKAGE, pins.lock.name);
  if (!(await isVerified(file, pins.lock.sha256))) {
    throw new Failure(`${file} is not the file it should be. Delete node_modules and run npm ci.`);
  }
  const { info, packages } = LockFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const kept = WHEEL_PACKAGES.map((name) => {
    const entry = packages[name];
    if (entry === undefined) throw new Failure(`${pins.lock.name} has no package ${name}.`);
    return [name, entry] as const;
  });
  return { info, packages: Object.fromEntries(kept) };
}

/** Packages that are not in Pyodide's lock file, with entries like those it has. */
function pypiPackages() {
  const packages = Object.entries(pins.pypi);
  return {
    wheels: packages.map(([name, { version, file_name, sha256 }]) => ({
      package: name,
      name: file_name,
      sha256,
      requirement: `${name}==${version}`,
    })),
    entries: Object.fromEntries(
      packages.map(([name, pin]) => [
        name,
        {
          ...pin,
          name,
          depends: [],
          install_dir: 'site',
          package_type: 'package',
          unvendored_tests: false,
        },
      ]),
    ),
  };
}

/** What a first start fetches. */
async function describeCore(): Promise<InterpreterFile[]> {
  const fetched = { ...pins.core, [STORED_STDLIB]: pins.storedStdlib };
  const names = Object.entries(fetched).filter(([name]) => name !== STDLIB);
  return Promise.all(
    names.map(async ([name, sha256]) => {
      const cached = join(cacheFolder(), 'brotli', `${sha256}.br`);
      const transferBytes = await compressOnce(join(PUBLIC_FOLDER, name), sha256, cached);
      const file = { name, bytes: await sizeOf(name), transferBytes, sha256 };
      return file satisfies InterpreterFile;
    }),
  );
}

async function sizeOf(name: string): Promise<number> {
  return (await stat(join(PUBLIC_FOLDER, name))).size;
}

async function writeWhenChanged(file: string, text: string): Promise<void> {
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return;
  await writeFile(file, text);
}
