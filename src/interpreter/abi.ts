/**
 * Every assumption about this build of Pyodide that is not public API, in one place.
 *
 * | what                | assumption                                                    | used by        |
 * | ------------------- | ------------------------------------------------------------- | -------------- |
 * | allocator           | dlmalloc chunks from `__heap_base` to the sbrk pointer        | heap/chunks    |
 * | `mallinfo`          | arena at word 0, bytes in use at word 7, bytes free at word 8 | checks chunks  |
 * | object header       | ob_refcnt at 0, ob_type at 4; type's offsets in heap/objects  | heap/objects   |
 * | immortal objects    | count ≥ 2³⁰                                                   | heap/objects   |
 * | reference tracer    | `PyRefTracer_SetTracer` exported, 0 = created, 1 = destroyed  | heap/lifetimes |
 * | frames              | thread state and frames as in frames.ts                       | frames         |
 * | listener            | `memory` exported; two memories in one module, or JavaScript  | tracer         |
 * | bound of C's stack | `PyUnstable_ThreadState_SetStackProtection` exported (3.14)      | c-stack        |
 * | recursion through C | `wasmTable` and `__stack_pointer` exported                    | c-stack        |
 * | trashcan            | `wasmTable`, `PyObject_GC_Track` and its kin exported         | trashcan       |
 * | running function   | `PyEval_GetFrame`, `PyFrame_GetCode`, `Py_DecRef` exported       | interrupts     |
 * | checks             | `_Py_emscripten_signal_clock` exported, counted down to 0        | interrupts     |
 * | free lists          | where they lie in the interpreter's state, and in what order  | heap/free-lists |
 * | frames, tracemalloc | offsets in the thread's and the runtime's state; a frame's    | python-state   |
 * | footprint limit     | `malloc_set_footprint_limit` and `malloc_footprint` exported  | budget         |
 *
 * `checkAbi` tries each one on the running interpreter. A failed one switches its instrument off
 * and says so with a note; it never lets a wrong number through.
 */
import type { PyodideInterface } from 'pyodide';
import { readHeap } from '../heap/chunks.ts';
import type { HeapMemory } from '../heap/memory.ts';
import { hasFinaliser, IMMORTAL_COUNT, refcount, typeName, typeOf } from '../heap/objects.ts';
import type { Note } from './notes.ts';

/** The private parts of Emscripten's module that Freed touches. */
export interface EmscriptenModule {
  readonly HEAPU32: Uint32Array;
  readonly ___heap_base: number;
  _emscripten_get_sbrk_ptr(): number;
  _malloc(bytes: number): number;
  _mallinfo(result: number): void;
  addFunction(f: (...args: number[]) => number, signature: string): number;
  _PyRefTracer_SetTracer(callback: number, data: number): number;
  /** `data`: where to write the data that was set with it; 0 for nowhere. */
  _PyRefTracer_GetTracer(data: number): number;
  _malloc_set_footprint_limit(bytes: number): number;
  _malloc_footprint(): number;
  _PyThreadState_Get(): number;
  /** Address of an int: Python checks for an interrupt when it has been counted down to 0, from 50. */
  readonly __Py_emscripten_signal_clock: number;
  /** Borrowed; 0 when no Python function runs. */
  _PyEval_GetFrame(): number;
  /** A new reference. */
  _PyFrame_GetCode(frame: number): number;
  _Py_DecRef(object: number): void;
  /** 0 when it is done. */
  _PyUnstable_ThreadState_SetStackProtection(state: number, start: number, size: number): number;
  stackSave(): number;
  readonly memory: WebAssembly.Memory;
  readonly wasmTable: WebAssembly.Table;
  /** Where WebAssembly's own stack ends just now. */
  readonly ___stack_pointer: WebAssembly.Global;
  _PyObject_GC_IsTracked(object: number): number;
  _PyObject_GC_Track(object: number): void;
  _PyObject_GC_UnTrack(object: number): void;
}

const MEMBERS = {
  HEAPU32: 'object',
  ___heap_base: 'number',
  _emscripten_get_sbrk_ptr: 'function',
  _malloc: 'function',
  _mallinfo: 'function',
  addFunction: 'function',
  _PyRefTracer_SetTracer: 'function',
  _PyRefTracer_GetTracer: 'function',
  _malloc_set_footprint_limit: 'function',
  _malloc_footprint: 'function',
  _PyThreadState_Get: 'function',
  __Py_emscripten_signal_clock: 'number',
  _PyEval_GetFrame: 'function',
  _PyFrame_GetCode: 'function',
  _Py_DecRef: 'function',
  _PyUnstable_ThreadState_SetStackProtection: 'function',
  stackSave: 'function',
  memory: 'object',
  wasmTable: 'object',
  ___stack_pointer: 'object',
  _PyObject_GC_IsTracked: 'function',
  _PyObject_GC_Track: 'function',
  _PyObject_GC_UnTrack: 'function',
} as const satisfies Record<keyof EmscriptenModule, string>;

