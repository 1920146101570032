/**
 * Reads what every Python object begins with, straight from wasm memory:
 * its reference count, and its type's name. Nothing here creates or touches a Python object.
 *
 * Source: CPython 3.14 Include/object.h (`struct _object`, 32-bit: ob_refcnt at 0, ob_type at 4)
 * and Include/cpython/object.h (`struct _typeobject`: tp_name at 12, tp_dealloc at 24, tp_vectorcall_offset at 28,
 * tp_repr at 44, tp_flags at 84, tp_richcompare at 100, tp_iternext at 112, tp_is_gc at 164, tp_del at 188 and tp_finalize at 196); checked by interpreter/abi.ts at start.
 * What the collector looks after has two words before it (Include/internal/pycore_interp_structs.h:
 * `PyGC_Head`), with flags in the second.
 */
import { type ChunkTable, chunkAt } from './chunks.ts';

const TYPE_NAME = 12;
const TYPE_DEALLOC = 24;
const TYPE_VECTORCALL_OFFSET = 28;
const TYPE_FLAGS = 84;
const TYPE_IS_GC = 164;
/** Of what a round has looked at and not reached: _PyGC_PREV_MASK_COLLECTING. */
const COLLECTING = 2;
const TYPE_DEL = 188;
const TYPE_FINALIZE = 196;
const LONGEST_NAME = 200;

/** Functions of a type, each the place of one in WebAssembly's table of functions. */
const SLOTS = { repr: 44, richcompare: 100, iternext: 112 } as const;

/** In tp_flags: Py_TPFLAGS_HAVE_GC. */
const HAVE_GC = 1 << 14;

/** Counts at and above this mean "immortal": the object is never freed and the count says nothing. */
export const IMMORTAL_COUNT = 2 ** 30;

/** True `ob_refcnt`: 1 for a list with one name, where `sys.getrefcount` says 2. */
export function refcount(words: Uint32Array, address: number): number {
  return words[address >>> 2] ?? 0;
}

/** Address of the object's type. */
export function typeOf(words: Uint32Array, address: number): number {
  return words[(address >>> 2) + 1] ?? 0;
}

/** Objects of a type with a finaliser can come back to life in it. */
export function hasFinaliser(words: Uint32Array, type: number): boolean {
  return (
    (words[(type + TYPE_FINALIZE) >>> 2] ?? 0) !== 0 || (words[(type + TYPE_DEL) >>> 2] ?? 0) !== 0
  );
}

/** Whether the collector knows objects of the type: all that hold others are such. */
export function isCollectedType(words: Uint32Array, type: number): boolean {
  return ((words[(type + TYPE_FLAGS) >>> 2] ?? 0) & HAVE_GC) !== 0;
}

/**
 * Within a round of the collector: whether it has found the object unreachable. Outside, and for what
 * the collector does not look after: false.
 */
export function hasCollectingFlag(words: Uint32Array, address: number): boolean {
  if (!isCollectedType(words, typeOf(words, address))) return false;
  return ((words[(address >>> 2) - 1] ?? 0) & COLLECTING) !== 0;
}

/** Whether each object of the type says itself if it is the collector's: types do. */
export function isSaidByObject(words: Uint32Array, type: number): boolean {
  return (words[(type + TYPE_IS_GC) >>> 2] ?? 0) !== 0;
}

/** Place, in WebAssembly's table of functions, of the one that destroys an object of the type. */
export function deallocOf(words: Uint32Array, type: number): number {
  return words[(type + TYPE_DEALLOC) >>> 2] ?? 0;
}

/** Place of one of the type's functions in WebAssembly's table. */
export function slotOf(words: Uint32Array, type: number, slot: keyof typeof SLOTS): number {
  return words[(type + SLOTS[slot]) >>> 2] ?? 0;
}

/** Place, in the same table, of the function that calls this object. */
export function vectorcallOf(words: Uint32Array, object: number): number {
  const offset = words[(typeOf(words, object) + TYPE_VECTORCALL_OFFSET) >>> 2] ?? 0;
  return words[(object + offset) >>> 2] ?? 0;
}

/** The type's name: 'list', 'Node', 'collections.deque' (built-in types carry their module). */
export function typeName(words: Uint32Array, type: number): string {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const start = words[(type + TYPE_NAME) >>> 2] ?? 0;
  const end = bytes.indexOf(0, start);
  if (start === 0 || end < 0 || end - start > LONGEST_NAME) return '?';
  // Copied: TextDecoder refuses a view of shared memory, and some hosts share it.
  return new TextDecoder().decode(bytes.slice(start, end));
}

/** Memory still handed out, a plausible count and the same type: a freed object has none of these. */
export function isAlive(
  words: Uint32Array,
  chunks: ChunkTable,
  address: number,
  type: number,
): boolean {
  return (
    chunkAt(chunks, address) !== null &&
    refcount(words, address) > 0 &&
    typeOf(words, address) === type
  );
}
