/**
 * Clean interpreters by the dozen, for tests that ask the same of many cells. One is loaded, its memory
 * is kept, and put back before every start: all that Python knows lies in there.
 *
 * Not for the real thing: JavaScript's own state (files, packages) stays as the last run has left it.
 */
import type { PyodideInterface } from 'pyodide';
import { nativeOf } from './abi.ts';
import { connectNode } from './node.ts';
import type { Session } from './session.ts';

const NEVER = { register: () => undefined, unregister: () => undefined };

/** @param pyodide prepared and not yet connected. Returns the start; nothing else may use it from now on. */
export function rewindable(pyodide: PyodideInterface): () => Session {
  const { module } = nativeOf(pyodide);
  const bytes = () => new Uint8Array(module.HEAPU32.buffer);
  const image = bytes().slice();
  // JavaScript would release objects of an earlier start, at addresses where others live by now.
  Reflect.set(module, 'finalizationRegistry', NEVER);
  return () => {
    bytes().set(image);
    bytes().fill(0, image.length);
    return connectNode(pyodide);
  };
}
