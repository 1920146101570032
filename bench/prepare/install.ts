/**
 * Installs the peers from their packages into .cache/bench/, apart from Freed's own: exact versions,
 * checked by hash, nothing again while the manifests stay as they are.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../../scripts/setup/fail.ts';
import { findPython } from '../../scripts/setup/pip.ts';

const PEERS = resolve('bench/peers');
export const CACHE = resolve('.cache/bench');
export const NPM = join(CACHE, 'npm', 'node_modules');
export const WHEELS = join(CACHE, 'wheels');
const VENV = join(CACHE, 'venv');
const BIN = join(VENV, process.platform === 'win32' ? 'Scripts' : 'bin');

/** Runs a program to its end. @throws Failure with the last line it said. */
export function run(command: string, args: string[], options: { cwd?: string } = {}): void {
  const path = `${BIN}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`;
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  const said = `${stdout}\n${stderr}`.trim().split('\n').at(-1) ?? '';
  throw new Failure(`${command} ${args.slice(0, 3).join(' ')}: ${error?.message ?? said}`);
}

/** Does `install` in an empty folder, unless it was done from the same manifest before. */
async function once(folder: string, manifest: string, install: () => void | Promise<void>) {
  const stamp = join(folder, '.made-from');
  const hash = createHash('sha256')
    .update(await readFile(join(PEERS, manifest)))
    .digest('hex');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  console.log(`Installing what bench/peers/${manifest} names.`);
  await install();
  await writeFile(stamp, hash);
}

/** PyScript, and the Pyodide that marimo insists on. */
export async function installNpm(): Promise<void> {
  const folder = join(CACHE, 'npm');
  await once(folder, 'package-lock.json', async () => {
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      await cp(join(PEERS, file), join(folder, file));
    }
    run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder });
  });
}

/** The builders of JupyterLite and marimo. */
export async function installPython(): Promise<void> {
  await once(VENV, 'python.requirements.txt', () => {
    run(findPython(), ['-m', 'venv', VENV]);
    pip('install', [], 'python.requirements.txt');
  });
}

/** Python packages that JupyterLite and marimo load into the browser. */
export async function downloadWheels(): Promise<void> {
  await installPython();
  await once(WHEELS, 'wheels.requirements.txt', () => {
    const abi = ['--implementation', 'cp', '--abi', 'cp314', '--abi', 'none'];
    const platform = ['--platform', 'any', '--platform', 'pyemscripten_2026_0_wasm32'];
    const target = ['--python-version', '3.14', ...abi, ...platform, '-d', WHEELS];
    pip('download', target, 'wheels.requirements.txt');
    run('python', [resolve('bench/prepare/pure_yaml.py'), WHEELS]);
  });
}

function pip(verb: string, more: string[], requirements: string): void {
  const strict = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--no-input'];
  const from = ['-r', join(PEERS, requirements)];
  run('python', [
    '-m',
    'pip',
    verb,
    '-q',
    '--disable-pip-version-check',
    ...strict,
    ...more,
    ...from,
  ]);
}
