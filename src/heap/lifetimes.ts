/**
 * Follows objects from birth to death, fed by the interpreter's reference tracer: one event for
 * every object that Python creates or destroys, whatever its type (CPython ≥ 3.13).
 *
 * Two things make an event lie, and both are put right here:
 * - A realloc (`text += …`) announces a death and a birth though the object merely moves. Its
 *   count is still above 0 then, where a real death comes at 0.
 * - A finaliser (`__del__`) can bring its object back to life *after* the death was announced.
 *   Such a death is only believed once the address is used again, the object is destroyed
 *   again, or the end of the run shows that its memory was given back.
 */
import { type ChunkTable, chunkAt } from './chunks.ts';
import type { HeapMemory } from './memory.ts';
import { hasFinaliser, refcount, typeName, typeOf } from './objects.ts';

export interface Watcher<Place> {
  /** 0 once the address belongs to another object. */
  address: number;
  /** Where the object's life ended, or null while it lives. */
  death: Place | null;
}

interface Tally {
  name: string;
  born: number;
  diedOfBorn: number;
  diedOfOlder: number;
}

interface Doubt {
  type: number;
  /** Born in this run. */
  ours: boolean;
  /** The round of the collector in which it happened. */
  round: Map<string, number> | null;
}

export interface TallyRow {
  type: string;
  born: number;
  died: number;
  left: number;
  bytes: number;
}

/** One run's book of births and deaths. `Place` is whatever `here()` returns. */
export class Lifetimes<Place> {
  /** Objects born in this run and still alive: address to type address. */
  readonly #living = new Map<number, number>();
  readonly #tallies = new Map<number, Tally>();
  /** Tallies of types that are gone: their address may stand for another type by now. */
  readonly #buried: Tally[] = [];
  /** Deaths that a finaliser may have undone: address to type, and whether born in this run. */
  readonly #doubtful = new Map<number, Doubt>();
  readonly #watchers = new Map<number, Watcher<Place>[]>();
  readonly #disowned = new Set<number>();
  #moving: number | null = null;
  /** Deaths by type of each round of the collector, in the order of the rounds. */
  readonly #rounds: Map<string, number>[] = [];
  #isCollecting = false;
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
    if (this.#moving !== null) {
      this.#move(this.#moving, address);
      return;
    }
    this.#doubtful.delete(address); // the address is used again: that death was real
    for (const watcher of this.#watchers.get(address) ?? []) watcher.address = 0;
    this.#watchers.delete(address);
    const type = typeOf(words, address);
    this.#disowned.delete(address);
    this.#tally(words, type).born += 1;
    this.#living.set(address, type);
  }

  /** A round of the collector begins or ends: what dies in between is counted by type. */
  collecting(ended: boolean): void {
    this.#isCollecting = !ended;
    if (!ended) this.#rounds.push(new Map());
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
    const type = this.#living.get(address);
    if (type === undefined) return;
    const tally = this.#tally(this.#memory.words(), type);
    if (only !== undefined && tally.name !== only) return;
    this.#living.delete(address);
    tally.born -= 1;
    this.#disowned.add(address);
  }

  destroyed(address: number): void {
    if (this.#disowned.delete(address)) return;
    const words = this.#memory.words();
    if (refcount(words, address) > 0) {
      this.#moving = address;
      return;
    }
    const type = typeOf(words, address);
    const again = this.#doubtful.get(address);
    if (again === undefined) {
      const round = this.#count(words, address, type);
      if (hasFinaliser(words, type)) {
        this.#doubtful.set(address, { type, ours: this.#bornHere(address), round });
      }
    }
    this.#living.delete(address);
    for (const watcher of this.#watchers.get(address) ?? []) watcher.death = this.#here();
    this.#forgetType(address);
  }

  /**
   * Settles what is still in doubt, then sums up by type, most bytes left first.
   * Call it once, at the end of the run, with the chunks as they are then.
   */
  finish(chunks: ChunkTable): TallyRow[] {
    this.#settle(chunks);
    const words = this.#memory.words();
    const rows = new Map<string, TallyRow>();
    for (const tally of [...this.#buried, ...this.#tallies.values()]) {
      const row = rowFor(rows, tally.name);
      row.born += tally.born;
      row.died += tally.diedOfBorn + tally.diedOfOlder;
      row.left += tally.born - tally.diedOfBorn;
    }
    for (const [address, type] of this.#living) {
      const name = this.#tallies.get(type)?.name ?? typeName(words, type);
      rowFor(rows, name).bytes += chunkAt(chunks, address)?.size ?? 0;
    }
    const seen = [...rows.values()].filter(({ born, died }) => born + died > 0);
    return seen.sort((a, b) => b.bytes - a.bytes || a.type.localeCompare(b.type));
  }

  #settle(chunks: ChunkTable): void {
    const words = this.#memory.words();
    for (const [address, { type, ours, round }] of this.#doubtful) {
      if (!isAlive(words, chunks, address, type)) continue;
      const tally = this.#tally(words, type);
      if (round) addTo(round, tally.name, -1);
      if (ours) {
        tally.diedOfBorn -= 1;
        this.#living.set(address, type);
      } else tally.diedOfOlder -= 1;
      for (const watcher of this.#watchers.get(address) ?? []) watcher.death = null;
    }
    this.#doubtful.clear();
  }

  /** Returns the round of the collector that the death belongs to, if it does. */
  #count(words: Uint32Array, address: number, type: number): Map<string, number> | null {
    const tally = this.#tally(words, type);
    if (this.#bornHere(address)) tally.diedOfBorn += 1;
    else tally.diedOfOlder += 1;
    const round = this.#isCollecting ? (this.#rounds.at(-1) ?? null) : null;
    if (round) addTo(round, tally.name, 1);
    return round;
  }

  #bornHere(address: number): boolean {
    return this.#living.has(address);
  }

  #move(from: number, to: number): void {
    this.#moving = null;
    const type = this.#living.get(from);
    if (type !== undefined) {
      this.#living.delete(from);
      this.#living.set(to, type);
    }
    const watchers = this.#watchers.get(from);
    if (watchers === undefined) return;
    this.#watchers.delete(from);
    for (const watcher of watchers) watcher.address = to;
    this.#watchers.set(to, watchers);
  }

  #tally(words: Uint32Array, type: number): Tally {
    let tally = this.#tallies.get(type);
    if (tally === undefined) {
      tally = { name: typeName(words, type), born: 0, diedOfBorn: 0, diedOfOlder: 0 };
      this.#tallies.set(type, tally);
    }
    return tally;
  }

  #forgetType(address: number): void {
    const tally = this.#tallies.get(address);
    if (tally === undefined) return;
    this.#tallies.delete(address);
    this.#buried.push(tally);
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

function rowFor(rows: Map<string, TallyRow>, type: string): TallyRow {
  const row = rows.get(type) ?? { type, born: 0, died: 0, left: 0, bytes: 0 };
  rows.set(type, row);
  return row;
}
