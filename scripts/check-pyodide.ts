/**
 * `npm run check:pyodide -- 315.0.0`: starts another version of Pyodide under Node and reports which
 * of the assumptions in src/interpreter/abi.ts it breaks. Exits with 1 when it breaks any.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { loadPyodide } from 'pyodide';
import { Failure, runMain } from './setup/fail.ts';
import { setup } from './setup.ts';

async function load(version: string, folder: string) {
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', `pyodide@${version}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch {
    throw new Failure(`pyodide@${version} could not be installed. Is there such a version?`);
  }
  const entry = join(folder, 'node_modules', 'pyodide', 'pyodide.mjs');
  // The other version's own loader; it has the shape of the one we know or fails below.
  const { loadPyodide: loader } = (await import(pathToFileURL(entry).href)) as {
    loadPyodide: typeof loadPyodide;
  };
  return loader;
}

async function main(): Promise<void> {
  const version = process.argv[2];
  if (version === undefined) {
    throw new Failure('Name a version: npm run check:pyodide -- 315.0.0');
  }
  await setup(); // makes what the interpreter's own code imports
  const { missingMembers } = await import('../src/interpreter/abi.ts');
  const { startOtherSession } = await import('../src/interpreter/node.ts');
  const folder = await mkdtemp(join(tmpdir(), 'freed-pyodide-'));
  try {
    const start = await load(version, folder);
    const missing = missingMembers(Reflect.get(await start(), '_module'));
    if (missing.length > 0) throw new Failure(`pyodide ${version} lacks ${missing.join(', ')}.`);
    const { notes, isCounting, python } = await startOtherSession(start);
    console.log(`pyodide ${version} is CPython ${python}.`);
    if (notes.length > 0) throw new Failure(`These checks fail: ${notes.join(', ')}.`);
    if (!isCounting) throw new Failure('Births and deaths are not counted in WebAssembly.');
    console.log('Every assumption in src/interpreter/abi.ts holds.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await runMain(main);
