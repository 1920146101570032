/** The objects that a cell watches: their counts after each line, and the line where each dies. */
import type { Lifetimes, Watcher } from '../heap/lifetimes.ts';
import type { Note } from './notes.ts';
import type { WatchedObject } from './result.ts';

/** Where and how an object's life ended. */
export interface Place {
  line: number;
  by: 'count' | 'collector';
}

interface Watched {
  name: string;
  watcher: Watcher<Place>;
  counts: WatchedObject['counts'];
  /** It is no longer followed. */
  isCut: boolean;
}

/** Readings kept of one watched name: a long loop must not fill the page. */
const MOST_COUNTS = 2000;
/** Where leaving out what has not changed does not come below this, the object is followed no longer. */
const MOST_CHANGES = 1500;
/** Objects that are followed: a loop that watches each of its own must come to its end. */
const MOST_OBJECTS = 1000;

export class Watching {
  readonly #lifetimes: Lifetimes<Place>;
  readonly #watched: Watched[] = [];
  /** Lines that wait for a function of the cell to return. */
  readonly #waiting: number[] = [];
  /** The line that runs now; 0 before the first one of a function is known. */
  #line = 0;
  /** Lines run since something was watched, those in a row counted once, and the last of them. */
  #steps = { count: 0, line: 0 };
  /** There was more to follow than is kept, as the notes that say so. */
  readonly cuts = new Set<Note>();

  constructor(lifetimes: Lifetimes<Place>) {
    this.#lifetimes = lifetimes;
  }

  watch(name: string, address: number): void {
    if (this.#watched.length >= MOST_OBJECTS) {
      this.cuts.add('watched-cut');
      return;
    }
    this.#watched.push({ name, watcher: this.#lifetimes.watch(address), counts: [], isCut: false });
  }

  /** The line that runs now, or else the one that has called. 0 where lines are not told. */
  get line(): number {
    return this.#line || (this.#waiting.findLast((line) => line > 0) ?? 0);
  }

  reached(line: number): void {
    this.readCounts();
    this.#line = line;
  }

  /**
   * A function of the cell begins (`line` is 0), or a generator goes on in a line. The caller's line
   * has not ended yet and waits.
   */
  entered(line: number): void {
    this.#readDeaths();
    this.#waiting.push(this.#line);
    this.#line = line;
  }

  /** What a cell leaves behind when its own code ends dies on its last line. */
  left(): void {
    this.readCounts();
    this.#line = this.#waiting.pop() || this.#line;
  }

  /** Counts as they are now belong to the line that has just run. The last one kept is 0. */
  readCounts(): void {
    this.#read(this.#watched, this.#line);
  }

  /** What other code has let die since the last reading died on the line that waits for that code. */
  #readDeaths(): void {
    const isNew = ({ watcher, counts }: Watched) =>
      counts.at(-1)?.count !== 0 && this.#lifetimes.count(watcher) === 0;
    this.#read(this.#watched.filter(isNew), this.line);
  }

  #read(watched: readonly Watched[], line: number): void {
    if (line === 0 || watched.length === 0) return;
    if (line !== this.#steps.line) this.#steps = { count: this.#steps.count + 1, line };
    const step = this.#steps.count;
    for (const one of watched) {
      const count = this.#lifetimes.count(one.watcher);
      const last = one.counts.at(-1);
      if (last?.step === step) last.count = count;
      else if ((last?.count !== 0 || count > 0) && this.#hasRoom(one))
        one.counts.push({ step, line, count });
    }
  }

  #hasRoom(one: Watched): boolean {
    if (!one.isCut && one.counts.length >= MOST_COUNTS) {
      one.counts = changesOf(one.counts);
      one.isCut = one.counts.length > MOST_CHANGES;
      if (one.isCut) this.cuts.add('counts-cut');
    }
    return !one.isCut;
  }

  get names(): string[] {
    return this.#watched.map(({ name }) => name);
  }

  /** Under which names the object at an address is watched. */
  namesAt(address: number): string[] {
    return this.#watched
      .filter(({ watcher }) => watcher.address === address)
      .map(({ name }) => name);
  }

  /** Addresses of those that live now, each once. */
  living(): number[] {
    const alive = this.#watched.filter(({ watcher }) => this.#lifetimes.count(watcher) > 0);
    return [...new Set(alive.map(({ watcher }) => watcher.address))];
  }

  results(): WatchedObject[] {
    return this.#watched.map(({ name, watcher, counts }) => ({
      name,
      counts,
      died: watcher.death,
    }));
  }
}

/** Those that differ from the one before, and the last one of each line, which questions ask for. */
function changesOf(counts: WatchedObject['counts']): WatchedObject['counts'] {
  const last = new Map(counts.map(({ step, line }) => [line, step]));
  return counts.filter(
    ({ step, line, count }, i) => count !== counts[i - 1]?.count || last.get(line) === step,
  );
}
