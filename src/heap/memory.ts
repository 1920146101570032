/**
 * What the heap readers need of the interpreter: its memory and where the heap begins and ends.
 * `interpreter/abi.ts` makes one out of a running Pyodide; tests make one out of a plain array.
 */
export interface HeapMemory {
  /** A fresh view at every call: growing the wasm memory detaches the old one. */
  words(): Uint32Array;
  /** Address of the first chunk, in bytes. */
  readonly start: number;
  /** Address after the last chunk, in bytes; moves up as the heap grows. */
  end(): number;
}
