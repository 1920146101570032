/** Plugs a pair of functions into Python's reference tracer (`PyRefTracer_SetTracer`, 3.13+). */
import type { EmscriptenModule } from './abi.ts';
import type { Tracer } from './recorder.ts';

/** There is a third event, when another tracer takes the place: it tells of no object. */
const CREATED = 0;
const DESTROYED = 1;

/** The callback's slot in the wasm table is taken once; it costs Python's heap nothing. */
export function makeTracer(module: EmscriptenModule): Tracer {
  let created: (address: number) => void = () => undefined;
  let destroyed: (address: number) => void = () => undefined;
  const callback = module.addFunction((address = 0, event) => {
    if (event === CREATED) created(address >>> 0);
    else if (event === DESTROYED) destroyed(address >>> 0);
    return 0;
  }, 'iiii');
  let previous = 0;
  const isPlugged = () => module._PyRefTracer_GetTracer(0) === callback;
  return {
    isPlugged,
    start(onCreated, onDestroyed) {
      const found = module._PyRefTracer_GetTracer(0);
      if (found !== callback) previous = found;
      created = onCreated;
      destroyed = onDestroyed;
      module._PyRefTracer_SetTracer(callback, 0);
    },
    stop() {
      const isOurs = isPlugged();
      // Another's stays that a cell has plugged in meanwhile, or comes back from an earlier cell:
      // tracemalloc's, when it was started. It uses no data.
      if (isOurs) module._PyRefTracer_SetTracer(previous, 0);
      return isOurs;
    },
  };
}
