/** Plugs a listener into Python's reference tracer (`PyRefTracer_SetTracer`, 3.13+). */
import type { ChunkTable } from '../heap/chunks.ts';
import type { Ledger } from '../heap/ledger.ts';
import { Lifetimes } from '../heap/lifetimes.ts';
import type { Calls } from '../heap/rounds.ts';
import type { Native } from './abi.ts';
import { addListener, type Sink } from './listener.ts';
import type { Tracer } from './recorder.ts';

/** There is a third event, when another tracer takes the place: it tells of no object. */
const CREATED = 0;
const DESTROYED = 1;

/** Tells of every event, by a call from WebAssembly into JavaScript. */
export function makeTracer(native: Native, calls: Calls | null): Tracer {
  const sink = silentSink();
  const listener = native.module.addFunction((address = 0, event) => {
    if (event === CREATED) sink.created(address >>> 0);
    else if (event === DESTROYED) sink.destroyed(address >>> 0);
    return 0;
  }, 'iiii');
  return plugging(native, listener, { sink, calls });
}

/**
 * Counts plain events in the ledger and tells of the others; null where that cannot be had.
 * @param allocateAndDrop makes and drops that many lists.
 */
export function makeCountingTracer(
  native: Native,
  ledger: Ledger,
  { allocateAndDrop, calls }: { allocateAndDrop: (n: number) => void; calls: Calls | null },
): Tracer | null {
  const sink = silentSink();
  const listener = addListener(native, ledger, sink);
  if (listener === null) return null;
  const tracer = plugging(native, listener, { sink, calls });
  return countsRight(tracer, new Lifetimes(native.memory, ledger, () => null), allocateAndDrop)
    ? tracer
    : null;
}

const NO_CHUNKS: ChunkTable = {
  starts: new Uint32Array(),
  sizes: new Uint32Array(),
  used: new Uint8Array(),
};

/** Whether it sees every list, and does so without being a messenger. */
function countsRight(
  tracer: Tracer,
  lifetimes: Lifetimes<null>,
  allocateAndDrop: (n: number) => void,
): boolean {
  const many = 1000;
  let messages = 0;
  const counted = (tell: (address: number) => void) => (address: number) => {
    messages += 1;
    tell(address);
  };
  lifetimes.open();
  tracer.start(
    counted((address) => lifetimes.created(address)),
    counted((address) => lifetimes.destroyed(address)),
  );
  allocateAndDrop(many);
  if (!tracer.stop()) return false;
  const lists = lifetimes.finish(NO_CHUNKS).find(({ type }) => type === 'list');
  return lists !== undefined && lists.born >= many && lists.died >= many && messages < many;
}

function silentSink(): Sink {
  return { created: () => undefined, destroyed: () => undefined };
}

/** The listener's place in Python's table is taken once; it costs Python's heap nothing. */
function plugging(
  { module }: Native,
  listener: number,
  { sink, calls }: { sink: Sink; calls: Calls | null },
): Tracer {
  let previous = 0;
  const isPlugged = () => module._PyRefTracer_GetTracer(0) === listener;
  return {
    calls,
    isPlugged,
    start(onCreated, onDestroyed) {
      const found = module._PyRefTracer_GetTracer(0);
      if (found !== listener) previous = found;
      sink.created = onCreated;
      sink.destroyed = onDestroyed;
      module._PyRefTracer_SetTracer(listener, 0);
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
