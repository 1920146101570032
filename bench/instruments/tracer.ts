/** How much longer a loop takes while every object that it makes or drops is followed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lifetimes } from '../../src/heap/lifetimes.ts';
import { emscriptenModule, heapMemory } from '../../src/interpreter/abi.ts';
import { startNodeSession } from '../../src/interpreter/node.ts';
import { makeTracer } from '../../src/interpreter/tracer.ts';
import { inRounds, type Measured, timed } from './measure.ts';

export const LOOPS = ['instances', 'lists', 'words', 'floats'] as const;

export interface TracerTimes {
  /** `lists/alone`, `lists/called` (a tracer that does nothing), `lists/followed`, and so on. */
  times: Measured;
  /** Births and deaths in one turn of each loop. */
  events: ReadonlyMap<string, number>;
}

export async function measureTracer(rounds: number): Promise<TracerTimes> {
  const { pyodide } = await startNodeSession();
  const module = emscriptenModule(pyodide);
  const memory = heapMemory(module);
  const tracer = makeTracer(module);
  const under = <T>(created: Listener, destroyed: Listener, work: () => T): T => {
    tracer.start(created, destroyed);
    try {
      return work();
    } finally {
      tracer.stop();
    }
  };
  const events = new Map<string, number>();
  const cases = LOOPS.flatMap((name) => {
    const loop = loopOf(pyodide, name);
    let count = 0;
    const counting = () => void (count += 1);
    under(counting, counting, loop);
    events.set(name, count);
    const called = () => under(counting, counting, () => timed(loop));
    const followed = () => {
      const lives = new Lifetimes(memory, () => null);
      const created = (address: number) => lives.created(address);
      return under(
        created,
        (address) => lives.destroyed(address),
        () => timed(loop),
      );
    };
    return [
      { id: `${name}/alone`, measure: () => timed(loop) },
      { id: `${name}/called`, measure: called },
      { id: `${name}/followed`, measure: followed },
    ];
  });
  return { times: await inRounds(cases, rounds), events };
}

type Listener = (address: number) => void;
type Pyodide = Awaited<ReturnType<typeof startNodeSession>>['pyodide'];

/** Each stands in a namespace of its own. */
function loopOf(pyodide: Pyodide, name: string): () => unknown {
  const source = readFileSync(join(import.meta.dirname, 'loops', `${name}.py`), 'utf8');
  const names: unknown = pyodide.runPython('{}');
  const options = { globals: names } as Parameters<Pyodide['runPython']>[1];
  const loop: unknown = pyodide.runPython(`${source}\nloop`, options);
  if (!isCallable(loop)) throw new Error(`${name}.py has no function loop.`);
  return loop;
}

function isCallable(value: unknown): value is () => unknown {
  return typeof value === 'function';
}
