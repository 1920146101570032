import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Counts } from './reports.ts';
import { runSuite, type Suite } from './suite.ts';
import { STILL_MS } from './watchdog.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-suite-'));
  file = join(folder, 'report.json');
  vi.spyOn(console, 'log').mockReturnValue();
  return () => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  };
});

/** A suite that is this script, run by Node. */
function suite(script: string, rest: Partial<Suite> = {}): Suite {
  return { name: 'A suite', command: process.execPath, args: ['-e', script], ...rest };
}

/** A suite that leaves these counts and ends with this code. */
async function runWith(counts: Counts, code: number, rest: Partial<Suite> = {}) {
  const script = `
    require('node:fs').writeFileSync(${JSON.stringify(file)}, '${JSON.stringify(counts)}');
    process.exit(${String(code)});`;
  const read = (text: string) => JSON.parse(text) as Counts;
  return runSuite(suite(script, { report: { file, read }, ...rest }));
}

test('a suite says how many of its tests needed a second attempt', async () => {
  const outcome = await runWith({ passed: 5, failed: 0, skipped: 0, repeated: 2 }, 0);
  expect(outcome).toMatchObject({ passed: 5, failed: 0 });
  expect(outcome.remark).toContain('2 at a second attempt');
});

describe('a suite without a report counts as one check', () => {
  test.each([
    [0, { passed: 1, failed: 0 }],
    [1, { passed: 0, failed: 1 }],
    [7, { passed: 0, failed: 1 }],
  ])('by its exit code %i', async (code, counts) => {
    const outcome = await runSuite(suite(`process.exit(${String(code)})`));
    expect(outcome).toMatchObject({ name: 'A suite', ...counts, skipped: 0, remark: '' });
  });

  test('that failed when its command is not there', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const outcome = await runSuite(suite('', { command: join(folder, 'no-such-command') }));
    expect(outcome).toMatchObject({ passed: 0, failed: 1 });
  });

  test('that failed when it was killed', async () => {
    const outcome = await runSuite(suite("process.kill(process.pid, 'SIGKILL')"));
    expect(outcome).toMatchObject({ passed: 0, failed: 1 });
  });

  test('and is given its environment', async () => {
    const script = "process.exit(process.env.WISH === 'granted' && process.env.PATH ? 0 : 1)";
    const outcome = await runSuite(suite(script, { env: { WISH: 'granted' } }));
    expect(outcome).toMatchObject({ passed: 1, failed: 0 });
  });
});

describe('a suite with a report', () => {
  test('counts what the report says', async () => {
    expect(await runWith({ passed: 12, failed: 0, skipped: 3 }, 0)).toMatchObject({
      passed: 12,
      failed: 0,
      skipped: 3,
      remark: '',
    });
    expect(await runWith({ passed: 12, failed: 2, skipped: 0 }, 1)).toMatchObject({
      passed: 12,
      failed: 2,
      remark: '',
    });
  });

  test.each([
    [{ passed: 0, failed: 0, skipped: 0 }, 0],
    [{ passed: 0, failed: 0, skipped: 5 }, 0],
    [{ passed: 0, failed: 0, skipped: 0 }, 1],
  ])('has failed when no test was run: %j, code %i', async (counts, code) => {
    expect(await runWith(counts, code)).toMatchObject({ failed: 1, remark: 'no test was run' });
  });

  test.each([
    [{ passed: 0, failed: 0, skipped: 5 }, 0, { failed: 0, skipped: 5, remark: 'No engine.' }],
    [{ passed: 0, failed: 0, skipped: 0 }, 0, { failed: 1, remark: 'no test was run' }],
    [{ passed: 0, failed: 0, skipped: 5 }, 1, { failed: 1, remark: 'no test was run' }],
    [{ passed: 0, failed: 1, skipped: 4 }, 1, { failed: 1, remark: '' }],
  ])('may be skipped where the machine lacks something: %j, code %i', async (...expected) => {
    const [counts, code, outcome] = expected;
    expect(await runWith(counts, code, { lacks: 'No engine.' })).toMatchObject(outcome);
  });

  test('has failed when it broke without a failing test', async () => {
    expect(await runWith({ passed: 12, failed: 0, skipped: 0 }, 1)).toMatchObject({
      passed: 12,
      failed: 1,
      remark: 'broke',
    });
  });

  test.each(['', 'process.exit(1)'])('has failed when it leaves none: "%s"', async (script) => {
    const outcome = await runSuite(suite(script, { report: { file, read: readAny } }));
    expect(outcome).toMatchObject({ passed: 0, failed: 1, remark: 'left no report' });
  });

  test('has failed when the report is not one', async () => {
    const script = `require('node:fs').writeFileSync(${JSON.stringify(file)}, '{"passed": ')`;
    const outcome = await runSuite(suite(script, { report: { file, read: readAny } }));
    expect(outcome).toMatchObject({ passed: 0, failed: 1, remark: 'left no report' });
  });

  test('is not counted from the report of an earlier run', async () => {
    writeFileSync(file, '{"passed": 12, "failed": 0, "skipped": 0}');
    const outcome = await runSuite(suite('', { report: { file, read: readAny } }));
    expect(outcome).toMatchObject({ passed: 0, failed: 1, remark: 'left no report' });
  });
});