export type Member = keyof EmscriptenModule;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Which of the members are not what this build should have. */
export function missingMembers(module: unknown): Member[] {
  if (!isObject(module)) return Object.keys(MEMBERS) as Member[];
  return (Object.keys(MEMBERS) as Member[]).filter((name) => typeof module[name] !== MEMBERS[name]);
}

function hasAllMembers(module: unknown): module is EmscriptenModule {
  return missingMembers(module).length === 0;
}

/** A running interpreter below Python: Emscripten's module, and the heap that lies in its memory. */
export interface Native {
  readonly module: EmscriptenModule;
  /** For the readers in `heap/`. */
  readonly memory: HeapMemory;
}

/** What Pyodide runs on. @throws Error naming what a newer build has dropped. */
export function nativeOf(pyodide: PyodideInterface): Native {
  const module: unknown = Reflect.get(pyodide, '_module');
  if (hasAllMembers(module)) return { module, memory: heapMemory(module) };
  throw new Error(`This build of Pyodide lacks ${missingMembers(module).join(', ')}.`);
}

function heapMemory(module: EmscriptenModule): HeapMemory {
  const sbrk = module._emscripten_get_sbrk_ptr() >>> 2;
  // The module has hundreds of members: finding one takes longer than an event of the tracer may.
  let words = module.HEAPU32;
  return {
    words() {
      if (words.length === 0) words = module.HEAPU32; // growing has detached it
      return words;
    },
    start: (module.___heap_base + 15) & ~15,
    end: () => module.HEAPU32[sbrk] ?? 0,
  };
}

/** Reads the allocator's own books. The 40 bytes for its answer are taken once. */
export function mallinfoReader({ module }: Native) {
  const answer = module._malloc(64);
  return () => {
    module._mallinfo(answer);
    const word = (index: number) => module.HEAPU32[(answer >>> 2) + index] ?? 0;
    return { heapSize: word(0), inUse: word(7), freeInside: word(8) };
  };
}

/** What a failed check says; notes.ts has the readings that it switches off. */
export type AbiNote = Extract<Note, `abi-${string}`>;

function heapAgrees(native: Native): boolean {
  const ask = mallinfoReader(native);
  const walked = readHeap(native.memory);
  const told = ask();
  return (
    walked.inUse === told.inUse &&
    walked.freeInside === told.freeInside &&
    walked.heapSize === told.heapSize
  );
}

/** Objects whose headers we know the right reading of; made by `_probe.known_objects()`. */
export interface KnownObjects {
  /** A list with exactly this many references. */
  list: { address: number; references: number };
  none: number;
  /** An instance of a class `Finalised` that has `__del__`. */
  finalised: number;
}

function countsAgree(words: Uint32Array, known: KnownObjects): boolean {
  return (
    refcount(words, known.list.address) === known.list.references &&
    refcount(words, known.none) >= IMMORTAL_COUNT
  );
}

function typesAgree(words: Uint32Array, known: KnownObjects): boolean {
  const list = typeOf(words, known.list.address);
  const finalised = typeOf(words, known.finalised);
  return (
    typeName(words, list) === 'list' &&
    typeName(words, finalised) === 'Finalised' &&
    hasFinaliser(words, finalised) &&
    !hasFinaliser(words, list)
  );
}

/** Runs `allocateAndDrop` (which makes and drops `n` objects of one kind) under the tracer and counts. */
export function tracerAgrees({ module }: Native, allocateAndDrop: (n: number) => void): boolean {
  const events = [0, 0];
  const callback = module.addFunction((_object, event) => {
    if (event === 0 || event === 1) events[event] = (events[event] ?? 0) + 1;
    return 0;
  }, 'iiii');
  if (module._PyRefTracer_SetTracer(callback, 0) !== 0) return false;
  if (module._PyRefTracer_GetTracer(0) !== callback) return false;
  allocateAndDrop(1000);
  module._PyRefTracer_SetTracer(0, 0);
  return (events[0] ?? 0) >= 1000 && (events[1] ?? 0) >= 1000;
}

/** Tries every assumption but the tracer's; returns a note for each that does not hold. */
export function checkAbi(native: Native, known: KnownObjects): AbiNote[] {
  const { memory } = native;
  const notes: AbiNote[] = [];
  if (!heapAgrees(native)) notes.push('abi-heap');
  if (!countsAgree(memory.words(), known)) notes.push('abi-refcount');
  if (!typesAgree(memory.words(), known)) notes.push('abi-types');
  return notes;
}
