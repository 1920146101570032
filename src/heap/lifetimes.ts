/**
 * Follows objects from birth to death, fed by the interpreter's reference tracer: one event for
 * every object that Python creates or destroys, whatever its type (CPython ≥ 3.13).
 *
 * Two things make an event lie, and both are put right here:
 * - A realloc (`text += …`) announces a death and a birth though the object merely moves. Its
 *   count is still above 0 then, where a real death comes at 0. Where there is no memory to move
 *   to, the birth stays away and the object is gone.
 * - A finaliser (`__del__`) can bring its object back to life *after* the death was announced.
 *   Such a death is only believed once the address is used again, the object is destroyed
 *   again, or the end of the run shows that its memory was given back.
 */
import { type ChunkTable, chunkAt } from './chunks.ts';
import { Living } from './living.ts';
import type { HeapMemory } from './memory.ts';
import { hasFinaliser, refcount, typeOf } from './objects.ts';
import { Tallies, type TallyRow } from './tallies.ts';

/** Rounds of the collector whose deaths are told apart. */
const MOST_ROUNDS = 20_000;

export interface Watcher<Place> {
  /** 0 once the address belongs to another object. */
  address: number;
  /** Where the object's life ended, or null while it lives. */
  death: Place | null;
}

interface Doubt {
  type: number;
  /** Born in this run. */
  ours: boolean;
  /** The round of the collector in which it happened. */
  round: Map<string, number> | null;
}

/** One run's book of births and deaths. `Place` is whatever `here()` returns. */
export class Lifetimes<Place> {
  /** Objects born in this run and still alive. */
  readonly #living = new Living();
  readonly #tallies = new Tallies();
  /** Deaths that a finaliser may have undone: address to type, and whether born in this run. */
  readonly #doubtful = new Map<number, Doubt>();
  readonly #watchers = new Map<number, Watcher<Place>[]>();
  readonly #disowned = new Set<number>();
  #moving: { address: number; type: number } | null = null;
  /** Nothing moves, is doubtful, watched or disowned: an event concerns nobody but its object. */
  #isPlain = true;
  /** Deaths by type of each round of the collector, in the order of the rounds. */
  readonly #rounds: Map<string, number>[] = [];
  /** The one that goes on. */
  #round: Map<string, number> | null = null;
  readonly #memory: HeapMemory;
  readonly #here: () => Place;

  constructor(memory: HeapMemory, here: () => Place) {
    this.#memory = memory;
    this.#here = here;
  }

  /** Follows the object at `address`; holds no reference to it. */
  watch(address: number): Watcher<Place> {
    const watcher: Watcher<Place> = { address, death: null };
    this.#watchersAt(address).push(watcher);
    this.#isPlain = false;
    return watcher;
  }

  /** The object's true reference count now; 0 once it is dead. */
  count({ address, death }: Watcher<Place>): number {
    const words = this.#memory.words();
    if (death === null) return refcount(words, address);
    const doubtful = this.#doubtful.get(address);
    return doubtful?.type === typeOf(words, address) ? refcount(words, address) : 0;
  }

