/** The image of a started interpreter's memory, cut to what there is to keep. */

/** WebAssembly's memory grows by these. */
const PAGE = 65_536;

/**
 * Without the pages of zeros at its end, a quarter of it: a start from the image gets a smaller memory
 * and lets it grow when it needs more.
 * @param whole as Pyodide makes it: something of its own, then the memory.
 */
export function withoutEmptyEnd(whole: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = whole.length % PAGE;
  const words = new Uint32Array(whole.buffer, whole.byteOffset, whole.length >>> 2);
  let used = words.length;
  while (used > 0 && words[used - 1] === 0) used -= 1;
  const pages = Math.ceil(Math.max(0, used * 4 - head) / PAGE);
  // Not `Uint8Array.from`: with locked intrinsics it steps through every byte, half a second long.
  const kept = new Uint8Array(head + pages * PAGE);
  kept.set(whole.subarray(0, kept.length));
  return kept;
}
