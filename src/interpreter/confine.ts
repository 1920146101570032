/**
 * Takes away from the worker what learner code must not reach. Python is given none of it
 * (`jsglobals` is empty), but any JavaScript object leads on: to `pyodide_js`, to constructors, by
 * ctypes into the wasm module and its imports. So what is taken away goes from the worker itself,
 * and what stays is a list, because nobody can list all that browsers will yet invent:
 *
 * | stays on purpose              | why                                                           |
 * | ----------------------------- | ------------------------------------------------------------- |
 * | the language's own objects    | Pyodide is written in it; locked, see intrinsics.ts           |
 * | `fetch` of the wheels by name | NumPy comes when a cell imports it; GET, no query, integrity  |
 * | timers, console, crypto, text | Python's sleep, urandom and encodings; none of them goes out  |
 * | navigator's language and name | plain text                                                    |
 *
 * What goes: storage of every kind, other requests, workers, messages to the page and from it, and
 * whatever else there is. `worker.ts` keeps `postMessage` for itself, and listens already.
 *
 * With JavaScript's `eval` forbidden (evaluation.ts), nobody can write `import()` either, the one
 * request that is no property and cannot be taken away. The worker's content policy says both again.
 */
import { lockIntrinsics } from './intrinsics.ts';

/** ECMAScript's, by the names of the specification and of what is about to enter it. */
const LANGUAGE = [
  ...['globalThis', 'self', 'Infinity', 'NaN', 'undefined', 'eval', 'Function'],
  ...['isFinite', 'isNaN', 'parseFloat', 'parseInt', 'escape', 'unescape'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...['Object', 'Boolean', 'Symbol', 'Number', 'BigInt', 'Math', 'Date', 'String', 'RegExp'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError'],
  ...['TypeError', 'URIError', 'SuppressedError', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array'],
  ...['Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array'],
  ...['Float64Array', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Atomics', 'JSON'],
  ...['WeakRef', 'FinalizationRegistry', 'Iterator', 'Promise', 'Reflect', 'Proxy', 'Intl'],
  ...['Temporal', 'DisposableStack', 'AsyncDisposableStack', 'WebAssembly'],
];

/** The browser's, of which none reaches out of the worker once `settleForLess` is through. */
const PLATFORM = [
  ...['console', 'crypto', 'performance', 'location', 'navigator', 'fetch'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask'],
  ...['TextDecoder', 'TextEncoder', 'URL', 'DOMException', 'structuredClone', 'atob', 'btoa'],
];

const KEPT: ReadonlySet<string> = new Set([...LANGUAGE, ...PLATFORM]);

/** A file that may still be fetched. */
export interface Fetchable {
  name: string;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Called when the interpreter's own files are here and before any learner code runs.
 *
 * @param folder absolute address of the interpreter's files.
 * @param fetchable the files in it that a cell may need later.
 * @throws Error when this browser does not let something be taken away: better no Python than that.
 */
export function confine(folder: string, fetchable: readonly Fetchable[]): void {
  settleForLess(fetchOnly(self.fetch.bind(self), folder, fetchable));
  keepOnly(self, KEPT);
  lockIntrinsics([...KEPT].map((name): unknown => Reflect.get(self, name)).filter(notSelf));
}

function notSelf(value: unknown): boolean {
  return value !== self;
}

/** Puts lesser things in the place of what would reach out. */
function settleForLess(fetch: ReturnType<typeof fetchOnly>): void {
  const { userAgent, platform, language, languages, hardwareConcurrency } = self.navigator;
  const navigator = { userAgent, platform, language, languages, hardwareConcurrency };
  for (const [name, value] of Object.entries({ fetch, navigator })) {
    Object.defineProperty(self, name, { value, configurable: true });
  }
  // A blob's address could be handed to whatever loads an address.
  Reflect.deleteProperty(URL, 'createObjectURL');
}

/**
 * Knows the files by their whole addresses. Learner code may have changed every method there is, so
 * this looks up its own objects only, and those inherit nothing.
 */
export function fetchOnly(
  fetch: (address: string, init: RequestInit) => Promise<Response>,
  folder: string,
  fetchable: readonly Fetchable[],
): (input: unknown) => Promise<Response> {
  const requests = Object.create(null) as Record<string, RequestInit>;
  for (const { name, sha256 } of fetchable) {
    const bytes = sha256.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
    const integrity = `sha256-${btoa(String.fromCharCode(...bytes))}`;
    const init = Object.assign(Object.create(null) as RequestInit, {
      integrity,
      redirect: 'error',
    });
    requests[new URL(name, folder).href] = Object.freeze(init);
  }
  Object.freeze(requests);
  return async (input) => {
    const address = String(input); // once: an object could say another the second time
    const init = requests[address];
    if (init === undefined) throw new TypeError(`This worker may not fetch ${address}.`);
    return fetch(address, init);
  };
}

/**
 * Makes what is kept properties of the realm itself, fixed, and removes all others from it and from
 * what it inherits from. `EventTarget` thereby loses `addEventListener`, by which code could listen
 * for the page's messages.
 */
function keepOnly(realm: object, kept: ReadonlySet<string>): void {
  for (const name of kept) {
    const value: unknown = Reflect.get(realm, name);
    if (value === undefined) continue; // not in this browser
    Reflect.defineProperty(realm, name, { value, writable: false, configurable: false });
  }
  for (let at: object | null = realm; at !== null && at !== Object.prototype; at = parent(at)) {
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key === 'symbol' || (at === realm && kept.has(key))) continue;
      if (!remove(at, key)) throw new Error(`This browser does not let go of ${key}.`);
    }
  }
}

function remove(from: object, key: string): boolean {
  if (Reflect.deleteProperty(from, key)) return true;
  if (Reflect.defineProperty(from, key, { value: undefined })) return true;
  const left: unknown = Reflect.get(from, key);
  return typeof left !== 'object' && typeof left !== 'function'; // a number can stay
}

function parent(object: object): object | null {
  return Reflect.getPrototypeOf(object);
}
