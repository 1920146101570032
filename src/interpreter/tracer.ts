/** Plugs a pair of functions into Python's reference tracer (`PyRefTracer_SetTracer`, 3.13+). */
import type { EmscriptenModule } from './abi.ts';
import type { Tracer } from './recorder.ts';

const CREATED = 0;

/** The callback's slot in the wasm table is taken once; it costs Python's heap nothing. */
export function makeTracer(module: EmscriptenModule): Tracer {
  let created: (address: number) => void = () => undefined;
  let destroyed: (address: number) => void = () => undefined;
  const callback = module.addFunction((address = 0, event) => {
    if (event === CREATED) created(address >>> 0);
    else destroyed(address >>> 0);
    return 0;
  }, 'iiii');
  return {
    start(onCreated, onDestroyed) {
      created = onCreated;
      destroyed = onDestroyed;
      module._PyRefTracer_SetTracer(callback, 0);
    },
    stop() {
      module._PyRefTracer_SetTracer(0, 0);
    },
  };
}
