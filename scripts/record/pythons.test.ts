import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { nameOfPython } from '../../src/content/recording.ts';
import { which } from '../setup/which.ts';
import { candidates, findPythons } from './pythons.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-pythons-'));
  return () => rmSync(folder, { recursive: true });
});

/** Puts a program into a folder of ours; it says that it is this Python. */
function put(place: string, name: string, about: object | null): string {
  const path = join(folder, place);
  mkdirSync(path, { recursive: true });
  const file = join(path, name);
  const whole = {
    implementation: 'CPython',
    version: '3.13.0',
    freeThreaded: false,
    compiler: 'GCC',
    libc: null,
    executable: file,
    virtual: false,
  };
  const says = about === null ? 'exit 127' : `echo '${JSON.stringify({ ...whole, ...about })}'`;
  writeFileSync(file, `#!/bin/sh\n${says}\n`);
  chmodSync(file, 0o755);
  return path;
}

const found = (env: NodeJS.ProcessEnv) => findPythons(env).map(nameOfPython);

describe.skipIf(process.platform === 'win32')('Pythons', () => {
  test('are those in the PATH, in the order of their versions', () => {
    const first = put('a', 'python3.13', { version: '3.13.0' });
    const second = put('b', 'python3.8', { version: '3.8.18' });
    put('b', 'python2.7', { version: '2.7.18' });
    put('b', 'python3.13t', { version: '3.13.0', freeThreaded: true });
    const PATH = [first, join(folder, 'not-there'), second].join(delimiter);
    expect(found({ PATH })).toEqual(['2.7.18', '3.8.18', '3.13.0', '3.13.0t']);
  });

  test('count once a version, the first in the PATH', () => {
    const first = put('a', 'python3', { version: '3.12.1' });
    const second = put('b', 'python3.12', { version: '3.12.1' });
    const pythons = findPythons({ PATH: [first, second].join(delimiter) });
    expect(pythons.map(({ executable }) => executable)).toEqual([join(first, 'python3')]);
  });

  test('are no virtual environments, no other implementations, nothing that does not start', () => {
    const PATH = put('a', 'python3.9', { version: '3.9.1', virtual: true });
    put('a', 'python3.10', { version: '3.10.1', implementation: 'PyPy' });
    put('a', 'python3.11', null);
    put('a', 'python3.12', { version: '3.12.1' });
    expect(found({ PATH })).toEqual(['3.12.1']);
  });

  test('that a virtual environment in the PATH leads to still count', () => {
    const base = put('base', 'python3.12', { version: '3.12.1' });
    const environment = join(folder, 'env', 'bin');
    mkdirSync(environment, { recursive: true });
    writeFileSync(join(folder, 'env', 'pyvenv.cfg'), '');
    symlinkSync(join(base, 'python3.12'), join(environment, 'python3'));
    expect(found({ PATH: [environment, base].join(delimiter) })).toEqual(['3.12.1']);
  });

  test('are asked once, however many names they have', () => {
    const PATH = put('a', 'python3.12', { version: '3.12.1' });
    symlinkSync(join(PATH, 'python3.12'), join(PATH, 'python3'));
    expect(candidates({ PATH })).toEqual([join(PATH, 'python3')]);
  });

  test('are also those that pyenv keeps, where pyenv says it keeps them', () => {
    const PATH = put('bin', 'python3', { version: '3.12.1' });
    put('kept/versions/3.7.16/bin', 'python3.7', { version: '3.7.16' });
    writeFileSync(join(PATH, 'pyenv'), `#!/bin/sh\necho '${join(folder, 'kept')}'\n`);
    chmodSync(join(PATH, 'pyenv'), 0o755);
    expect(found({ PATH })).toEqual(['3.7.16', '3.12.1']);
  });

  test('of pyenv are found by its variable where the command is not there', () => {
    put('kept/versions/3.6.15/bin', 'python', { version: '3.6.15' });
    const PATH = put('bin', 'python3', { version: '3.12.1' });
    expect(found({ PATH, PYENV_ROOT: join(folder, 'kept') })).toEqual(['3.6.15', '3.12.1']);
  });

  test('have names that a Python has', () => {
    const names = ['python', 'python2', 'python3.13', 'python3.13t', 'python3.15'];
    const others = ['python3-config', 'python3.13-dbg', 'pythonw', 'ipython3', 'python3.13.0'];
    for (const name of [...names, ...others]) put('a', name, {});
    const paths = candidates({ PATH: join(folder, 'a') });
    expect(paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort()).toEqual(names.sort());
  });

  test('are none where there are none', () => {
    mkdirSync(join(folder, 'empty'));
    expect(found({ PATH: join(folder, 'empty') })).toEqual([]);
  });
});

test('the Python that this machine has is described truly', () => {
  expect(which('python3') ?? which('python')).not.toBeNull();
  const [python] = findPythons();
  expect(python?.implementation).toBe('CPython');
  expect(python?.version).toMatch(/^\d+\.\d+\.\d+/);
});
