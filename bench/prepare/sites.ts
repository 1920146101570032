/** Builds the folder that each target is served from, under .cache/bench/sites/. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../scripts/setup/fail.ts';
import { writeServiceWorker } from '../../scripts/service-worker.ts';
import { compressFolder } from './brotli.ts';
import { CODE } from '../work.ts';
import { CACHE, downloadWheels, installNpm, installPython, NPM, run, WHEELS } from './install.ts';
import { lockFileFor } from './lock-file.ts';

const PAGES = resolve('bench/pages');
/** The package as npm has it: what anybody would serve who does nothing about it. */
const PYODIDE = resolve('node_modules/pyodide');
const CORE = /^(pyodide\.mjs|pyodide\.asm\.(mjs|wasm)|python_stdlib\.zip|pyodide-lock\.json)$/;

/** The code of the page's first cell, as JSON text in the page. */
const CELL_SOURCE = /(<python-cell[^]*?"source":)"(?:[^"\\]|\\.)*"/;

export type SiteId = 'freed' | 'floor' | 'pyscript' | 'jupyterlite' | 'marimo';

const BUILDERS: Record<SiteId, (folder: string) => Promise<void>> = {
  async freed(folder) {
    await cp('dist', folder, { recursive: true });
    const page = join(folder, 'reference-counting', 'index.html');
    await replaceIn(page, CELL_SOURCE, `$1"${CODE}\\n"`);
    await writeServiceWorker(folder); // it knows every page by its hash
    for (const changed of [page, join(folder, 'service-worker.js')]) await rm(`${changed}.br`);
  },

  async floor(folder) {
    await cp(join(PAGES, 'floor'), folder, { recursive: true });
    await copyCore(PYODIDE, folder);
  },

  async pyscript(folder) {
    await installNpm();
    await cp(join(PAGES, 'pyscript'), folder, { recursive: true });
    await cp(join(NPM, '@pyscript', 'core', 'dist'), join(folder, 'core'), { recursive: true });
    await copyCore(PYODIDE, folder);
  },

  async jupyterlite(folder) {
    await downloadWheels();
    const source = join(CACHE, 'jupyterlite');
    await rm(source, { recursive: true, force: true });
    await cp(join(PAGES, 'jupyterlite'), source, { recursive: true });
    const contents = ['--contents', 'lesson.ipynb', '--output-dir', folder];
    run('jupyter', ['lite', 'build', ...contents], { cwd: source });
    await copyCore(PYODIDE, folder);
    await addWheels(PYODIDE, folder);
  },

  async marimo(folder) {
    await Promise.all([installNpm(), installPython()]);
    await downloadWheels();
    const lesson = join(PAGES, 'marimo', 'lesson.py');
    run('marimo', [
      'export',
      'html-wasm',
      lesson,
      '-o',
      folder,
      '--mode',
      'edit',
      '-f',
      '--no-sandbox',
    ]);
    const pyodide = join(NPM, 'pyodide-for-marimo');
    await copyCore(pyodide, folder);
    await addWheels(pyodide, folder);
    const page = join(folder, 'index.html');
    const settings =
      'data-pyodide-index-url="./pyodide/" data-pyodide-lockfile-url="./pyodide/pyodide-lock.json"';
    await replaceIn(page, /<marimo-wasm/, `<marimo-wasm ${settings}`);
  },
};

/** Returns the folder. @throws Failure when it cannot be built here. */
export async function buildSite(id: SiteId): Promise<string> {
  const folder = join(CACHE, 'sites', id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await BUILDERS[id](folder);
  await compressFolder(folder, join(CACHE, 'brotli'));
  return folder;
}

async function copyCore(source: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'pyodide'));
  for (const name of await readdir(source)) {
    if (CORE.test(name)) await cp(join(source, name), join(folder, 'pyodide', name));
  }
}

async function addWheels(pyodide: string, folder: string): Promise<void> {
  const target = join(folder, 'pyodide');
  await cp(WHEELS, target, { recursive: true });
  const lock = await lockFileFor(WHEELS, join(pyodide, 'pyodide-lock.json'));
  await writeFile(join(target, 'pyodide-lock.json'), lock);
}

async function replaceIn(file: string, what: RegExp, by: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!what.test(text)) throw new Failure(`${file} has no ${what.source}.`);
  await writeFile(file, text.replace(what, by));
}
