import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DISK_FULL, Failure } from './fail.ts';
import { findPython, pip, saysDiskFull } from './pip.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-pip-'));
  return () => rmSync(folder, { recursive: true });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A program that runs `script` (of /bin/sh, with builtins only) in the place of a Python. */
function fake(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const WHOLE = 'exit 0';
const TOO_OLD = '[ "$1" = -c ] && exit 1; exit 0';
const WITHOUT_PIP = '[ "$1" = -m ] && exit 1; exit 0';

describe.skipIf(process.platform === 'win32')('findPython', () => {
  test('says that there is none', () => {
    const none = () => findPython([join(folder, 'python3')]);
    expect(none).toThrow(Failure);
    expect(none).toThrow(
      'Python 3 was not found. Install it (https://www.python.org), then run this command again.',
    );
  });

  test('looks for python3 in the PATH', () => {
    vi.stubEnv('PATH', folder);
    expect(() => findPython()).toThrow('Python 3 was not found.');
    fake('python3', WHOLE);
    expect(findPython()).toBe('python3');
  });

  test('takes a Python that is too old for none', () => {
    expect(() => findPython([fake('python3', TOO_OLD)])).toThrow('Python 3 was not found.');
  });

  test('says that the Python has no pip, and how to get it', () => {
    const python = fake('python3', WITHOUT_PIP);
    expect(() => findPython([python])).toThrow(Failure);
    expect(() => findPython([python])).toThrow(
      `${python} has no pip. Install it (on Debian: apt install python3-pip; elsewhere: ` +
        `${python} -m ensurepip), then run this command again.`,
    );
  });

  test('goes on looking after a Python 2', () => {
    const next = fake('python', WHOLE);
    expect(findPython([fake('python3', TOO_OLD), next])).toBe(next);
  });

  test('asks for a version in words that Python understands', () => {
    const asked = join(folder, 'asked');
    const python = fake('python3', `[ "$1" = -c ] && echo "$2" > '${asked}'; exit 0`);
    findPython([python]);
    expect(readFileSync(asked, 'utf8')).toBe('import sys; sys.exit(sys.version_info < (3, 8))\n');
  });
});

describe.skipIf(process.platform === 'win32')('pip', () => {
  test('runs quietly without questions, with what it is given', () => {
    const asked = join(folder, 'asked');
    pip(fake('python3', `echo "$@" > '${asked}'`), ['download', 'six'], 'advice');
    expect(readFileSync(asked, 'utf8')).toBe(
      '-m pip --disable-pip-version-check --no-input download six\n',
    );
  });

  test('that fails ends with the advice, after its own last words', () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const python = fake('python3', 'echo "ERROR: no matching distribution" >&2; exit 1');
    expect(() => pip(python, ['download', 'six'], 'Check your connection.')).toThrow(
      new Failure('Check your connection.'),
    );
    expect(said).toHaveBeenCalledWith('ERROR: no matching distribution');
  });

  test('on a full disk does not send anybody to check the connection', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const python = fake(
      'python3',
      'echo "ERROR: Could not install packages due to an OSError: [Errno 28] No space left" >&2; exit 1',
    );
    expect(() => pip(python, ['download', 'six'], 'Check your connection.')).toThrow(
      new Failure(DISK_FULL),
    );
  });
});

test.each([
  ['OSError: [Errno 28] No space left on device', true],
  ['write error: No space left on device', true],
  ['ERROR: Could not find a version', false],
  ['', false],
])('"%s" says that the disk is full: %s', (said, full) => {
  expect(saysDiskFull(said)).toBe(full);
});
