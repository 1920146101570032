/**
 * A run is over when it has ended: what it asks a timer for is never called. Nothing else of the worker's
 * brings code back later but promises; what they call is interrupted, see interrupts.ts.
 */
const TIMERS = ['setTimeout', 'setInterval', 'queueMicrotask'] as const;

type Timer = (callback: () => void, ...rest: unknown[]) => unknown;

export class Timers {
  #isOff = false;

  /**
   * Puts timers that can be turned off in the place of a realm's own. Called before Pyodide is loaded,
   * which without a MessageChannel uses no other way.
   */
  constructor(realm: object) {
    for (const name of TIMERS) {
      const timer = (Reflect.get(realm, name) as Timer).bind(realm);
      const value: Timer = (...given) => (this.#isOff ? 0 : timer(...given));
      Reflect.defineProperty(realm, name, { value, writable: true, configurable: true });
    }
    Reflect.deleteProperty(realm, 'MessageChannel');
  }

  /** Runs code that gets no timers. */
  without<T>(run: () => T): T {
    this.#isOff = true;
    try {
      return run();
    } finally {
      this.#isOff = false;
    }
  }
}
