/** What the tests need of a browser, so that they are the same in each engine. */

/** A part of the page as readers name it. */
export interface Part {
  /** Selector of the part of the page it lies in. */
  within?: string;
  role: 'button' | 'radio' | 'textbox';
  /** Its accessible name. */
  name: string;
}

/** One page in a profile of its own, as on a first visit. */
export interface Page {
  /** Resolves when it has loaded. */
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Resolves when nothing has been fetched for a moment. */
  hasSettled(): Promise<void>;
  /**
   * Runs a function in the page, which sees nothing of what is around it.
   * @param args and what it returns: values that JSON can hold.
   */
  evaluate<A extends readonly unknown[], T>(
    run: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  /** Waits for the part. */
  appears(part: Part): Promise<void>;
  /** Waits for the part, scrolls to it, and presses in its middle, as a reader does. */
  click(part: Part): Promise<void>;
  /** Waits for the part and types the text in place of what it holds. */
  fill(part: Part, text: string): Promise<void>;
  /** The policy with which the worker's script has come last. Not there where the driver tells no headers. */
  policyOfWorker?(): Promise<string | undefined>;
  /** Uncaught errors, what the page complains about in the console, and what its policy refused. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Engine {
  /** Whether isolated pages have SharedArrayBuffer, by which Stop interrupts Python. */
  sharesMemory: boolean;
  open(): Promise<Page>;
  close(): Promise<void>;
}

/** Of whatever a browser is asked for. It is for what hangs: a busy machine is several times slower. */
export const PATIENCE_MS = 120_000;
