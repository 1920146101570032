/**
 * Recursion through C (`map`, `sorted`, `__repr__`, a generator that C runs) ends in Python's RecursionError, and
 * not in a lost interpreter. Python raises it when WebAssembly's own stack nears its end; the browser's ends
 * before that. So Python is told of a smaller one, and whatever such a recursion comes by takes more of it:
 * the more, the smaller the browser's stack is. Calls from Python to Python take none of either.
 */
import { instantiate } from '../heap/assembled.ts';
import { slotOf, vectorcallOf } from '../heap/objects.ts';
import type { EmscriptenModule, Native } from './abi.ts';
import generated from './deep-call.generated.json' with { type: 'json' };

/**
 * Bytes of wasm's stack that Python may use, by how often a function of WebAssembly can call itself before the
 * browser's stack is used up: Chromium's workers have 0.5 MB of it (some 6,000 calls), Node 1 MB, Firefox 2 MB. In
 * steps, so that it is the same at every start. With less than 100 kB pandas finds no room to be imported. Some C code
 * (the parser, json) takes more of the browser's stack than of wasm's: no bound that leaves room for pandas stops it.
 */
const BOUNDS = [
  { calls: 24_000, bytes: 2_000_000 },
  { calls: 10_000, bytes: 1_000_000 },
  { calls: 0, bytes: 500_000 },
] as const;

const [, , { bytes: LEAST }] = BOUNDS;

/**
 * How many bytes more of wasm's stack each call takes that recursion through C comes by. The slowest of sixty kinds
 * of such recursion takes 2 kB of the browser's stack each time; looking into a container takes a quarter of that.
 */
const MORE = { call: 2080, look: 608 } as const;

/** Bytes of wasm's stack: no run that is not a deep recursion uses as many. */
const DEEP = 250_000;

let bound: number | null = null;

/** Bytes. Measured once in a thread: its stack stays as large as it is. */
function boundHere(module: EmscriptenModule): number {
  if (bound !== null) return bound;
  const calls = depthOf(standIn(module, oneOf(null), 0));
  bound = BOUNDS.find((one) => calls >= one.calls)?.bytes ?? LEAST;
  return bound;
}

/** @throws Error when Python refuses: the build is not the one we know. */
export function boundCStack({ module }: Native): void {
  const bytes = boundHere(module);
  const start = module.stackSave() - bytes;
  const state = module._PyThreadState_Get();
  if (module._PyUnstable_ThreadState_SetStackProtection(state, start, bytes) !== 0) {
    throw new Error('Python does not take a bound for C’s stack.');
  }
}

/**
 * Whether the interpreter broke because recursion inside C has used up a stack. Mostly that is the browser's own,
 * and each browser says so in its words. Where wasm's ends first, what lies beyond is written over, and Python then
 * reaches outside its memory: only so deep in C is that what it means.
 * @param used bytes of wasm's stack in use when it broke.
 */
export function isStackOverflow(error: unknown, used: number): boolean {
  const said = String(error);
  // Chromium and WebKit; Firefox.
  if (/maximum call stack size exceeded|too much recursion/i.test(said)) return true;
  return /out of bounds/i.test(said) && used > DEEP;
}

/** What recursion through C comes by. */
export interface DeepObjects {
  /** Address of a function written in Python. */
  function: number;
  /** Address of the type of generators. */
  generator: number;
  /** Addresses of types whose `repr` and comparison look into others; one of a class with its own. */
  holders: readonly number[];
}

/** Call it once for a table. Without it recursion through C breaks the interpreter where `boundCStack` is not enough. */
export function deepenCalls({ module, memory }: Native, deep: DeepObjects): void {
  const table = module.wasmTable;
  const words = memory.words();
  const replace = (place: number, signature: 'one' | 'three' | 'four', bytes: number) => {
    table.set(place, standIn(module, oneOf(table.get(place)), bytes)[signature]);
  };
  // Types share their functions: each has one stand-in, or its calls would take twice as much.
  const looks = new Map<number, 'one' | 'three'>(
    deep.holders.flatMap((type) => [
      [slotOf(words, type, 'repr'), 'one'],
      [slotOf(words, type, 'richcompare'), 'three'],
    ]),
  );
  replace(vectorcallOf(words, deep.function), 'four', MORE.call);
  replace(slotOf(words, deep.generator, 'iternext'), 'one', MORE.call);
  for (const [place, signature] of looks) replace(place, signature, MORE.look);
}

/** @param bytes how much of wasm's stack it takes before it calls the function in `original`. */
function standIn(
  { ___stack_pointer: stackPointer }: EmscriptenModule,
  original: WebAssembly.Table,
  bytes: number,
): WebAssembly.Exports {
  return instantiate(generated.wasm, { python: { stackPointer, original, bytes } });
}

function oneOf(function_: unknown): WebAssembly.Table {
  const table = new WebAssembly.Table({ initial: 1, element: 'anyfunc' });
  table.set(0, function_);
  return table;
}

/** How often it can call itself. The overflow is the browser's own error; nothing of Python's is on the way. */
function depthOf({ descend, reached }: WebAssembly.Exports): number {
  try {
    (descend as () => number)();
  } catch {
    return Number((reached as WebAssembly.Global).value);
  }
  return 0;
}
