import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rootOf, systemUnder } from './system.ts';

const folder = mkdtempSync(join(tmpdir(), 'freed-system-'));
const executable = join(folder, 'usr', 'bin', 'python3');
afterAll(() => rmSync(folder, { recursive: true }));

test('a Python with a C library of its own is not of the distribution of the machine', () => {
  expect(
    systemUnder({ executable: '/usr/bin/python3', libc: 'glibc 0.1' }).distribution,
  ).toBeNull();
});

test('a Python in the root of another system is of that one', () => {
  const release = join(folder, 'usr', 'lib');
  mkdirSync(release, { recursive: true });
  writeFileSync(join(release, 'os-release'), 'ID=other\nPRETTY_NAME="Other Linux 1"\n');
  expect(rootOf(executable)).toBe(folder);
  const system = systemUnder({ executable, libc: 'glibc 0.1' });
  expect(system.distribution).toBe('Other Linux 1');
});
