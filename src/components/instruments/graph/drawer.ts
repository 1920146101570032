/** Has graphs drawn by Graphviz, in a worker that is ended when it takes too long or is not wanted. */
import type { Answer } from './graphviz.worker.ts';

/** What there is of a drawing; `none` before it was asked for. */
export type Drawing =
  | { state: 'none' | 'drawing' | 'stopped' | 'too-long' | 'failed' }
  | { state: 'drawn'; svg: string };

export interface Drawer {
  look(dot: string): Drawing;
  /** Has it drawn; only the last that was asked for is. Resolves when `look` has something new to say. */
  begin(dot: string): Promise<void>;
  /** The reader wants no drawing any more: what is being drawn is ended, and stays so. */
  stop(): void;
  /** Nobody looks at it: what is being drawn is ended, and is drawn anew when it is looked at again. */
  leave(): void;
}

/** Longer than a graph of the course takes on a slow phone; nobody waits longer for a picture. */
const LONGEST_MS = 6000;

/** Drawings kept: a step of the arithmetic or another tab does not ask for a new one. */
const MOST_KEPT = 20;

const NONE: Drawing = { state: 'none' };

interface Work {
  dot: string;
  worker: Worker | null;
  timer: ReturnType<typeof setTimeout>;
  end: () => void;
}

export class LateDrawer implements Drawer {
  readonly #known = new Map<string, Drawing>();
  readonly #start: () => Worker;
  readonly #longest: number;
  #idle: Worker | null = null;
  #work: Work | null = null;

  /** @param longest milliseconds that one drawing may take. */
  constructor(start: () => Worker = startWorker, longest = LONGEST_MS) {
    this.#start = start;
    this.#longest = longest;
  }

  look(dot: string): Drawing {
    return this.#work?.dot === dot ? { state: 'drawing' } : (this.#known.get(dot) ?? NONE);
  }

  begin(dot: string): Promise<void> {
    this.#end(NONE);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end({ state: 'too-long' }), this.#longest);
      this.#work = { dot, worker: this.#idle, timer, end: resolve };
      this.#idle = null;
      this.#send(this.#work);
    });
  }

  #send(work: Work): void {
    try {
      work.worker ??= this.#start();
    } catch {
      this.#end({ state: 'failed' }); // the view says so
      return;
    }
    work.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.svg === null) this.#end({ state: 'failed' });
      else this.#finish({ state: 'drawn', svg: data.svg });
    };
    work.worker.onerror = () => this.#end({ state: 'failed' });
    work.worker.postMessage(work.dot);
  }

  stop(): void {
    this.#end({ state: 'stopped' });
  }

  leave(): void {
    this.#end(NONE);
    this.#idle?.terminate();
    this.#idle = null;
    for (const [dot, { state }] of this.#known) if (state !== 'drawn') this.#known.delete(dot);
  }

  /** The worker is good for the next one. */
  #finish(drawing: Drawing): void {
    if (this.#work) this.#idle = this.#work.worker;
    this.#settle(drawing);
  }

  /** There is no other way to make Graphviz stop. */
  #end(drawing: Drawing): void {
    this.#work?.worker?.terminate();
    this.#settle(drawing);
  }

  #settle(drawing: Drawing): void {
    if (this.#work === null) return;
    const { dot, timer, end } = this.#work;
    clearTimeout(timer);
    this.#work = null;
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(dot, drawing);
    end();
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./graphviz.worker.ts', import.meta.url), { type: 'module' });
}
