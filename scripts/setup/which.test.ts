import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { which } from './which.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-which-'));
  for (const name of ['a', 'b']) mkdirSync(join(folder, name));
  path = [join(folder, 'none'), join(folder, 'a'), join(folder, 'b')].join(delimiter);
  return () => {
    rmSync(folder, { recursive: true });
  };
});

function put(name: string, mode: number): string {
  const file = join(folder, name);
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

describe.skipIf(process.platform === 'win32')('which', () => {
  test('gives the path of a bare name, the first in the PATH', () => {
    const first = put('a/chromium', 0o755);
    put('b/chromium', 0o755);
    expect(which('chromium', path)).toBe(first);
  });

  test('passes over a file that may not be run', () => {
    put('a/chromium', 0o644);
    expect(which('chromium', path)).toBeNull();
    const second = put('b/chromium', 0o755);
    expect(which('chromium', path)).toBe(second);
  });

  test('leaves a path as it is, there or not', () => {
    expect(which('/no/such/chromium', path)).toBe('/no/such/chromium');
  });
});
