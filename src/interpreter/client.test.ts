import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PageInterpreter } from './client.ts';
import { type Findings, only } from './findings.ts';
import type { Listener } from './python-worker.ts';
import type { CellCode, FromWorker, RunMessage, ToWorker } from './protocol.ts';
import type { RunResult } from './result.ts';
import { stoppedResult } from './unfinished.ts';

/** A run that measured nothing worth looking at, but for what is given. */
function runWith(given: Partial<RunResult> = {}): RunResult {
  const empty = stoppedResult(1, { stdout: '', stderr: '' });
  return { ...empty, status: 'done', notes: [], ...given };
}

const A: CellCode = { id: 'a', source: 'x = 1', needs: [] };
const B: CellCode = { id: 'b', source: 'y = x', needs: [{ id: 'a', source: 'x = 1' }] };
const C: CellCode = {
  id: 'c',
  source: 'print(y)',
  needs: [...B.needs, { id: 'b', source: 'y = x' }],
};

type Behaviour = (message: RunMessage, worker: FakeWorker) => void;

/** What workers do with a run; by default they give a result at once. */
let behave: Behaviour;
let startsWell: boolean;
let workers: FakeWorker[];

class FakeWorker extends EventTarget {
  readonly runs: RunMessage[] = [];
  terminated = false;

  constructor() {
    super();
    workers.push(this);
  }

  postMessage(message: ToWorker): void {
    if (message.type === 'run') {
      this.runs.push(message);
      behave(message, this);
      return;
    }
    this.say(
      startsWell
        ? { type: 'ready' }
        : { type: 'not-started', reason: 'download', message: 'no network', isRight: false },
    );
    if (startsWell) this.say({ type: 'settled' });
  }

  terminate(): void {
    this.terminated = true;
  }

