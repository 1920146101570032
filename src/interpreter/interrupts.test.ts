/** Stop ends whatever goes on, wherever Python happens to be when it is interrupted. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Interrupts } from './interrupts.ts';
import { startNodeSession } from './node.ts';
import type { Session } from './session.ts';

const STOP = 2;

/** The page's byte, with Stop pressed before one of the checks that Python makes. */
class Pressed {
  [place: number]: number;
  1 = 0;
  #checks = Infinity;

  /** @param checks how many more there are before Stop is pressed. */
  after(checks: number): void {
    this.#checks = checks;
  }

  get 0(): number {
    this.#checks -= 1;
    return this.#checks < 0 ? STOP : 0;
  }
}

const pressed = new Pressed();
let session: Session;
beforeAll(async () => {
  session = await startNodeSession({ interrupts: pressed as unknown as Uint8Array });
});

function stopped(source: string, checks: number, pass: 'bytes' | 'collector' = 'bytes') {
  pressed.after(checks);
  const { result } = session.run({ runId: 1, source, pass, filename: 'cell.py' });
  pressed.after(Infinity);
  return result;
}

const CYCLES = `
import gc
gc.set_threshold(1)
class Node:
    pass

made = 0
while True:
    a, b = Node(), Node()
    a.other, b.other = b, a
    made += 1`;

describe.each(['bytes', 'collector'] as const)('Stop at any check, in the pass %s,', (pass) => {
  test('is not lost in what tells us of the collector', () => {
    for (let checks = 20; checks < 80; checks += 3) {
      const { status, error, stderr } = stopped(CYCLES, checks, pass);
      expect({ checks, status, type: error?.type, stderr }).toEqual({
        checks,
        status: 'stopped',
        type: 'KeyboardInterrupt',
        stderr: '',
      });
    }
  });
});

test('Stop that is lost in a finaliser comes again', () => {
  const source = `
class Slow:
    def __del__(self):
        for _ in range(10_000):
            pass

while True:
    Slow()`;
  const results = [30, 31, 32].map((checks) => stopped(source, checks));
  expect(results.map(({ status }) => status)).toEqual(['stopped', 'stopped', 'stopped']);
  // It was lost: Python says so.
  expect(results.some(({ stderr }) => stderr.includes('KeyboardInterrupt'))).toBe(true);
});

test('Stop that is lost in a callback of a weak reference comes again', () => {
  const source = `
import weakref
class Node:
    pass

def slow(_reference):
    for _ in range(10_000):
        pass

while True:
    node = Node()
    reference = weakref.ref(node, slow)
    del node`;
  expect(stopped(source, 40).status).toBe('stopped');
});

test('variables stay, and the next run is not interrupted', () => {
  expect(stopped('kept = 41\nwhile True:\n    pass', 50).status).toBe('stopped');
  const { status, stdout } = stopped('print(kept + 1)', Infinity);
  expect({ status, stdout }).toEqual({ status: 'done', stdout: '42\n' });
});

test('a KeyboardInterrupt of the cell’s own is an error like any other', () => {
  const { status, error } = stopped('raise KeyboardInterrupt("mine")', Infinity);
  expect(status).toBe('failed');
  expect(error).toMatchObject({ type: 'KeyboardInterrupt', message: 'mine', line: 1 });
});

test('an error whose message does not end is ended', () => {
  const source = `
class Endless(Exception):
    def __str__(self):
        while True:
            pass

raise Endless`;
  expect(stopped(source, 50).status).toBe('stopped');
});

const MODULE = {
  HEAPU32: new Uint32Array(1),
  __Py_emscripten_signal_clock: 0,
  _PyEval_GetFrame: () => 0,
  _PyFrame_GetCode: () => 0,
  _Py_DecRef: () => undefined,
};

describe('while the session rests', () => {
  test('Python that runs all the same is interrupted at once', () => {
    session.rest(true);
    try {
      const write = () => void session.pyodide.runPython('left_behind = [1 for _ in range(3)]');
      expect(write).toThrow('KeyboardInterrupt');
    } finally {
      session.rest(false);
    }
    expect(stopped('print("left_behind" in globals())', Infinity).stdout).toBe('False\n');
  });

  test('what swallows the interrupts is told of', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const onRestless = vi.fn();
    const interrupts = new Interrupts(new Uint8Array(2), MODULE, onRestless);
    interrupts.enter('resting');
    vi.advanceTimersByTime(10_000);
    for (let i = 0; i < 3; i += 1) {
      expect(interrupts.buffer[0]).toBe(STOP);
      vi.advanceTimersByTime(90);
    }
    vi.advanceTimersByTime(10_000); // one that has ended
    for (let i = 0; i < 4; i += 1) {
      expect(interrupts.buffer[0]).toBe(STOP);
      vi.advanceTimersByTime(90);
    }
    expect(onRestless).not.toHaveBeenCalled();
    expect(interrupts.buffer[0]).toBe(STOP);
    expect(interrupts.buffer[0]).toBe(STOP);
    expect(onRestless).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});

describe('without Python', () => {
  test('tells the page how far the run is', () => {
    const shared = new Uint8Array(2);
    const interrupts = new Interrupts(shared, MODULE);
    interrupts.begin();
    expect(shared[1]).toBe(1);
    interrupts.enter('cell');
    expect(shared[1]).toBe(2);
  });

  test('interrupts no preparation, but the cell as soon as it begins', () => {
    const interrupts = new Interrupts(new Uint8Array([STOP, 0]), MODULE);
    interrupts.begin();
    expect(interrupts.buffer[0]).toBe(0);
    interrupts.enter('cell');
    expect(interrupts.buffer[0]).toBe(STOP);
    expect(interrupts.hasInterrupted).toBe(true);
  });
});
