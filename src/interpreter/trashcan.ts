/**
 * Lets a chain of any length die: objects of which each holds the only reference to the next. Python destroys
 * one inside the other, and the browser's stack ends after some thousand. From a certain depth on, objects
 * wait here instead until the one before them is gone. See heap/trashcan.wat, which counts the depth.
 *
 * Nothing here is Python's memory, and deaths are announced before: no reading changes.
 */
import { instantiate } from '../heap/assembled.ts';
import { deallocOf, isCollectedType, isSaidByObject, typeOf } from '../heap/objects.ts';
import type { Native } from './abi.ts';
import generated from './trashcan.generated.json' with { type: 'json' };

const counter = () => new WebAssembly.Global({ value: 'i32', mutable: true }, 0);

/** @param types addresses of Python's types; those of cells share their dealloc with one of them. */
export function placeTrashcan(native: Native, types: readonly number[]): void {
  const { module, memory } = native;
  const { wasmTable: table } = module;
  const shared = { depth: counter(), emptying: counter(), current: counter() };
  const trashcan = { ...shared, ...waitingRoom(native) };
  const words = memory.words();
  const deallocs = new Set(
    types.filter((type) => isCollectedType(words, type)).map((type) => deallocOf(words, type)),
  );
  for (const place of deallocs) {
    const python = { memory: module.memory, table, dealloc: table.get(place) as () => void };
    table.set(place, instantiate(generated.wasm, { python, trashcan })['dealloc']);
  }
}

/** Last come, first gone. The collector does not see what waits. */
function waitingRoom({ module, memory }: Native) {
  const waiting: { object: number; isTracked: boolean }[] = [];
  return {
    put(object: number): number {
      const words = memory.words();
      const type = typeOf(words, object >>> 0);
      if (!isCollectedType(words, type) || isSaidByObject(words, type)) return 0;
      const isTracked = module._PyObject_GC_IsTracked(object) === 1;
      if (isTracked) module._PyObject_GC_UnTrack(object);
      waiting.push({ object, isTracked });
      return 1;
    },
    take(): number {
      const next = waiting.pop();
      if (next === undefined) return 0;
      if (next.isTracked) module._PyObject_GC_Track(next.object);
      return next.object;
    },
  };
}