  say(data: FromWorker): void {
    queueMicrotask(() => {
      if (!this.terminated) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  answer(run: Partial<RunResult> = {}, watchedNames: string[] = []): void {
    const runId = this.runs.at(-1)?.runId ?? -1;
    this.say({
      type: 'result',
      runId,
      findings: { ...only(runWith({ ...run, runId })), watchedNames },
    });
  }

  /** What ran here, needs first: `['a>b', 'b>c']`. */
  get cells(): string[] {
    return this.runs.map(({ cell }) => [...cell.needs.map(({ id }) => id), cell.id].join('>'));
  }
}

const ran = () => workers.map(({ cells }) => cells);
const silent: Behaviour = () => undefined;

beforeEach(() => {
  workers = [];
  startsWell = true;
  behave = (_, worker) => worker.answer();
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('crossOriginIsolated', false);
  vi.stubGlobal('navigator', {});
});

afterEach(() => vi.unstubAllGlobals());

const url = 'http://localhost/pyodide/';

/** The page's interpreter, of which these tests want nothing but the results. */
const page = () => {
  const interpreter = new PageInterpreter(url);
  const resultOf = async (found: Promise<Findings>) => (await found).result;
  return {
    explore: (cell: CellCode, listener: Listener) => resultOf(interpreter.explore(cell, listener)),
    clean: (cell: CellCode, listener: Listener) => resultOf(interpreter.clean(cell, listener)),
    stop: () => interpreter.stop(),
    restart: () => {
      interpreter.restart();
    },
    warm: () => {
      interpreter.warm();
    },
  };
};
const tick = () => new Promise((resolve) => setTimeout(resolve));

describe('exploring', () => {
  test('shares one interpreter, and says from the second run on that it is a used one', async () => {
    const interpreter = page();
    expect(workers).toEqual([]);
    expect((await interpreter.explore(A, {})).notes).toEqual([]);
    expect((await interpreter.explore(A, {})).notes).toEqual(['used-interpreter']);
    expect(ran()).toEqual([['a', 'a']]);
    expect(workers[0]?.terminated).toBe(false);
  });

  test('runs what a cell needs before it, but only once', async () => {
    const interpreter = page();
    await interpreter.explore(B, {});
    await interpreter.explore(C, {});
    await interpreter.explore(C, {});
    expect(ran()).toEqual([['a>b', 'c', 'c']]);
  });

  test('takes the reader’s own version of a needed cell that has run', async () => {
    const interpreter = page();
    await interpreter.explore({ ...A, source: 'x = 2' }, {});
    await interpreter.explore(B, {});
    expect(ran()).toEqual([['a', 'b']]);
  });

  test('after a restart is in a clean interpreter, where the needs run again', async () => {
    const interpreter = page();
    await interpreter.explore(B, {});
    interpreter.restart();
    expect(workers[0]?.terminated).toBe(true);
    expect(workers).toHaveLength(1);
    expect((await interpreter.explore(C, {})).notes).toEqual([]);
    expect(ran()).toEqual([['a>b'], ['a>b>c']]);
  });

  test('after a stop that replaced the interpreter runs the needs again', async () => {
    const interpreter = page();
    await interpreter.explore(B, {});
    behave = silent;
    const endless = interpreter.explore(A, {});
    await tick();
    await interpreter.stop();
    expect((await endless).status).toBe('stopped');
    behave = (_, worker) => worker.answer();
    await interpreter.explore(C, {});
    expect(ran()).toEqual([['a>b', 'a'], ['a>b>c']]);
  });

  test.each([
    ['was stopped', { status: 'stopped', notes: ['never-began'] }],
    ['has failed', { status: 'failed', notes: ['need-failed'] }],
  ] as const)('runs a need again that %s', async (_, ending) => {
    const interpreter = page();
    behave = (_, worker) => worker.answer({ ...ending, notes: [...ending.notes] });
    await interpreter.explore(B, {});
    behave = (_, worker) => worker.answer();
    await interpreter.explore(B, {});
    await interpreter.explore(B, {});
    expect(ran()).toEqual([['a>b', 'a>b', 'b']]);
  });

  test('after the interpreter broke goes on in a new one', async () => {
    const interpreter = page();
    behave = ({ runId }, worker) =>
      worker.say({ type: 'fatal', runId, message: 'unreachable', isOverflow: false });
    expect((await interpreter.explore(B, {})).notes).toEqual(['interpreter-broke']);
    behave = (_, worker) => worker.answer();
    expect((await interpreter.explore(B, {})).notes).toEqual([]);
    expect(ran()).toEqual([['a>b'], ['a>b']]);
  });

  test('waits its turn', async () => {
    const interpreter = page();
    behave = silent;
    const first = interpreter.explore(A, {});
    const second = interpreter.explore(B, {});
    await tick();
    expect(ran()).toEqual([['a']]);
    workers[0]?.answer({ stdout: 'first' });
    expect((await first).stdout).toBe('first');
    await tick();
    expect(ran()).toEqual([['a', 'b']]);
    workers[0]?.answer({ stdout: 'second' });
    expect((await second).stdout).toBe('second');
  });

  test('rejects when Python cannot start, and may be tried again', async () => {
    const interpreter = page();
    startsWell = false;
    await expect(interpreter.explore(B, {})).rejects.toThrow('no network');
    startsWell = true;
    expect((await interpreter.explore(B, {})).status).toBe('done');
    expect(ran()).toEqual([[], ['a>b']]);
  });
});

describe('a clean run', () => {
  test('has an interpreter of its own with all its needs, ended afterwards', async () => {
    const interpreter = page();
    await interpreter.explore(A, {});
    const result = await interpreter.clean(B, {});
    expect(result.notes).toEqual([]);
    expect(ran()).toEqual([['a'], ['a>b']]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([false, true]);
    await interpreter.explore(A, {});
    expect(ran()).toEqual([['a', 'a'], ['a>b']]);
  });

  test('is ended as well when it cannot start', async () => {
    startsWell = false;
    await expect(page().clean(A, {})).rejects.toThrow('no network');
    expect(workers[0]?.terminated).toBe(true);
  });
});

describe('a cell that watches', () => {
  const watched = [{ name: 'x', counts: [{ step: 1, line: 1, count: 1 }], died: null }];

  test('is run once more for its counts, clean and with all its needs', async () => {
    const interpreter = page();
    await interpreter.explore(A, {});
    behave = ({ pass }, worker) => {
      if (pass === 'bytes') worker.answer({ peak: 5 }, ['x']);
      else worker.answer({ peak: 9, watched });
    };
    expect(await interpreter.explore(B, {})).toMatchObject({
      peak: 5,
      watched,
      notes: ['used-interpreter'],
    });
    expect(ran()).toEqual([['a', 'b'], ['a>b']]);
    expect(workers.flatMap(({ runs }) => runs.map(({ pass }) => pass))).toEqual([
      'bytes',
      'bytes',
      'references',
    ]);
    expect(workers[1]?.terminated).toBe(true);
  });

  test('prints only once', async () => {
    const output = vi.fn();
    behave = ({ runId, pass }, worker) => {
      worker.say({ type: 'output', runId, stream: 'stdout', text: pass });
      worker.answer({}, pass === 'bytes' ? ['x'] : []);
    };
    await page().clean(A, { output });
    expect(output.mock.calls).toEqual([['stdout', 'bytes']]);
  });

  test('that was stopped is not run once more', async () => {
    behave = (_, worker) => worker.answer({ status: 'stopped' }, ['x']);
    expect((await page().clean(A, {})).status).toBe('stopped');
    expect(workers).toHaveLength(1);
  });
});

describe('stop', () => {
  beforeEach(() => (behave = silent));

  test('ends what runs, and what waits never begins', async () => {
    const interpreter = page();
    const runs = [interpreter.explore(A, {}), interpreter.clean(B, {}), interpreter.explore(C, {})];
    await tick();
    await interpreter.stop();
    expect((await Promise.all(runs)).map(({ status }) => status)).toEqual([
      'stopped',
      'stopped',
      'stopped',
    ]);
    expect(ran()).toEqual([['a']]);
  });

  test('ends a clean run too', async () => {
    const interpreter = page();
    const run = interpreter.clean(A, {});
    await tick();
    await interpreter.stop();
    expect((await run).status).toBe('stopped');
    expect(workers[0]?.terminated).toBe(true);
  });

  test('before the interpreter is there ends the waiting', async () => {
    const interpreter = page();
    const run = interpreter.explore(A, {});
    await Promise.resolve();
    await interpreter.stop();
    expect((await run).status).toBe('stopped');
  });

  test('does not reach what is asked for afterwards', async () => {
    const interpreter = page();
    await interpreter.stop();
    behave = (_, worker) => worker.answer();
    expect((await interpreter.explore(A, {})).status).toBe('done');
  });
});

describe('touching a cell', () => {
  test('starts the interpreter that the next run then has, clean or shared', async () => {
    const interpreter = page();
    interpreter.warm();
    interpreter.warm();
    expect(workers).toHaveLength(1);
    expect((await interpreter.explore(A, {})).notes).toEqual([]);
    expect(ran()).toEqual([['a']]);

    const other = page();
    other.warm();
    await other.clean(B, {});
    expect(ran()).toEqual([['a'], ['a>b']]);
    expect(workers[1]?.terminated).toBe(true);
    await other.explore(A, {});
    expect(workers).toHaveLength(3);
  });

  test('fetches nothing for a reader who saves data', () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } });
    page().warm();
    expect(workers).toEqual([]);
  });
});

