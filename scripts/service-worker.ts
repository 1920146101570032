/**
 * Bundles the service worker into dist/, with the list of every file that is kept for the time
 * without a network, or once it was fetched: address and sha256. Runs when nothing in dist/ changes any more.
 */
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';
import { LATE } from '../src/offline/late.ts';

/** Not kept: what is fetched when wanted, what no page of ours asks for, and copies. */
const LEFT_OUT = [
  /^pyodide\//,
  /^service-worker\.js$/,
  /^_headers$/,
  /^social\//,
  LATE,
  /^licences\/.*\.txt$/,
  /\.(br|gz)$/,
  /^pagefind\/pagefind-(ui|modular-ui|component-ui|highlight)/,
  /-(cyrillic|greek|vietnamese)(-ext)?-/,
];
/** A name that holds the hash of what is in it needs no further mark of its version. */
const HASHED = /^_astro\//;

interface PrecacheEntry {
  url: string;
  revision: string | null;
  /** The browser refuses the file when it is another: so no two builds are ever mixed. */
  integrity: string;
}

/** Every file of the folder that belongs to the site without a network. */
export async function precacheList(folder: string): Promise<PrecacheEntry[]> {
  const entries: PrecacheEntry[] = [];
  for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const url = relative(folder, file).replaceAll(sep, '/');
    if (LEFT_OUT.some((pattern) => pattern.test(url)) || url.startsWith('.')) continue;
    const sha256 = await hashOf(file);
    const revision = HASHED.test(url) ? null : sha256.toString('hex').slice(0, 16);
    entries.push({ url, revision, integrity: `sha256-${sha256.toString('base64')}` });
  }
  return entries.sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** By address the hash, in hexadecimal, of every file that is kept once it was fetched. */
export async function lateList(folder: string): Promise<Record<string, string>> {
  const list: Record<string, string> = {};
  for await (const name of glob('_astro/*', { cwd: folder })) {
    const url = name.replaceAll(sep, '/');
    if (LATE.test(url)) list[url] = (await hashOf(join(folder, name))).toString('hex');
  }
  return list;
}

async function hashOf(file: string): Promise<Buffer> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest();
}

export async function writeServiceWorker(folder: string): Promise<number> {
  const list = await precacheList(folder);
  await build({
    configFile: false,
    logLevel: 'warn',
    define: {
      __PRECACHE__: JSON.stringify(list),
      __LATE__: JSON.stringify(await lateList(folder)),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: 'src/offline/service-worker.ts',
        output: { format: 'iife', entryFileNames: 'service-worker.js' },
      },
    },
  });
  return list.length;
}
