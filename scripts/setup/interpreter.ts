/**
 * Puts the interpreter's files into public/pyodide/, each checked by sha256: the core from the npm
 * package, the standard library packed for a fast start (stdlib.ts), the wheels from the cache,
 * Pyodide's CDN or PyPI (wheels.ts). Then makes compressed copies for hosts that serve them,
 * and writes what a visit costs, for the pages to show.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from './cache.ts';
import { compressOnce } from './compress.ts';
import { Failure } from './fail.ts';
import packed from '../../src/interpreter/stdlib-pins.json' with { type: 'json' };
import pins from './pins.json' with { type: 'json' };
import { LATER, packStdlib } from './stdlib.ts';
import { copyVerified, isVerified, putVerified } from './verified.ts';
import { fetchPypiWheels, fetchWheels, WHEEL_PACKAGES } from './wheels.ts';
import { writeWhenChanged } from './when-changed.ts';

const NPM_PACKAGE = 'node_modules/pyodide';
export const PUBLIC_FOLDER = 'public/pyodide';
const LIST = 'src/interpreter/files.generated.json';
const STORED = 'python_stdlib.stored.zip';
const LATER_NAME = 'python-stdlib-later';

const LockFile = z.object({
  info: z.record(z.string(), z.unknown()),
  packages: z.record(
    z.string(),
    z.looseObject({ file_name: z.string(), sha256: z.string(), depends: z.array(z.string()) }),
  ),
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
  await putStdlib();
  const lock = await trimmedLock();
  const wheels = Object.entries(lock.packages).map(([name, { file_name, sha256 }]) => ({
    package: name,
    name: file_name,
    sha256,
  }));
  await fetchWheels(pins.version, wheels, PUBLIC_FOLDER);
  const pure = pypiPackages();
  await fetchPypiWheels(pure.wheels, PUBLIC_FOLDER);
  const later = laterPackage();
  const all = [...wheels, ...pure.wheels.map(({ requirement: _, ...wheel }) => wheel), later.wheel];
  const list = {
    version: pins.version,
    files: await describeCore(),
    wheels: await Promise.all(
      all.map(async (wheel) => ({ ...wheel, bytes: await sizeOf(wheel.name) })),
    ),
    lock: { ...lock, packages: { ...lock.packages, ...pure.entries, ...later.entries } },
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

async function putStdlib(): Promise<void> {
  const pinned = Object.entries(packed);
  const isThere = await Promise.all(
    pinned.map(([name, sha256]) => isVerified(join(PUBLIC_FOLDER, name), sha256)),
  );
  if (isThere.every(Boolean)) return;
  await refuseOther(join(NPM_PACKAGE, pins.stdlib.source.name), pins.stdlib.source.sha256);
  console.log('  packing Python’s standard library for a fast start: once, some seconds');
  const archives = await packStdlib(NPM_PACKAGE);
  for (const [name, sha256] of pinned) {
    const content = archives.get(name);
    if (content === undefined) throw new Error(`${name} is not packed.`);
    await putVerified(join(PUBLIC_FOLDER, name), sha256, (temporary) =>
      writeFile(temporary, content),
    );
  }
}

/** @throws Failure when a file of the npm package is not the one that is pinned. */
async function refuseOther(file: string, sha256: string): Promise<void> {
  if (await isVerified(file, sha256)) return;
  throw new Failure(`${file} is not the file it should be. Delete node_modules and run npm ci.`);
}

/** The lock file with the packages that there are: 2 kB in the worker's script instead of 114 kB. */
async function trimmedLock(): Promise<LockFile> {
  const file = join(NPM_PACKAGE, pins.lock.name);
  await refuseOther(file, pins.lock.sha256);
  const { info, packages } = LockFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const kept = WHEEL_PACKAGES.map((name) => {
    const entry = packages[name];
    if (entry === undefined) throw new Failure(`${pins.lock.name} has no package ${name}.`);
    // NumPy's own tests want unittest, and who uses NumPy waits for more than that.
    const depends = name === 'numpy' ? [...entry.depends, LATER_NAME] : entry.depends;
    return [name, { ...entry, depends }] as const;
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

/** The part of the standard library that few cells import comes like a package. */
function laterPackage() {
  const file_name = 'python_stdlib.later.zip';
  const sha256 = packed[file_name];
  const entry = {
    ...{ name: LATER_NAME, version: pins.version, file_name, sha256 },
    ...{ imports: LATER, depends: [], install_dir: 'site', package_type: 'package' },
    unvendored_tests: false,
  };
  return {
    wheel: { package: LATER_NAME, name: file_name, sha256 },
    entries: { [LATER_NAME]: entry },
  };
}

/** What a first start fetches. */
async function describeCore(): Promise<InterpreterFile[]> {
  const fetched = { ...pins.core, [STORED]: packed[STORED] };
  return Promise.all(
    Object.entries(fetched).map(async ([name, sha256]) => {
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
