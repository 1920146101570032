import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Findings, NO_PEAK, only } from './findings.ts';
import { INTERRUPT, STAGES } from './interrupts.ts';
import type { FromWorker, RunMessage, StartMessage, ToWorker } from './protocol.ts';
import { type Listener, PythonWorker } from './python-worker.ts';
import type { RunResult } from './result.ts';
import { stoppedResult } from './unfinished.ts';

/** A run that measured nothing worth looking at, but for what is given. */
function runWith(given: Partial<RunResult> = {}): RunResult {
  const empty = stoppedResult(1, { stdout: '', stderr: '' });
  return { ...empty, status: 'done', notes: [], ...given };
}

const BUDGET = 1000;
const CELL = { id: 'a', source: 'x = 1', needs: [] };
const JOB = { cell: CELL, pass: 'bytes', peakAt: NO_PEAK } as const;

/** The other end: keeps what the page sends, says what the test wants. */
class FakeWorker extends EventTarget {
  static last: FakeWorker;
  readonly sent: ToWorker[] = [];
  readonly options: WorkerOptions | undefined;
  terminated = false;

  constructor(_url: URL, options?: WorkerOptions) {
    super();
    this.options = options;
    FakeWorker.last = this;
  }

  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: FromWorker): void {
    this.sayAnything(message);
  }

  sayAnything(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  break(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  get start(): StartMessage | undefined {
    return this.sent.find((message) => message.type === 'start');
  }

  get runs(): RunMessage[] {
    return this.sent.filter((message) => message.type === 'run');
  }

  get runId(): number {
    return this.runs.at(-1)?.runId ?? -1;
  }
}

function newWorker({ isolated = false } = {}) {
  vi.stubGlobal('crossOriginIsolated', isolated);
  const page = new PythonWorker('http://localhost/pyodide/', BUDGET);
  return { page, worker: FakeWorker.last };
}

/** A worker that is ready and runs a cell. */
async function running({
  isolated,
  listener = {},
}: { isolated?: boolean; listener?: Listener } = {}) {
  const { page, worker } = newWorker({ isolated: isolated ?? false });
  worker.say({ type: 'ready' });
  const run = page.run(JOB, listener);
  await page.ready;
  await Promise.resolve();
  expect(worker.runs).toHaveLength(1);
  return { page, worker, run };
}

/** Of a cell that watches `x`. */
function findingsOf(run: Partial<RunResult>): Findings {
  return { ...only(runWith(run)), watchedNames: ['x'] };
}

function resultOf(runId: number, stdout = ''): FromWorker {
  return { type: 'result', runId, findings: findingsOf({ runId, stdout }) };
}

/** Whether a promise is settled once everything that is due has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  void promise.then(settle, settle);
  await vi.advanceTimersByTimeAsync(0);
  return settled;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the start', () => {
  test('tells the worker what it needs; interrupts only where memory can be shared', () => {
    const alone = newWorker({ isolated: false }).worker;
    expect(alone.options).toEqual({ type: 'module' });
    expect(alone.sent).toEqual([
      {
        type: 'start',
        indexURL: 'http://localhost/pyodide/',
        memoryBudget: BUDGET,
        interrupts: null,
      },
    ]);
    const { interrupts } = newWorker({ isolated: true }).worker.start ?? {};
    expect(interrupts?.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...(interrupts ?? [])]).toEqual([0, 0]);
  });

  test('an isolated page without shared memory, as in WebKitGTK, starts all the same', async () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    const { page, worker, run } = await running({ isolated: true });
    expect(worker.start?.interrupts).toBeNull();
    void page.stop();
    expect((await run).result.status, 'Stop replaces Python').toBe('stopped');
    expect(page.alive).toBe(false);
  });

  test('reports its progress to whoever waits for it', () => {
    const { page, worker } = newWorker();
    const progress = vi.fn();
    void page.run(JOB, { progress });
    worker.say({ type: 'progress', loaded: 10, total: 30 });
    expect(progress.mock.calls).toEqual([[10, 30]]);
  });

  test('tells how far it is to whoever comes to wait for it', () => {
    const { page, worker } = newWorker();
    worker.say({ type: 'progress', loaded: 10, total: 30 });
    const progress = vi.fn();
    void page.run(JOB, { progress });
    expect(progress.mock.calls).toEqual([[10, 30]]);
  });

  test('comes before the run', async () => {
    const { page, worker } = newWorker();
    const phase = vi.fn();
    const run = page.run({ ...JOB, pass: 'references' }, { phase });
    expect(await isSettled(run)).toBe(false);
    expect({ runs: worker.runs, phases: phase.mock.calls }).toEqual({ runs: [], phases: [] });
    worker.say({ type: 'ready' });
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.runs).toMatchObject([{ type: 'run', cell: CELL, pass: 'references' }]);
    expect(phase.mock.calls).toEqual([['again']]);
    expect(page.runs).toBe(1);
  });

  test.each([
    [
      'says so',
      (worker: FakeWorker) =>
        worker.say({
          type: 'not-started',
          reason: 'download',
          message: 'no file',
          isRight: false,
        }),
    ],
    ['breaks', (worker: FakeWorker) => worker.break('no file')],
  ])('that fails rejects the run with its reason when the worker %s', async (_, fail) => {
    const { page, worker } = newWorker();
    const run = page.run(JOB, {});
    fail(worker);
    await expect(run).rejects.toThrow('no file');
    expect({ alive: page.alive, busy: page.busy, terminated: worker.terminated }).toEqual({
      alive: false,
      busy: false,
      terminated: true,
    });
  });

  test('that fails though the files are right by now begins again, once, in a new worker', async () => {
    const { page, worker } = newWorker();
    const run = page.run(JOB, {});
    const mended = { reason: 'download', message: 'bad magic', isRight: true } as const;
    worker.say({ type: 'not-started', ...mended });
    expect({ alive: page.alive, terminated: worker.terminated }).toEqual({
      alive: true,
      terminated: true,
    });
    const second = FakeWorker.last;
    expect(second).not.toBe(worker);
    expect(second.start).toEqual(worker.start);
    second.say({ type: 'not-started', ...mended });
    await expect(run).rejects.toThrow('bad magic');
    expect({ alive: page.alive, terminated: second.terminated }).toEqual({
      alive: false,
      terminated: true,
    });
  });
});

describe('a run', () => {
  test('hears no pile of marks, however it is printed', async () => {
    const output = vi.fn<(stream: string, text: string) => void>();
    const { page, worker, run } = await running({ listener: { output } });
    const { runId } = worker;
    for (let i = 0; i < 50; i += 1) {
      worker.say({ type: 'output', runId, stream: 'stdout', text: '\u0301\u0301' });
    }
    const heard = output.mock.calls.map(([, text]) => text).join('');
    const piles = heard.match(/\u0301+/g) ?? [];
    expect(Math.max(...piles.map(({ length }) => length))).toBe(30);
    page.end();
    expect((await run).result.stdout).toBe(heard);
  });

  test('hears its phases and its output, and ends with its result', async () => {
    const phase = vi.fn();
    const output = vi.fn();
    const { page, worker, run } = await running({ listener: { phase, output } });
    expect(page.busy).toBe(true);
    const { runId } = worker;
    worker.say({ type: 'packages', runId });
    worker.say({ type: 'output', runId, stream: 'stdout', text: 'one\n' });
    worker.say({ type: 'output', runId, stream: 'stderr', text: 'two\n' });
    worker.say(resultOf(runId, 'one\n'));
    expect(await run).toEqual(findingsOf({ runId, stdout: 'one\n' }));
    expect(phase.mock.calls).toEqual([['running'], ['packages']]);
    expect(output.mock.calls).toEqual([
      ['stdout', 'one\n'],
      ['stderr', 'two\n'],
    ]);
    expect({ busy: page.busy, alive: page.alive }).toEqual({ busy: false, alive: true });
  });

  test('has an id of its own, in every worker', async () => {
    const first = await running();
    const second = await running();
    expect(second.worker.runId).toBeGreaterThan(first.worker.runId);
  });

  test('hears nothing of one that is over', async () => {
    const { page, worker, run } = await running();
    const old = worker.runId;
    worker.say(resultOf(old));
    await run;

    const output = vi.fn();
    const phase = vi.fn();
    const next = page.run(JOB, { output, phase });
    await vi.advanceTimersByTimeAsync(0);
    phase.mockClear();
    worker.say({ type: 'output', runId: old, stream: 'stdout', text: 'late' });
    worker.say({ type: 'packages', runId: old });
    worker.say(resultOf(old, 'late'));
    worker.say({ type: 'fatal', runId: old, message: 'late', isOverflow: false });
    worker.say({ type: 'output', runId: 0, stream: 'stdout', text: 'of a needed cell' });
    expect(output).not.toHaveBeenCalled();
    expect(phase).not.toHaveBeenCalled();
    expect(await isSettled(next)).toBe(false);
    expect(page.alive).toBe(true);

    worker.say(resultOf(worker.runId, 'mine'));
    expect((await next).result.stdout).toBe('mine');
  });
});

describe('a worker that cannot be trusted any more is ended', () => {
  test.each([
    ['a message of no known type', { type: 'hello' }],
    ['no message at all', null],
    ['a result with a part too many', { ...resultOf(1), html: '<b>' }],
    ['a result of another shape', { ...resultOf(1), result: { runId: 1 } }],
    ['progress that is no number', { type: 'progress', loaded: '1', total: 2 }],
  ])('after %s', async (_, message) => {
    const { page, worker, run } = await running();
    const { runId } = worker;
    worker.say({ type: 'output', runId, stream: 'stdout', text: 'so far' });
    worker.sayAnything(message);
    const { result } = await run;
    expect(result).toMatchObject({
      runId,
      status: 'failed',
      stdout: 'so far',
      notes: ['interpreter-broke'],
      error: { message: 'The worker sent a message of an unknown shape.' },
    });
    expect({ alive: page.alive, terminated: worker.terminated }).toEqual({
      alive: false,
      terminated: true,
    });
  });

  test('after a fatal error, with what it said last', async () => {
    const { page, worker, run } = await running();
    worker.say({
      type: 'fatal',
      runId: worker.runId,
      message: 'RuntimeError: unreachable',
      isOverflow: false,
    });
    expect((await run).result).toMatchObject({
      status: 'failed',
      error: { message: 'RuntimeError: unreachable' },
    });
    expect(page.alive).toBe(false);
  });

  test('after recursion inside C, which is said by a note of its own', async () => {
    const { page, worker, run } = await running();
    const message = 'RangeError: Maximum call stack size exceeded';
    worker.say({ type: 'fatal', runId: worker.runId, message, isOverflow: true });
    expect((await run).result).toMatchObject({ status: 'failed', notes: ['stack-overflowed'] });
    expect(page.alive).toBe(false);
  });

  test('after code of an earlier run that does not end: the next run gets another', async () => {
    const { page, worker, run } = await running();
    worker.say(resultOf(worker.runId));
    await run;
    worker.say({ type: 'restless' });
    expect({ alive: page.alive, terminated: worker.terminated }).toEqual({
      alive: false,
      terminated: true,
    });
  });

  test('after an error of its script', async () => {
    const { page, worker, run } = await running();
    worker.break('out of memory');
    expect((await run).result.error?.message).toBe('out of memory');
    expect({ alive: page.alive, terminated: worker.terminated }).toEqual({
      alive: false,
      terminated: true,
    });
  });
});

describe('stop', () => {
  test.each([false, true])(
    'before the interpreter is ready ends the run as stopped (isolated: %s)',
    async (isolated) => {
      const { page, worker } = newWorker({ isolated });
      const run = page.run(JOB, {});
      await page.stop();
      expect((await run).result).toMatchObject({ status: 'stopped', notes: ['worker-replaced'] });
      expect(worker.runs).toEqual([]);
      expect({ alive: page.alive, terminated: worker.terminated }).toEqual({
        alive: false,
        terminated: true,
      });
    },
  );

  test('without shared memory replaces the worker at once, and keeps the output', async () => {
    const { page, worker, run } = await running({ isolated: false });
    const { runId } = worker;
    worker.say({ type: 'output', runId, stream: 'stdout', text: 'so far' });
    await page.stop();
    expect(worker.terminated).toBe(true);
    expect((await run).result).toMatchObject({ runId, status: 'stopped', stdout: 'so far' });
  });

  test('with shared memory interrupts Python, which keeps its variables', async () => {
    const { page, worker, run } = await running({ isolated: true });
    const interrupts = worker.start?.interrupts;
    const stopping = page.stop();
    expect(interrupts?.[0]).toBe(INTERRUPT);
    const { runId } = worker;
    const result = runWith({ runId, status: 'stopped' });
    worker.say({ type: 'result', runId, findings: only(result) });
    expect((await run).result).toEqual(result);
    await vi.runAllTimersAsync();
    await stopping;
    expect({ alive: page.alive, terminated: worker.terminated }).toEqual({
      alive: true,
      terminated: false,
    });
  });

  test('takes its interrupt back before the next run', async () => {
    const { page, worker } = await running({ isolated: true });
    void page.stop();
    worker.say(resultOf(worker.runId));
    await vi.runAllTimersAsync();
    void page.run(JOB, {});
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.runs).toHaveLength(2);
    expect(worker.start?.interrupts?.[0]).toBe(0);
  });

  test('waits no longer than the run', async () => {
    const { page, worker } = await running({ isolated: true });
    const stopping = page.stop();
    worker.say(resultOf(worker.runId));
    expect(await isSettled(stopping)).toBe(true);
    expect(page.alive).toBe(true);
  });

  test('waits longer where the code has ended and is being read', async () => {
    const { page, worker, run } = await running({ isolated: true });
    const stopping = page.stop();
    worker.start?.interrupts?.set([INTERRUPT, STAGES.reading]);
    await vi.advanceTimersByTimeAsync(4000);
    expect(worker.terminated).toBe(false);
    worker.say(resultOf(worker.runId, 'just in time'));
    expect(await isSettled(stopping)).toBe(true);
    expect((await run).result.stdout).toBe('just in time');
    expect(page.alive).toBe(true);
  });

  test('but not for ever', async () => {
    const { page, worker, run } = await running({ isolated: true });
    const stopping = page.stop();
    worker.start?.interrupts?.set([INTERRUPT, STAGES.reading]);
    await vi.advanceTimersByTimeAsync(6000);
    await stopping;
    expect((await run).result.notes).toContain('worker-replaced');
    expect(page.alive).toBe(false);
  });

  test('replaces a Python whose code goes on, after some patience', async () => {
    const { page, worker, run } = await running({ isolated: true });
    const stopping = page.stop();
    worker.start?.interrupts?.set([INTERRUPT, STAGES.cell]);
    await vi.advanceTimersByTimeAsync(699);
    expect(worker.terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await stopping;
    expect(worker.terminated).toBe(true);
    expect((await run).result).toMatchObject({ status: 'stopped', notes: ['worker-replaced'] });
  });

  test('does not hit the run that comes after the one it was meant for', async () => {
    const { page, worker } = await running({ isolated: true });
    const stopping = page.stop();
    worker.say(resultOf(worker.runId));
    const next = page.run(JOB, {});
    await vi.runAllTimersAsync();
    await stopping;
    expect(worker.terminated).toBe(false);
    expect(await isSettled(next)).toBe(false);
  });

  test('with nothing to stop does nothing', async () => {
    const { page, worker } = newWorker({ isolated: true });
    await page.stop();
    worker.say({ type: 'ready' });
    await page.stop();
    expect(worker.terminated).toBe(false);
    expect(worker.start?.interrupts?.[0]).toBe(0);
  });
});

describe('end', () => {
  test('finishes a run as stopped, and is said once', async () => {
    const { page, worker, run } = await running();
    const terminate = vi.spyOn(worker, 'terminate');
    page.end();
    page.end();
    expect((await run).result.status).toBe('stopped');
    expect(terminate).toHaveBeenCalledTimes(1);
  });

  test('lets nobody wait for a start that never comes', async () => {
    const { page } = newWorker();
    page.end();
    expect(await isSettled(page.ready)).toBe(true);
  });
});

describe('retire', () => {
  test('lets the worker finish what its start had left to do, then ends it', async () => {
    const { page, worker } = await running();
    worker.say(resultOf(worker.runId));
    page.retire();
    await vi.advanceTimersByTimeAsync(100);
    expect(worker.terminated).toBe(false);
    worker.say({ type: 'settled' });
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.terminated).toBe(true);
  });

  test('ends at once a worker that has nothing left to do', async () => {
    const { page, worker } = await running();
    worker.say({ type: 'settled' });
    await vi.advanceTimersByTimeAsync(0);
    page.retire();
    expect(worker.terminated).toBe(true);
  });

  test('does not wait for ever', async () => {
    const { page, worker } = await running();
    page.retire();
    await vi.advanceTimersByTimeAsync(3000);
    expect(worker.terminated).toBe(true);
  });
});
