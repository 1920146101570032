/**
 * Recursion through C (`map`, `sorted`, `__repr__`, a generator that C runs) ends in Python's RecursionError, and
 * not in a lost interpreter. Python raises it when WebAssembly's own stack nears its end; the browser's ends
 * before that. So Python is told of a smaller one, and whatever such a recursion comes by takes more of it:
 * the more, the smaller the browser's stack is. Calls from Python to Python take none of either.
 */
import { instantiate } from '../heap/assembled.ts';
import type { HeapMemory } from '../heap/memory.ts';
import { slotOf, vectorcallOf } from '../heap/objects.ts';
import type { EmscriptenModule } from './abi.ts';
import generated from './deep-call.generated.json' with { type: 'json' };

/**
 * Bytes. With 100 kB pandas finds no room to be imported. Some C code (the parser, json) takes more of the
 * browser's stack than of wasm's: no bound that leaves room for pandas stops it.
 */
const C_STACK = 250_000;

/** @throws Error when Python refuses: the build is not the one we know. */
export function boundCStack(module: EmscriptenModule): void {
  const start = module.stackSave() - C_STACK;
  const state = module._PyThreadState_Get();
  if (module._PyUnstable_ThreadState_SetStackProtection(state, start, C_STACK) !== 0) {
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
  return /out of bounds/i.test(said) && used > C_STACK;
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

/**
 * How much more each such call takes, by how often a function of WebAssembly can call itself before the browser's
 * stack is used up. Chromium's workers have 0.5 MB (some 6,000 calls), Node 1 MB, Firefox 2 MB. The slowest
 * of sixty kinds of recursion takes 2 kB of it each time. In steps, so that it is the same at every start.
 */
const COSTS = [
  { calls: 24_000, bytes: 272 },
  { calls: 10_000, bytes: 528 },
  { calls: 0, bytes: 1040 },
] as const;

const [, , { bytes: MOST }] = COSTS;

/** Call it once for a table. Without it recursion through C breaks the interpreter where `boundCStack` is not enough. */
export function deepenCalls(module: EmscriptenModule, memory: HeapMemory, deep: DeepObjects): void {
  const { wasmTable: table, ___stack_pointer: stackPointer } = module;
  const stand = (original: WebAssembly.Table, bytes: number) =>
    instantiate(generated.wasm, { python: { stackPointer, original, bytes } });
  const calls = depthOf(stand(oneOf(null), 0));
  const bytes = COSTS.find((one) => calls >= one.calls)?.bytes ?? MOST;

  const words = memory.words();
  const places = new Map<number, 'one' | 'three' | 'four'>([
    [vectorcallOf(words, deep.function), 'four'],
    [slotOf(words, deep.generator, 'iternext'), 'one'],
    ...deep.holders.flatMap((type) => [
      [slotOf(words, type, 'repr'), 'one'] as const,
      [slotOf(words, type, 'richcompare'), 'three'] as const,
    ]),
  ]);
  for (const [place, signature] of places) {
    table.set(place, stand(oneOf(table.get(place)), bytes)[signature]);
  }
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
