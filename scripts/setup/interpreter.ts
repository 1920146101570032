/**
 * Puts the interpreter's files into public/pyodide/, each checked by sha256: the core from the npm
 * package, the wheels from the cache, Pyodide's CDN or PyPI (wheels.ts). Then makes compressed
 * copies for hosts that serve them, and writes what a visit costs for the pages to show.
 */
import { existsSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { z } from 'zod';
import { Failure } from './fail.ts';
import pins from './pins.json' with { type: 'json' };
import { copyVerified } from './verified.ts';
import { fetchWheels, WHEEL_PACKAGES } from './wheels.ts';

const NPM_PACKAGE = 'node_modules/pyodide';
export const PUBLIC_FOLDER = 'public/pyodide';
const LIST = 'src/interpreter/files.generated.json';
/** Files that gain nothing by compression: they are archives already. */
const COMPRESSED_ALREADY = /\.(zip|whl)$/;

const LockFile = z.object({
  packages: z.record(z.string(), z.object({ file_name: z.string(), sha256: z.string() })),
});

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
  const lock = LockFile.parse(
    JSON.parse(await readFile(join(PUBLIC_FOLDER, 'pyodide-lock.json'), 'utf8')),
  );
  const wheels = WHEEL_PACKAGES.map((name) => {
    const entry = lock.packages[name];
    if (entry === undefined) throw new Failure(`pyodide-lock.json has no package ${name}.`);
    return { package: name, name: entry.file_name, sha256: entry.sha256 };
  });
  await fetchWheels(pins.version, wheels, PUBLIC_FOLDER);
  const core = Object.entries(pins.core).map(([name, sha256]) => ({ name, sha256 }));
  const list = {
    version: pins.version,
    files: await Promise.all(core.map(describe)),
    wheels: await Promise.all(
      wheels.map(async (wheel) => ({ package: wheel.package, ...(await describe(wheel)) })),
    ),
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

async function describe({ name, sha256 }: { name: string; sha256: string }) {
  const file = join(PUBLIC_FOLDER, name);
  const { size } = await stat(file);
  if (COMPRESSED_ALREADY.test(name)) return { name, bytes: size, transferBytes: size, sha256 };
  const compressed = await compress(file);
  return { name, bytes: size, transferBytes: compressed, sha256 } satisfies InterpreterFile;
}

/**
 * Size of the compressed copy, made if it is missing or older than its file. Like a download it is
 * renamed once it is whole: a disk that fills up must not leave half of one to be served.
 */
export async function compress(file: string): Promise<number> {
  const target = `${file}.br`;
  if (existsSync(target)) {
    const [made, source] = await Promise.all([stat(target), stat(file)]);
    if (made.mtimeMs >= source.mtimeMs) return made.size;
  }
  console.log(`  compressing ${file}`);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const data = await promisify(brotliCompress)(await readFile(file), { params: quality });
  const temporary = `${target}.${String(process.pid)}.part`;
  try {
    await writeFile(temporary, data);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return data.length;
}

async function writeWhenChanged(file: string, text: string): Promise<void> {
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return;
  await writeFile(file, text);
}