function readAny(text: string): Counts {
  return JSON.parse(text) as Counts;
}

/** A server that a suite's process connects to: so that it can be told what to do, and seen to die. */
async function listening() {
  const server = createServer();
  server.listen(0);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const connected = once(server, 'connection').then(([socket]) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const line = socket as Socket;
    line.on('error', () => undefined).on('close', () => resolve(true));
    line.resume();
    return { died: promise, line };
  });
  return {
    connect: `require('node:net').connect(${String(port)}).on('error', () => {})`,
    connected,
  };
}

/** A suite whose child connects to us and would never end. */
async function endless() {
  const { connect, connected } = await listening();
  const script = `
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(connect)}]);
    setInterval(() => {}, 1000);`;
  return { script, connected };
}

/** From now on minutes pass when the test says so; a suite is looked at on every one of them. */
function clock(): { pass(ms: number): void } {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  onTestFinished(() => void vi.useRealTimers());
  return { pass: (ms) => void vi.advanceTimersByTime(ms) };
}

test('a suite lives for as long as it prints', async () => {
  const { connect, connected } = await listening();
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const time = clock();
  const script = `${connect}.on('data', (word) => {
    if (String(word) === 'end') process.exit(0);
    process.stdout.write('still at it');
  });`;
  const running = runSuite(suite(script));
  const { line } = await connected;
  for (let hours = 0; hours < 20; hours += 1) {
    line.write('go on');
    while (said.join('').split('still').length < hours + 2) {
      if (line.destroyed) throw new Error('The suite was ended.');
      await new Promise(setImmediate);
    }
    time.pass(STILL_MS * 0.9);
  }
  line.write('end');
  expect(await running).toMatchObject({ passed: 1, failed: 0, remark: '' });
});

test('a suite lives for as long as it writes to its report', async () => {
  const { connect, connected } = await listening();
  const time = clock();
  const running = runSuite(
    suite(`${connect}.on('data', () => process.exit(0));`, {
      report: { file, read: readAny },
    }),
  );
  const { line } = await connected;
  for (let at = 1; at < 20; at += 1) {
    writeFileSync(file, '{"passed": 12, "failed": 0, "skipped": 0}');
    utimesSync(file, at, at);
    time.pass(STILL_MS * 0.9);
  }
  line.write('end');
  expect(await running).toMatchObject({ passed: 12, failed: 0, remark: '' });
});

test('what a suite prints last is not lost, and what it leaves running does not hold us', async () => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const script = `
    require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    process.stdout.write('x'.repeat(1_000_000), () => process.exit(0));`;
  expect(await runSuite(suite(script))).toMatchObject({ passed: 1, failed: 0 });
  expect(said.join('')).toHaveLength(1_000_000);
});

describe.skipIf(process.platform === 'win32')('whatever a suite has started', () => {
  test('is killed with it when nothing moves for some minutes', async () => {
    const { script, connected } = await endless();
    const time = clock();
    const running = runSuite(suite(script));
    const { died } = await connected;
    time.pass(STILL_MS * 2.5);
    expect(await died).toBe(true);
    const { failed, remark } = await running;
    expect(failed).toBe(1);
    expect(remark).toBe(`ended: nothing moved for ${String(STILL_MS / 60_000)} minutes`);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('is killed with it when the tests are ended by %s', async (signal, expected) => {
    const { script, connected } = await endless();
    const runner = join(folder, 'runner.mts');
    writeFileSync(
      runner,
      `import { runSuite } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'suite.ts')).href)};
       await runSuite(${JSON.stringify(suite(script))});`,
    );
    const tests = spawn(process.execPath, [runner], { stdio: 'ignore' });
    onTestFinished(() => void tests.kill('SIGKILL'));
    const { died } = await connected;
    tests.kill(signal);
    expect(await died).toBe(true);
    const code = tests.exitCode ?? ((await once(tests, 'exit')) as [number])[0];
    expect(code).toBe(expected);
  });
});

test('suites take no listeners along: many can run one after the other', async () => {
  const before = process.listenerCount('SIGINT');
  await runSuite(suite(''));
  await runSuite(suite(''));
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('a report is kept for whoever wants to read it', async () => {
  await runWith({ passed: 1, failed: 0, skipped: 0 }, 0);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('"passed":1');
});
