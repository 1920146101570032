import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DISK_FULL, Failure } from './fail.ts';
import { fetchWheels } from './wheels.ts';

const CONTENT: Record<string, string> = { 'numpy.whl': 'numpy 2.4.3', 'six.whl': 'six 1.17.0' };
const WHEELS = Object.entries(CONTENT).map(([name, content]) => ({
  name,
  sha256: createHash('sha256').update(content).digest('hex'),
}));

let root: string;
let cache: string;
let target: string;
/** What was asked of the CDN, and of Python, in order. */
let asked: string[];
let printed: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'freed-wheels-'));
  cache = join(root, 'cache', 'pyodide-1.2.3');
  target = join(root, 'public');
  mkdirSync(join(root, 'bin'));
  asked = [];
  printed = '';
  vi.stubEnv('FREED_CACHE', join(root, 'cache'));
  vi.stubEnv('PATH', join(root, 'bin'));
  vi.spyOn(console, 'log').mockImplementation((line: string) => (printed += `${line}\n`));
  vi.spyOn(console, 'error').mockReturnValue();
  return () => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    rmSync(root, { recursive: true });
  };
});

/** Stands in for the network: what the CDN answers for a file. */
function cdn(answer: (name: string) => Response | Error): void {
  vi.stubGlobal('fetch', (url: string) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    const given = answer(pathname.slice(pathname.lastIndexOf('/') + 1));
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  });
}

const working = (name: string) => new Response(CONTENT[name] ?? null);
const unreachable = () =>
  new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') });

/**
 * A Python whose pip brings an archive with these files in it (null: it brings nothing), and
 * that notes what it was asked.
 */
function python({ files = CONTENT, fail = '' }: { files?: object | null; fail?: string } = {}) {
  const program = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args.includes('download')) {
  if (${JSON.stringify(fail)}) { console.error(${JSON.stringify(fail)}); process.exit(1); }
  writeFileSync(${JSON.stringify(join(root, 'pip-asked'))}, args.join(' '));
  const folder = args[args.indexOf('-d') + 1];
  const files = ${JSON.stringify(files)};
  if (files) writeFileSync(folder + '/carrier.whl', JSON.stringify(files));
} else if (args[1].includes('zipfile')) {
  const [archive, wanted, target] = args.slice(2);
  const content = JSON.parse(readFileSync(archive, 'utf8'))[wanted];
  if (content === undefined) { console.error('StopIteration'); process.exit(1); }
  if (content === 'disk full') { console.error('OSError: [Errno 28] full'); process.exit(1); }
  writeFileSync(target, content);
}
`;
  writeFileSync(join(root, 'bin', 'python3'), program);
  chmodSync(join(root, 'bin', 'python3'), 0o755);
}

function put(folder: string, name: string, content: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

function contentOf(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const fetched = () => fetchWheels('1.2.3', WHEELS, target);

describe('wheels that are here already', () => {
  beforeEach(() => cdn(() => new Error('nobody should ask')));

  test('are only checked: no network, no Python, no cache', async () => {
    for (const [name, content] of Object.entries(CONTENT)) put(target, name, content);
    await fetched();
    expect(asked).toEqual([]);
    expect(contentOf(cache)).toEqual({});
  });

  test('in the cache are copied, and one in place that was changed is replaced', async () => {
    for (const [name, content] of Object.entries(CONTENT)) put(cache, name, content);
    put(target, 'numpy.whl', 'changed');
    await fetched();
    expect(contentOf(target)).toEqual(CONTENT);
    expect(asked).toEqual([]);
  });
});

describe('wheels from the CDN', () => {
  test('come from the folder of this version and are kept in the cache', async () => {
    cdn(working);
    await fetched();
    expect(asked).toEqual(['/pyodide/v1.2.3/full/numpy.whl', '/pyodide/v1.2.3/full/six.whl']);
    expect(contentOf(cache)).toEqual(CONTENT);
    expect(contentOf(target)).toEqual(CONTENT);
  });

  test('replace one in the cache that was changed, and only that one', async () => {
    put(cache, 'numpy.whl', 'changed');
    put(cache, 'six.whl', CONTENT['six.whl'] ?? '');
    cdn(working);
    await fetched();
    expect(asked).toEqual(['/pyodide/v1.2.3/full/numpy.whl']);
    expect(contentOf(cache)).toEqual(CONTENT);
    expect(contentOf(target)).toEqual(CONTENT);
  });

  test('with another hash are refused, and not asked for elsewhere', async () => {
    cdn(() => new Response('something else'));
    python();
    await expect(fetched()).rejects.toThrow(Failure);
    await expect(fetched()).rejects.toThrow('numpy.whl is not the file it should be');
    expect(contentOf(cache)).toEqual({});
    expect(contentOf(target)).toEqual({});
    expect(existsSync(join(root, 'pip-asked'))).toBe(false);
  });

  test('on a full disk end it: pip would fail as well', async () => {
    const full = Object.assign(new Error('ENOSPC, write'), { code: 'ENOSPC' });
    cdn(() => full);
    python();
    await expect(fetched()).rejects.toBe(full);
    expect(existsSync(join(root, 'pip-asked'))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('without the CDN', () => {
  test('the wheels come out of the carrier, whole and checked', async () => {
    cdn(unreachable);
    python();
    await fetched();
    expect(contentOf(target)).toEqual(CONTENT);
    expect(contentOf(cache)).toEqual(CONTENT);
    expect(printed).toContain(
      'CDN cannot be reached (getaddrinfo ENOTFOUND); trying PyPI instead.',
    );
    expect(readFileSync(join(root, 'pip-asked'), 'utf8')).toMatch(
      / download open-webui==0\.12\.4 --no-deps --only-binary=:all: --ignore-requires-python -d /,
    );
  });

  test('it is asked for one file only: a dead CDN costs one waiting time', async () => {
    cdn(unreachable);
    python();
    await fetched();
    expect(asked).toHaveLength(1);
  });

  test('what it gave before it broke down is kept', async () => {
    cdn((name) => (name === 'six.whl' ? new Response('', { status: 500 }) : working(name)));
    python({ files: { 'six.whl': CONTENT['six.whl'] } });
    await fetched();
    expect(contentOf(target)).toEqual(CONTENT);
    expect(printed).toContain('(HTTP 500)');
  });

  test.each([
    ['no Python', null, 'Python 3 was not found. Install it'],
    ['a pip that fails', { fail: 'ERROR: no route' }, 'neither from the CDN nor from PyPI. Check'],
    ['a pip on a full disk', { fail: 'OSError: [Errno 28]' }, DISK_FULL],
    ['a pip that brings nothing', { files: null }, 'pip brought no file for open-webui==0.12.4.'],
    ['another carrier', { files: {} }, 'open-webui==0.12.4 no longer carries numpy.whl.'],
    ['no room to unpack', { files: { 'numpy.whl': 'disk full' } }, DISK_FULL],
    ['a changed wheel', { files: { 'numpy.whl': 'x' } }, 'numpy.whl is not the file it should be'],
  ])('%s is said in a sentence, and nothing is left', async (_, given, sentence) => {
    cdn(unreachable);
    if (given) python(given);
    const failed = fetched();
    await expect(failed).rejects.toThrow(Failure);
    await expect(failed).rejects.toThrow(sentence);
    expect(contentOf(cache)).toEqual({});
    expect(contentOf(target)).toEqual({});
  });
});
