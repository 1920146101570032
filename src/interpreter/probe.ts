/** Tries at every start what this build of Pyodide is like, and puts in place what it allows for. */
import type { PyodideInterface } from 'pyodide';
import type { Ledger } from '../heap/ledger.ts';
import { tableOf } from '../heap/chunks.ts';
import { type AbiNote, checkAbi, type Native, tracerAgrees } from './abi.ts';
import { deepenCalls } from './c-stack.ts';
import { isShown } from './notes.ts';
import { callsOf, framesAgree, framesOf } from './frames.ts';
import type { PythonState } from './python-state.ts';
import type { Tracer } from './recorder.ts';
import { makeCountingTracer, makeTracer } from './tracer.ts';
import { placeTrashcan } from './trashcan.ts';

export interface Probed {
  /** What an instrument of this build could not be trusted with. */
  notes: AbiNote[];
  tracer: Tracer | null;
  /** Whether the tracer counts in WebAssembly. */
  isCounting: boolean;
}

interface Addresses {
  toJs(): number[];
  destroy(): void;
}

/** src/python/freed/_abi.py, as Pyodide hands it over. */
interface AbiModule {
  known_objects(): { toJs(): [number, number, number, number]; destroy(): void };
  all_types(): Addresses;
  deep_objects(): Addresses;
  allocate_and_drop(n: number): void;
  nest(tell: () => void): void;
  destroy(): void;
}

/** Tables of functions in which ours stand already: memory can be set back to a start, a table cannot. */
const replaced = new WeakSet<WebAssembly.Table>();

export interface Probing {
  native: Native;
  ledger: Ledger;
  state: PythonState;
}

/** @param isTold births and deaths come to JavaScript one by one. */
export function probe(
  pyodide: PyodideInterface,
  { native, ledger, state }: Probing,
  isTold = false,
): Probed {
  const { module, memory } = native;
  const abi = pyodide.pyimport('freed._abi') as AbiModule;
  const allocateAndDrop = (n: number) => {
    abi.allocate_and_drop(n);
  };
  try {
    const objects = abi.known_objects();
    const [list, references, none, finalised] = objects.toJs();
    objects.destroy();
    const known = { list: { address: list, references }, none, finalised };
    const notes = checkAbi(native, known);
    // Nothing is written into types that are not read as they should be.
    if (isShown({ notes }, 'types') && !replaced.has(module.wasmTable)) {
      replaced.add(module.wasmTable);
      placeTrashcan(native, addressesOf(abi.all_types()));
      const [function_ = 0, generator = 0, ...holders] = addressesOf(abi.deep_objects());
      deepenCalls(native, { function: function_, generator, holders });
    }
    // One of the two is tried, not both: what Python makes here is in every reading that follows.
    const isFit = !isTold && notes.length === 0;
    const frames = framesOf(native);
    const areKnown = framesAgree(frames, (tell) => abi.nest(tell));
    const calls = areKnown ? callsOf(frames) : null;
    const counting = isFit ? makeCountingTracer(native, ledger, { allocateAndDrop, calls }) : null;
    if (!areKnown) notes.push('abi-frames');
    if (isShown({ notes }, 'bytes') && !state.hasFreeListsIn(tableOf(memory))) {
      notes.push('abi-free-lists');
    }
    if (counting !== null) return { notes, tracer: counting, isCounting: true };
    const isKnown = tracerAgrees(native, allocateAndDrop);
    if (!isKnown) notes.push('abi-tracer');
    return { notes, tracer: isKnown ? makeTracer(native, calls) : null, isCounting: false };
  } finally {
    abi.destroy();
  }
}

function addressesOf(list: Addresses): number[] {
  const addresses = list.toJs();
  list.destroy();
  return addresses;
}
