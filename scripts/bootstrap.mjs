/**
 * First step of every command: runs on the host's own Node with nothing installed, installs what
 * package-lock.json names, and goes on with a Node that can run the rest.
 * Its syntax and imports stay old, so that a Node from 2019 can still say that it is too old.
 *
 *     node scripts/bootstrap.mjs <command>  ──►  npm ci (if needed)  ──►  scripts/<command>.ts, or bench/
 */
import { spawn, spawnSync } from 'child_process';
import { createHash } from 'crypto';
import fs from 'fs'; // whole: importing a name that an old Node lacks would end it
import { delimiter, dirname, join } from 'path';
import { fileURLToPath } from 'url';

const { existsSync, readFileSync, realpathSync, writeFileSync } = fs;

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.freed-installed');
const WINDOWS = process.platform === 'win32';
/** Astro's floor is lower; running TypeScript files as they are needs this one. */
const ENOUGH = [22, 18];

const DISK_FULL = 'The disk is full. Free about 1 GB, then run this again.';

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** Whether a version like "20.20.2" is at least [major, minor]. */
export function isAtLeast(version, [major, minor]) {
  const [a = 0, b = 0] = version.replace(/^v/, '').split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

function isInstalled() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash();
}

function stamp() {
  try {
    writeFileSync(STAMP, lockHash());
  } catch (error) {
    fail(error.code === 'ENOSPC' ? DISK_FULL : `${STAMP} could not be written: ${error.message}`);
  }
}

function install() {
  console.log('Installing the packages that package-lock.json names (about half a minute).');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024, // a full disk is a warning for each file
    shell: WINDOWS,
  });
  const said = npm.stderr || '';
  // Files that did not fit on the disk are only warnings to npm, which then ends as if all were well.
  const isFull = said.includes('ENOSPC');
  if (npm.status === 0 && !isFull) {
    stamp();
    return;
  }
  if (said && npm.status !== 0) console.error(said.trim());
  if (npm.error && !isFull)
    fail('npm was not found. Install Node with npm, then run this command again.');
  if (isFull) fail(DISK_FULL);
  if (said.includes('EUSAGE')) {
    fail('package.json and package-lock.json disagree. Run npm install, and commit both.');
  }
  fail('npm could not install the packages. Check your connection and run this command again.');
}

/** The packaged Node if it runs here (it does not on musl), else the host's if new enough. */
function chooseNode() {
  const packaged = join(MODULES, '.bin', WINDOWS ? 'node.exe' : 'node');
  const tried = spawnSync(packaged, ['--version'], { encoding: 'utf8' });
  if (tried.status === 0 && isAtLeast(tried.stdout.trim(), ENOUGH)) return packaged;
  if (!isAtLeast(process.versions.node, ENOUGH)) {
    fail(
      `No packaged Node runs on this system, and yours is ${process.versions.node}. ` +
        `Install Node ${ENOUGH.join('.')} or newer from https://nodejs.org, then run this again.`,
    );
  }
  fs.rmSync(packaged, { force: true }); // else npx and npm scripts would pick the one that fails
  return process.execPath;
}

/** The file of a command; timings have a folder of their own. */
function scriptOf(command) {
  const files = ['scripts', 'bench'].map((folder) => join(ROOT, folder, `${command}.ts`));
  return command && files.find((file) => existsSync(file));
}

function run(script, rest) {
  const path = `${join(MODULES, '.bin')}${delimiter}${process.env.PATH || ''}`;
  const child = spawn(chooseNode(), [script, ...rest], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code === null ? 1 : code));
}

function main([command, ...rest]) {
  if (!isAtLeast(process.versions.node, [20, 0])) {
    fail(
      `Freed needs Node 20 or newer, and this is ${process.versions.node}. ` +
        'Install a newer one from https://nodejs.org, then run this command again.',
    );
  }
  const script = scriptOf(command);
  if (!script) {
    fail(`There is no command "${command || ''}". The README lists the commands.`);
  }
  const begun = Date.now();
  if (!isInstalled()) install();
  process.env.FREED_INSTALLED_IN = String((Date.now() - begun) / 1000); // start.ts says where the time went
  run(script, rest);
}

const [, script] = process.argv;
if (script && realpathSync(script) === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
