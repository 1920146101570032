/** How much longer a loop takes while every object that it makes or drops is followed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../../scripts/setup/assemble.ts';
import { isFunction } from '../../src/heap/assembled.ts';
import { Ledger } from '../../src/heap/ledger.ts';
import { Lifetimes } from '../../src/heap/lifetimes.ts';
import { type EmscriptenModule, type Native, nativeOf } from '../../src/interpreter/abi.ts';
import { startNodeSession } from '../../src/interpreter/node.ts';
import type { Tracer } from '../../src/interpreter/recorder.ts';
import { makeCountingTracer, makeTracer } from '../../src/interpreter/tracer.ts';
import { type Case, inRounds, type Measured, timed } from './measure.ts';

export const LOOPS = ['instances', 'lists', 'words', 'floats'] as const;

/**
 * In WebAssembly a listener that does nothing (`idle`) and the one that counts (`followed`); in JavaScript
 * one that does nothing (`called`) and one that is `told` of every event, as where WebAssembly cannot count.
 */
export const LISTENERS = ['idle', 'followed', 'called', 'told'] as const;
export type Listener = (typeof LISTENERS)[number];

export interface TracerTimes {
  /** `lists/alone`, and `lists/followed` and so on for each listener. */
  times: Measured;
  /** Births and deaths in one turn of each loop. */
  events: ReadonlyMap<string, number>;
}

type Pyodide = Awaited<ReturnType<typeof startNodeSession>>['pyodide'];
type Loop = () => unknown;
/** Does the work while it listens. */
type Under = <T>(work: () => T) => T;

export async function measureTracer(rounds: number): Promise<TracerTimes> {
  const { pyodide } = await startNodeSession();
  const native = nativeOf(pyodide);
  const telling = makeTracer(native, null);
  const lists = loopOf(pyodide, 'lists');
  const listeners = await listenersFor(native, telling, () => void lists());
  const events = new Map<string, number>();
  const cases = LOOPS.flatMap((name) => {
    const loop = loopOf(pyodide, name);
    let count = 0;
    const counting = () => void (count += 1);
    under(telling, counting, counting)(loop);
    events.set(name, count);
    return casesOf(name, loop, listeners);
  });
  return { times: await inRounds(cases, rounds), events };
}

function casesOf(name: string, loop: Loop, listeners: Record<Listener, () => Under>): Case[] {
  return [
    { id: `${name}/alone`, measure: () => timed(loop) },
    ...LISTENERS.map((listener) => ({
      id: `${name}/${listener}`,
      measure: () => listeners[listener]()(() => timed(loop)),
    })),
  ];
}

/** Each with a book of its own for every time it is measured. */
async function listenersFor(
  native: Native,
  telling: Tracer,
  allocateAndDrop: Loop,
): Promise<Record<Listener, () => Under>> {
  const { module, memory } = native;
  const ledger = new Ledger();
  const counting = makeCountingTracer(native, ledger, { allocateAndDrop, calls: null });
  if (counting === null) throw new Error('Births and deaths are not counted in WebAssembly here.');
  const following = (tracer: Tracer) => () => {
    const lives = new Lifetimes(memory, ledger, () => null);
    lives.open();
    return under(
      tracer,
      (address) => lives.created(address),
      (address) => lives.destroyed(address),
    );
  };
  const idle = module.addFunction(await nothing(), 'iiii');
  const noted = { count: 0 };
  const note = () => void (noted.count += 1);
  return {
    idle: () => plugged(module, idle),
    called: () => under(telling, note, note),
    told: following(telling),
    followed: following(counting),
  };
}

async function nothing(): Promise<(...args: number[]) => number> {
  const source = readFileSync(join(import.meta.dirname, 'nothing.wat'), 'utf8');
  const { instance } = await WebAssembly.instantiate(
    new Uint8Array(await assemble('nothing.wat', source)),
  );
  const { listen } = instance.exports;
  if (!isFunction(listen)) throw new Error('nothing.wat exports no function listen.');
  return listen;
}

function under(
  tracer: Tracer,
  created: (address: number) => void,
  destroyed: (address: number) => void,
): Under {
  return (work) => {
    tracer.start(created, destroyed);
    try {
      return work();
    } finally {
      tracer.stop();
    }
  };
}

function plugged(module: EmscriptenModule, listener: number): Under {
  return (work) => {
    module._PyRefTracer_SetTracer(listener, 0);
    try {
      return work();
    } finally {
      module._PyRefTracer_SetTracer(0, 0);
    }
  };
}

/** Each stands in a namespace of its own. */
function loopOf(pyodide: Pyodide, name: string): Loop {
  const source = readFileSync(join(import.meta.dirname, 'loops', `${name}.py`), 'utf8');
  const names: unknown = pyodide.runPython('{}');
  const options = { globals: names } as Parameters<Pyodide['runPython']>[1];
  const loop: unknown = pyodide.runPython(`${source}\nloop`, options);
  if (!isFunction(loop)) throw new Error(`${name}.py has no function loop.`);
  return loop;
}
