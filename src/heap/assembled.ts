/** WebAssembly of our own: assembled by the setup, and carried as text in the script that uses it. */

/** @param wasm base64. @throws CompileError where this browser does not know what it uses. */
export function instantiate(wasm: string, imports: WebAssembly.Imports): WebAssembly.Exports {
  const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
}

export function isFunction(value: unknown): value is (...args: number[]) => number {
  return typeof value === 'function';
}
