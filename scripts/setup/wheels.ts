/**
 * Fetches the wheels that lessons import. In this order: the cache, Pyodide's public CDN, and a
 * package on PyPI whose wheel carries the same files, bit for bit (their sha256 says so).
 */
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { download } from './download.ts';
import { DISK_FULL, Failure, sentenceFor } from './fail.ts';
import { findPython, pip, saysDiskFull } from './pip.ts';
import { copyVerified, isVerified, putVerified } from './verified.ts';

export const WHEEL_PACKAGES = ['numpy', 'pandas', 'python-dateutil', 'pytz', 'six'] as const;

/** Ships Pyodide 314.0.3 and these very wheels inside its own wheel. */
export const CARRIER = 'open-webui==0.12.4';

interface Wheel {
  name: string;
  sha256: string;
}

export async function fetchWheels(version: string, wheels: Wheel[], target: string): Promise<void> {
  const inPlace = await Promise.all(wheels.map((w) => isVerified(join(target, w.name), w.sha256)));
  if (inPlace.every(Boolean)) return;
  const cache = join(cacheFolder(), `pyodide-${version}`);
  const missing: Wheel[] = [];
  for (const wheel of wheels) {
    if (!(await isVerified(join(cache, wheel.name), wheel.sha256))) missing.push(wheel);
  }
  const stillMissing = await fromCdn(version, missing, cache);
  if (stillMissing.length > 0) await fromCarrier(stillMissing, cache);
  for (const { name, sha256 } of wheels) {
    await copyVerified(join(cache, name), join(target, name), sha256);
  }
}

/** Returns what the CDN did not give. The first failure ends it: a dead CDN costs seconds. */
async function fromCdn(version: string, wheels: Wheel[], cache: string): Promise<Wheel[]> {
  for (const [i, { name, sha256 }] of wheels.entries()) {
    const url = `https://cdn.jsdelivr.net/pyodide/v${version}/full/${name}`;
    console.log(`Fetching ${name}.`);
    try {
      await putVerified(join(cache, name), sha256, (temporary) => download(url, temporary));
    } catch (error) {
      if (sentenceFor(error) !== null) throw error; // no other source would help
      console.log(`  Pyodide's CDN cannot be reached (${reasonOf(error)}); trying PyPI instead.`);
      return wheels.slice(i);
    }
  }
  return [];
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

async function fromCarrier(wheels: Wheel[], cache: string): Promise<void> {
  const python = findPython();
  const folder = await mkdtemp(join(tmpdir(), 'freed-'));
  try {
    console.log(`Fetching ${CARRIER} from PyPI (106 MB), which carries NumPy and pandas.`);
    pip(
      python,
      [
        'download',
        CARRIER,
        '--no-deps',
        '--only-binary=:all:',
        '--ignore-requires-python',
        '-d',
        folder,
      ],
      'NumPy and pandas could be had neither from the CDN nor from PyPI. ' +
        'Check your connection, then run this command again.',
    );
    const [carrier] = await readdir(folder);
    if (carrier === undefined)
      throw new Failure(`pip brought no file for ${CARRIER}. Run this again.`);
    for (const { name, sha256 } of wheels) {
      await putVerified(join(cache, name), sha256, (temporary) => {
        unpackOne(python, join(folder, carrier), name, temporary);
        return Promise.resolve();
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Wheels that Pyodide does not ship but PyPI has: pure Python, and as good in a browser. */
export async function fetchPypiWheels(
  wheels: (Wheel & { requirement: string })[],
  target: string,
): Promise<void> {
  for (const { name, sha256, requirement } of wheels) {
    if (await isVerified(join(target, name), sha256)) continue;
    const cached = join(cacheFolder(), 'pypi', name);
    if (!(await isVerified(cached, sha256))) await fromPypi(requirement, cached, sha256);
    await copyVerified(cached, join(target, name), sha256);
  }
}

async function fromPypi(requirement: string, cached: string, sha256: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'freed-'));
  try {
    console.log(`Fetching ${requirement} from PyPI.`);
    pip(
      findPython(),
      ['download', requirement, '--no-deps', '--only-binary=:all:', '-q', '-d', folder],
      `${requirement} could not be had from PyPI. Check your connection, then run this command again.`,
    );
    const [file] = await readdir(folder);
    if (file === undefined) throw new Failure(`pip brought no file for ${requirement}.`);
    await putVerified(cached, sha256, (temporary) => copyFile(join(folder, file), temporary));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const UNPACK = `
import shutil, sys, zipfile
archive, wanted, target = sys.argv[1:]
with zipfile.ZipFile(archive) as carrier:
    name = next(n for n in carrier.namelist() if n.rsplit("/", 1)[-1] == wanted)
    with carrier.open(name) as source, open(target, "wb") as out:
        shutil.copyfileobj(source, out)
`;

function unpackOne(python: string, archive: string, name: string, target: string): void {
  try {
    execFileSync(python, ['-c', UNPACK, archive, name, target], { stdio: 'pipe' });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    if (saysDiskFull(said)) throw new Failure(DISK_FULL);
    throw new Failure(`${CARRIER} no longer carries ${name}. Please report this.`);
  }
}
