import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cpuOf, endTree, secondsOf } from './process-tree.ts';

const TREE = join(import.meta.dirname, 'process-tree.ts');
const WAIT = 'setInterval(() => undefined, 1000);';
/** As Playwright does it: a server in a process group of its own. */
const WITH_SERVER = `const { spawn } = require('node:child_process');
const server = spawn(process.execPath, ['-e', ${JSON.stringify(WAIT)}], { detached: true });
console.log(server.pid); ${WAIT}`;

/** Starts it; returns it and the process that it says it has started. */
async function start(args: string[], isDetached = false) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: isDetached,
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const grandchild = Number(String(said));
  onTestFinished(() => {
    for (const pid of [child.pid, grandchild])
      if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  return { child, grandchild };
}

/** A killed process that nobody has waited for yet (state Z) is dead: containers may keep it. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout.trim());
}

const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();

describe.skipIf(process.platform === 'win32')('a process tree', () => {
  test('ends down to a grandchild that leads a group of its own', async () => {
    const { child, grandchild } = await start(['-e', WITH_SERVER], true);
    expect(isAlive(grandchild)).toBe(true);
    await endTree(child.pid ?? 0);
    await ended(child);
    await expect.poll(() => isAlive(grandchild), { timeout: 60_000 }).toBe(false);
  });

  test('that has ended already is no error', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await expect(endTree(child.pid ?? 0)).resolves.toBeUndefined();
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends together with who started it, on %s', async (signal, code) => {
    const program = `import { spawn } from 'node:child_process';
      import { endTogether } from ${JSON.stringify(TREE)};
      const start = () => spawn(process.execPath, ['-e', ${JSON.stringify(WAIT)}]);
      const [first, second] = [start(), start()];
      endTogether(first); endTogether(second); console.log(second.pid);`;
    const { child, grandchild } = await start(['--input-type=module', '-e', program]);
    const exit = once(child, 'exit');
    child.kill(signal);
    expect(await exit).toEqual([code, null]);
    await expect.poll(() => isAlive(grandchild), { timeout: 60_000 }).toBe(false);
  });
});

describe('the processor time of a tree', () => {
  test('is that of each process in it, and grows while they work', async () => {
    const spin = 'for (;;) {}';
    const program = `const { spawn } = require('node:child_process');
      console.log(spawn(process.execPath, ['-e', '${spin}'], { detached: true }).pid); ${WAIT}`;
    const { child, grandchild } = await start(['-e', program], true);
    const usedBy = () => cpuOf(child.pid ?? 0)?.get(grandchild) ?? 0;
    await expect.poll(usedBy, { timeout: 300_000 }).toBeGreaterThanOrEqual(1);
    expect([...(cpuOf(child.pid ?? 0)?.keys() ?? [])].sort()).toEqual(
      [child.pid, grandchild].sort(),
    );
    await endTree(child.pid ?? 0);
    await ended(child);
  });

  test('of one that has ended is not known', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    expect(cpuOf(child.pid ?? 0)).toBeNull();
  });

  test.each([
    ['00:00:07', 7],
    ['01:02:03', 3723],
    ['2-03:04:05', 183_845],
    ['0:00.25', 0.25],
    ['75:10.50', 4510.5],
    ['', null],
    ['1h02', null],
    ['?', null],
  ])('as ps writes it: "%s"', (time, seconds) => {
    expect(secondsOf(time)).toBe(seconds);
  });
});
