/**
 * Fixes the methods of the language's own objects: `Array.prototype.push`, `Promise.prototype.then`
 * and the like. Code that changed one would be called by the worker's own code, with what that
 * holds in hand; a new one on `Object.prototype` would answer for every property that is not there.
 *
 * What is neither function nor object stays as it is: Pyodide assigns some (`Error.stackTraceLimit`),
 * and an error could no longer be given a message.
 */

/** Objects that no name leads to. */
const HIDDEN = [
  ...[[].values(), ''[Symbol.iterator](), ''.matchAll(/x/g), new Map().keys(), new Set().keys()],
  function* () {},
  async function () {},
  async function* () {},
];

/** Libraries give objects a `toString` or `constructor` of their own by assigning it. */
const ASSIGNED_OVER = new Set<object>([Object.prototype, Error.prototype]);

/** Locks whatever can be reached from the roots. */
export function lockIntrinsics(roots: Iterable<unknown>): void {
  const seen = new Set<object>();
  const waiting: unknown[] = [...roots, ...HIDDEN];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    waiting.push(Object.getPrototypeOf(next));
    for (const key of Reflect.ownKeys(next)) waiting.push(...lockProperty(next, key));
    Object.preventExtensions(next);
  }
}

/** Returns what the property leads to. */
function lockProperty(object: object, key: string | symbol): unknown[] {
  const found = Reflect.getOwnPropertyDescriptor(object, key);
  if (found === undefined) return [];
  if (!('value' in found)) {
    Reflect.defineProperty(object, key, { configurable: false });
    return [found.get, found.set];
  }
  const value: unknown = found.value;
  if (!isObject(value)) return [];
  if (found.configurable && ASSIGNED_OVER.has(object)) lockButAssignable(object, key, value);
  else Reflect.defineProperty(object, key, { writable: false, configurable: false });
  return [value];
}

/** Reads as before, cannot be changed here, and gives way to an heir that assigns its own. */
function lockButAssignable(object: object, key: string | symbol, value: object): void {
  Reflect.defineProperty(object, key, {
    get: () => value,
    set(this: unknown, own: unknown) {
      if (!isObject(this) || this === object) throw new TypeError(`${String(key)} is fixed.`);
      const open = { writable: true, enumerable: true, configurable: true };
      Reflect.defineProperty(this, key, { value: own, ...open });
    },
    configurable: false,
  });
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
