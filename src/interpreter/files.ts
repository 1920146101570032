/** The interpreter's files as the set-up has left them in public/pyodide/: names, sizes, sha256. */
import list from './files.generated.json' with { type: 'json' };
import packed from './stdlib-pins.json' with { type: 'json' };

/** What a first start fetches, all of it at once. */
export const files = list.files;
/** Packages that a cell may import: fetched when one does. */
export const wheels = list.wheels;
/** Pyodide's lock file, with the packages that are there. */
export const lock = JSON.stringify(list.lock);

/** The standard library as it travels best: small compressed, four times as large where it is not. */
export const PACKED_STDLIB = 'python_stdlib.stored.zip';
/** The same, compressed as such: for hosts that compress nothing. */
export const DEFLATED_STDLIB = 'python_stdlib.deflated.zip';
/** What few cells import: comes like a package, when one does. */
export const LATER_STDLIB = 'python_stdlib.later.zip';

/** What a first start brings over the wire, in bytes. */
export const TRANSFER_BYTES = files.reduce((sum, file) => sum + file.transferBytes, 0);

/** The hash of each file of the folder, in hexadecimal, by its name. */
export const sha256Of: ReadonlyMap<string, string> = new Map([
  ...[...files, ...wheels].map(({ name, sha256 }) => [name, sha256] as const),
  [DEFLATED_STDLIB, packed[DEFLATED_STDLIB]],
]);

/**
 * Changes whenever one of the interpreter's files does. On a built site it is the folder that they lie
 * in, so that a page of one build never gets, or keeps, a file of another.
 */
export const interpreterKey = [...sha256Of.values()]
  .reduce((all, sha256) => all ^ BigInt(`0x${sha256}`), 0n)
  .toString(16)
  .padStart(64, '0')
  .slice(0, 16);
