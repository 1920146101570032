/**
 * Forbids turning text into JavaScript: `eval`, timers that take text, and the four constructors
 * (`Function` and its kin) that every function leads to. Where the worker's answer carries a
 * content policy the browser refuses all of them; this holds on a host without headers as well.
 *
 * Called before Pyodide is loaded, because Pyodide keeps a reference to `Function`.
 */
function refuse(): never {
  throw new EvalError('Text is not run as JavaScript here.');
}

/** One of each kind of function. */
const SPECIMENS = [function () {}, async function () {}, function* () {}, async function* () {}];

export function forbidEvaluation(): void {
  for (const specimen of SPECIMENS) {
    fix(Object.getPrototypeOf(specimen) as object, 'constructor', refuse);
  }
  // Stands in for `Function`, so that `f instanceof Function` goes on being true.
  Object.defineProperty(refuse, 'prototype', { value: Function.prototype });
  fix(globalThis, 'Function', refuse);
  fix(globalThis, 'eval', refuse);
  fix(globalThis, 'setTimeout', functionsOnly(setTimeout.bind(globalThis)));
  fix(globalThis, 'setInterval', functionsOnly(setInterval.bind(globalThis)));
}

type Timer = (...given: [callback: () => void, ms?: number, ...rest: unknown[]]) => unknown;

function functionsOnly(timer: Timer): Timer {
  return (callback, ...rest) =>
    typeof callback === 'function' ? timer(callback, ...rest) : refuse();
}

function fix(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: false, configurable: false });
}
