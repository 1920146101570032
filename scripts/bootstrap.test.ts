import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isAtLeast } from './bootstrap.mjs';

const BOOTSTRAP = join(import.meta.dirname, 'bootstrap.mjs');

describe('isAtLeast', () => {
  test.each([
    ['22.18.0', true],
    ['v22.18.0', true],
    ['22.19.1', true],
    ['24.0.0', true],
    ['100.0.0', true],
    ['22.17.9', false],
    ['22.2.0', false],
    ['20.20.2', false],
    ['9.99.0', false],
    ['22', false],
    ['', false],
    ['nonsense', false],
  ])('%s is at least 22.18: %s', (version, expected) => {
    expect(isAtLeast(version, [22, 18])).toBe(expected);
  });
});

describe.skipIf(process.platform === 'win32')('the command', () => {
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'freed-bootstrap-'));
    mkdirSync(join(project, 'scripts'));
    copyFileSync(BOOTSTRAP, join(project, 'scripts', 'bootstrap.mjs'));
    put('package.json', '{ "name": "a", "version": "1.0.0" }');
    put('package-lock.json', '{ "name": "a", "version": "1.0.0", "lockfileVersion": 3 }');
    put(
      'scripts/hello.ts',
      `const args: string[] = process.argv.slice(2);
       console.log(JSON.stringify({ args, cwd: process.cwd(), path: process.env['PATH'] }));
       process.exitCode = Number(args[0] ?? 0);`,
    );
    return () => rmSync(project, { recursive: true });
  });

  function put(name: string, content: string): void {
    writeFileSync(join(project, name), content);
  }

  function program(name: string, script: string): void {
    mkdirSync(join(project, name, '..'), { recursive: true });
    put(name, `#!/bin/sh\n${script}\n`);
    chmodSync(join(project, name), 0o755);
  }

  /** As after `npm ci`, with this very Node as the packaged one. */
  function installed(): void {
    mkdirSync(join(project, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(process.execPath, join(project, 'node_modules', '.bin', 'node'));
    const lock = readFileSync(join(project, 'package-lock.json'));
    put('node_modules/.freed-installed', createHash('sha256').update(lock).digest('hex'));
  }

  /** What `node scripts/bootstrap.mjs …` says and returns, with this folder first in the PATH. */
  function run(args: string[], { bin = '', script = 'scripts/bootstrap.mjs' } = {}) {
    const PATH = bin ? join(project, bin) : (process.env['PATH'] ?? '');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: project,
      env: { ...process.env, PATH },
      encoding: 'utf8',
    });
    return { status, stdout, stderr: stderr.trim() };
  }

  test.each([
    [['nonsense'], 'There is no command "nonsense". The README lists the commands.'],
    [[], 'There is no command "". The README lists the commands.'],
  ])('%j ends with its sentence, before anything is installed', (args, sentence) => {
    expect(run(args)).toEqual({ status: 1, stdout: '', stderr: sentence });
    expect(existsSync(join(project, 'node_modules'))).toBe(false);
  });

  test('runs its script with its arguments, in the project, and ends with its code', () => {
    installed();
    const { status, stdout } = run(['hello', '3', 'and more']);
    expect(status).toBe(3);
    const said = JSON.parse(stdout) as { args: string[]; cwd: string; path: string };
    expect(said).toMatchObject({ args: ['3', 'and more'] });
    expect(said.path.split(delimiter)[0]).toMatch(/node_modules\/\.bin$/);
  });

  test('runs when it was called by another path than its own', () => {
    installed();
    const link = `${project}-link`;
    symlinkSync(project, link);
    onTestFinished(() => rmSync(link));
    const { status, stdout } = run(['hello', '4'], { script: join(link, 'scripts/bootstrap.mjs') });
    expect({ status, ran: stdout.includes('"args":["4"]') }).toEqual({ status: 4, ran: true });
  });

  test('ends what it runs when it is ended', async () => {
    installed();
    put(
      'scripts/wait.ts',
      `process.on('SIGTERM', () => process.exit(9));
       setInterval(() => undefined, 1000);
       console.log('waiting');`,
    );
    const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'wait'], { cwd: project });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([9, null]);
  });

  test('installs once: again only when package-lock.json has changed', () => {
    program('bin/npm', 'echo "npm $@"; /bin/mkdir -p node_modules');
    const npm = 'npm ci --no-audit --no-fund --loglevel=warn';
    expect(run(['hello'], { bin: 'bin' }).stdout).toContain(npm);
    expect(run(['hello'], { bin: 'bin' }).stdout).not.toContain('npm');
    put('package-lock.json', '{ "name": "a", "version": "1.0.1", "lockfileVersion": 3 }');
    expect(run(['hello'], { bin: 'bin' }).stdout).toContain(npm);
  });

  test('goes on with this Node where the packaged one does not run, and takes that away', () => {
    installed();
    const packaged = join(project, 'node_modules', '.bin', 'node');
    rmSync(packaged);
    program('node_modules/.bin/node', 'exit 127');
    expect(run(['hello', '5']).status).toBe(5);
    expect(existsSync(packaged)).toBe(false);
  });

  test('goes on with this Node where the packaged one is too old', () => {
    installed();
    rmSync(join(project, 'node_modules', '.bin', 'node'));
    program('node_modules/.bin/node', 'echo v22.17.0');
    expect(run(['hello', '5']).status).toBe(5);
  });

  test('says that package.json and package-lock.json disagree, as npm finds it', () => {
    mkdirSync(join(project, 'b'));
    put('b/package.json', '{ "name": "b", "version": "1.0.0" }');
    put('package.json', '{ "name": "a", "version": "1.0.0", "dependencies": { "b": "file:b" } }');
    const { status, stderr } = run(['hello']);
    expect(stderr).toMatch(
      /\npackage\.json and package-lock\.json disagree\. Run npm install, and commit both\.$/,
    );
    expect(status).toBe(1);
  });

  test.each([
    [
      'npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write',
      'The disk is full. Free about 1 GB, then run this again.',
    ],
    [
      'npm error network request failed, reason: getaddrinfo ENOTFOUND',
      'npm could not install the packages. Check your connection and run this command again.',
    ],
    ['', 'npm could not install the packages. Check your connection and run this command again.'],
  ])('after npm has said "%s" it ends with its own sentence', (said, sentence) => {
    program('bin/npm', `echo "${said}" >&2; exit 1`);
    const { status, stderr } = run(['hello'], { bin: 'bin' });
    expect(stderr).toBe([said, sentence].filter(Boolean).join('\n\n'));
    expect(status).toBe(1);
    expect(existsSync(join(project, 'node_modules', '.freed-installed'))).toBe(false);
  });

  test('takes files that did not fit on the disk for what they are, though npm only warns', () => {
    program(
      'bin/npm',
      'echo "npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write" >&2; exit 0',
    );
    const { status, stderr } = run(['hello'], { bin: 'bin' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The disk is full. Free about 1 GB, then run this again.',
    });
    expect(existsSync(join(project, 'node_modules', '.freed-installed'))).toBe(false);
  });

  test('says that npm was not found', () => {
    const { status, stderr } = run(['hello'], { bin: 'no-such-folder' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'npm was not found. Install Node with npm, then run this command again.',
    });
  });
});