  created(address: number): void {
    const words = this.#memory.words();
    const type = typeOf(words, address);
    if (!this.#isPlain && this.#hasMoved(words, address, type)) return;
    const tally = this.#tallies.of(words, type);
    tally.born += 1;
    this.#living.set(address, tally.kind);
  }

  /** A round of the collector begins or ends: what dies in between is counted by type. */
  collecting(ended: boolean): void {
    this.#round = null;
    if (ended || this.#rounds.length >= MOST_ROUNDS) return;
    this.#round = new Map();
    this.#rounds.push(this.#round);
  }

  /** What each round freed, by type, most first. Call it after `finish`. */
  freedByRound(): { type: string; count: number }[][] {
    return this.#rounds.map((round) =>
      [...round]
        .filter(([, count]) => count > 0)
        .map(([type, count]) => ({ type, count }))
        .sort((a, b) => b.count - a.count || a.type.localeCompare(b.type)),
    );
  }

  /**
   * An object that was made on our account: its birth does not count, nor will its death.
   * @param only if it is of this type.
   */
  disown(address: number, only?: string): void {
    const tally = this.#tallies.ofKind(this.#living.get(address));
    if (tally === null || (only !== undefined && tally.name !== only)) return;
    this.#living.set(address, 0);
    tally.born -= 1;
    this.#disowned.add(address);
    this.#isPlain = false;
  }

  destroyed(address: number): void {
    const words = this.#memory.words();
    if (!this.#isPlain) {
      if (this.#disowned.delete(address)) return;
      this.#endMove(words);
    }
    const type = typeOf(words, address);
    if (refcount(words, address) > 0) {
      this.#moving = { address, type };
      this.#isPlain = false;
      return;
    }
    const ours = this.#living.take(address) > 0;
    if (this.#isPlain || !this.#doubtful.has(address)) {
      const round = this.#count(words, type, ours);
      if (hasFinaliser(words, type)) this.#doubt(address, { type, ours, round });
    }
    if (!this.#isPlain) this.#noteDeath(address);
    this.#tallies.forget(address);
  }

  /**
   * Settles what is still in doubt, then sums up by type, most bytes left first.
   * Call it once, at the end of the run, with the chunks as they are then.
   */
  finish(chunks: ChunkTable): TallyRow[] {
    if (this.#moving !== null) this.#endMove(this.#memory.words());
    this.#settle(chunks);
    return this.#tallies.rows(this.#living, chunks);
  }

  /** There were more types than can be told apart. */
  get isCut(): boolean {
    return this.#tallies.isCut;
  }

  #settle(chunks: ChunkTable): void {
    const words = this.#memory.words();
    for (const [address, { type, ours, round }] of this.#doubtful) {
      if (!isAlive(words, chunks, address, type)) continue;
      const tally = this.#tallies.of(words, type);
      if (round) addTo(round, tally.name, -1);
      if (ours) {
        tally.diedOfBorn -= 1;
        this.#living.set(address, tally.kind);
      } else tally.diedOfOlder -= 1;
      for (const watcher of this.#watchers.get(address) ?? []) watcher.death = null;
    }
    this.#doubtful.clear();
  }

  /**
   * @param ours whether the object was born in this run.
   * Returns the round of the collector that the death belongs to, if it does.
   */
  #count(words: Uint32Array, type: number, ours: boolean): Map<string, number> | null {
    const tally = this.#tallies.of(words, type);
    if (ours) tally.diedOfBorn += 1;
    else tally.diedOfOlder += 1;
    const round = this.#round;
    if (round) addTo(round, tally.name, 1);
    return round;
  }

  #doubt(address: number, doubt: Doubt): void {
    this.#doubtful.set(address, doubt);
    this.#isPlain = false;
  }

  /** Whether the object is the one that was about to move; if not, all that was at its address is over. */
  #hasMoved(words: Uint32Array, address: number, type: number): boolean {
    if (this.#moving !== null && this.#moving.type === type) {
      this.#move(this.#moving.address, address);
      this.#look();
      return true;
    }
    this.#endMove(words);
    this.#disowned.delete(address);
    this.#doubtful.delete(address); // used again: that death was real
    this.#unwatch(address);
    this.#look();
    return false;
  }

  #look(): void {
    const special = this.#disowned.size + this.#doubtful.size + this.#watchers.size;
    this.#isPlain = special === 0 && this.#moving === null;
  }

  #noteDeath(address: number): void {
    for (const watcher of this.#watchers.get(address) ?? []) watcher.death = this.#here();
  }

  /** Another object lives there now. */
  #unwatch(address: number): void {
    for (const watcher of this.#watchers.get(address) ?? []) watcher.address = 0;
    this.#watchers.delete(address);
  }

  #move(from: number, to: number): void {
    this.#moving = null;
    this.#living.set(to, this.#living.take(from));
    const watchers = this.#watchers.get(from);
    if (watchers === undefined) return;
    this.#watchers.delete(from);
    for (const watcher of watchers) watcher.address = to;
    this.#watchers.set(to, watchers);
  }

  /** What was about to move has not come up anywhere: there was no memory for it. */
  #endMove(words: Uint32Array): void {
    if (this.#moving === null) return;
    const { address, type } = this.#moving;
    this.#moving = null;
    this.#count(words, type, this.#living.take(address) > 0);
    this.#noteDeath(address);
  }

  #watchersAt(address: number): Watcher<Place>[] {
    const watchers = this.#watchers.get(address) ?? [];
    this.#watchers.set(address, watchers);
    return watchers;
  }
}

/** Memory still handed out, a plausible count and the same type: a freed object has none of these. */
function isAlive(words: Uint32Array, chunks: ChunkTable, address: number, type: number): boolean {
  return (
    chunkAt(chunks, address) !== null &&
    refcount(words, address) > 0 &&
    typeOf(words, address) === type
  );
}

function addTo(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}