describe('a spare interpreter', () => {
  let idle: (() => void)[];

  beforeEach(() => {
    idle = [];
    vi.stubGlobal('requestIdleCallback', (callback: () => void) => idle.push(callback));
  });

  const idleNow = () => {
    for (const callback of idle.splice(0)) callback();
  };

  test('is started when there is nothing else to do, and used for the next clean run', async () => {
    vi.stubGlobal('navigator', { deviceMemory: 8 });
    const interpreter = page();
    await interpreter.explore(A, {});
    expect(workers).toHaveLength(1);
    idleNow();
    expect(workers).toHaveLength(2);
    await interpreter.clean(B, {});
    expect(ran()).toEqual([['a'], ['a>b']]);
    expect(workers[1]?.terminated).toBe(true);
  });

  test('is not started while something runs', async () => {
    vi.stubGlobal('navigator', { deviceMemory: 8 });
    const interpreter = page();
    await interpreter.explore(A, {});
    behave = silent;
    const run = interpreter.explore(A, {});
    await tick();
    idleNow();
    expect(workers).toHaveLength(1);
    await interpreter.stop();
    await run;
  });

  test('is started when something is stopped that may have to be replaced', async () => {
    vi.stubGlobal('navigator', { deviceMemory: 8 });
    const interpreter = page();
    behave = silent;
    const run = interpreter.explore(A, {});
    await tick();
    const stopping = interpreter.stop();
    expect(workers).toHaveLength(2);
    await stopping;
    await run;
    behave = (_, worker) => worker.answer();
    await interpreter.explore(B, {});
    expect(ran()).toEqual([['a'], ['a>b']]);
  });

  test('is not started after a start that failed: the next run tries anew', async () => {
    vi.stubGlobal('navigator', { deviceMemory: 8 });
    const interpreter = page();
    startsWell = false;
    await expect(interpreter.explore(A, {})).rejects.toThrow('no network');
    idleNow();
    expect(workers).toHaveLength(1);
  });

  test.each([
    ['unknown', {}],
    ['short', { deviceMemory: 2 }],
    ['there, but data is saved', { deviceMemory: 8, connection: { saveData: true } }],
  ])('is not kept where memory is %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const interpreter = page();
    await interpreter.explore(A, {});
    idleNow();
    expect(workers).toHaveLength(1);
  });
});
