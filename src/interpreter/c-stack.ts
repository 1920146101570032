/**
 * Python raises RecursionError when C's stack nears its end, by the size of wasm's own stack. The browser's
 * stack ends long before, and then the interpreter is lost. So Python is told of a smaller one.
 */
import type { EmscriptenModule } from './abi.ts';

/**
 * Bytes. With 400 kB `map` and `__repr__` that call themselves still end in RecursionError whatever
 * Python's own limit; with 100 kB pandas finds no room to be imported. Some C code (the parser, json)
 * takes more of the browser's stack than of wasm's: no bound that leaves room for pandas stops it.
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
