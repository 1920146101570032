/** After the build: every file of other people's that readers get belongs to a work with its licence. */
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Shipped, shippedThings, textName } from '../../src/content/shipped.ts';
import { Failure } from '../setup/fail.ts';

/** What can be somebody else's. Pages, data and pictures of ours are not looked at. */
const LOADED = '**/*.{js,mjs,css,wasm,zip,whl,woff,woff2,ttf,otf,pagefind}';

/** Files of ours, like first-visit.js, or bundles, whose packages the bundler has noted. */
const BUNDLED = /^(_astro\/.*\.(js|css)|service-worker\.js|first-visit\.js)$/;

/**
 * Returns how many works there are.
 * @throws Failure naming files that belong to none, and works without their text.
 */
export function checkShipped(folder: string): number {
  const things = shippedThings();
  const problems = [...orphans(folder, things), ...withoutText(folder, things)];
  if (problems.length > 0) throw new Failure(problems.join('\n'));
  return things.length;
}

export function orphans(folder: string, things: readonly Shipped[]): string[] {
  const files = globSync(LOADED, { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  return files
    .filter((file) => !BUNDLED.test(file) && !things.some((thing) => belongs(file, thing)))
    .sort()
    .map((file) => `${file} is shipped, and nothing says under which licence.`);
}

function withoutText(folder: string, things: readonly Shipped[]): string[] {
  return things
    .map((thing) => `licences/${textName(thing)}.txt`)
    .filter((file) => !existsSync(join(folder, file)))
    .map((file) => `${file} is missing.`);
}

function belongs(file: string, { kind, name, version }: Shipped): boolean {
  if (kind === 'font') {
    const plain = basename(file).replace(/\.[\w-]{8}(\.\w+)$/, '$1');
    return existsSync(join('node_modules', name, 'files', plain));
  }
  if (kind === 'wheel') {
    return file.startsWith('pyodide/') && isWheelOf(basename(file), name, version);
  }
  if (name === 'pagefind') return file.startsWith('pagefind/');
  return (
    name === 'pyodide' && /^pyodide\/([0-9a-f]{16}\/)?(pyodide\.asm\.|python_stdlib\.)/.test(file)
  );
}

/** `python_dateutil-2.9.0.post0-py2.py3-none-any.whl` is of python-dateutil, 2.9.0.post0. */
function isWheelOf(file: string, name: string, version: string): boolean {
  return file.toLowerCase().startsWith(`${name.replaceAll('-', '_')}-${version}-`.toLowerCase());
}
