/** Puts heap/listener.wat, which counts births and deaths without leaving WebAssembly, beside Python. */
import { instantiate, isFunction } from '../heap/assembled.ts';
import type { Ledger } from '../heap/ledger.ts';
import type { Native } from './abi.ts';
import generated from './listener.generated.json' with { type: 'json' };

/** Where the events go just now. */
export interface Sink {
  created(address: number): void;
  destroyed(address: number): void;
}

/**
 * Returns the listener's place in Python's table of functions; null where it cannot be had: two
 * memories in one module are new.
 */
export function addListener({ module }: Native, ledger: Ledger, sink: Sink): number | null {
  const memory: unknown = Reflect.get(module, 'memory');
  if (!(memory instanceof WebAssembly.Memory)) return null;
  const imports = {
    python: { memory },
    ledger: { memory: ledger.memory },
    lifetimes: {
      created: (address: number) => sink.created(address >>> 0),
      destroyed: (address: number) => sink.destroyed(address >>> 0),
    },
  };
  try {
    const { listen } = instantiate(generated.wasm, imports);
    // The table takes a function of WebAssembly as it is.
    return isFunction(listen) ? module.addFunction(listen, 'iiii') : null;
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
}
