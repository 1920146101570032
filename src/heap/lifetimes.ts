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
 *
 * Most events concern only their object, and listener.wat counts those by itself. What
 * needs more is marked in the ledger, at its address, and told here.
 */
import type { ChunkTable } from './chunks.ts';
import { BORN, DIED_OF_BORN, DIED_OF_OLDER, type Ledger } from './ledger.ts';
import type { HeapMemory } from './memory.ts';
import { hasFinaliser, isAlive, refcount, typeOf } from './objects.ts';
import { type Calls, type Counted, type DeathsOfRound, Rounds } from './rounds.ts';
import { Tallies, type TallyRow } from './tallies.ts';

export interface Watcher<Place> {
  /** 0 once the address belongs to another object. */
  address: number;
  /** Where the object's life ended, or null while it lives. */
  death: Place | null;
}

interface Death {
  address: number;
  /** Address of the object's type. */
  type: number;
  /** Born in this run. */
  ours: boolean;
}

interface Doubt {
  type: number;
  /** Born in this run. */
  ours: boolean;
  /** As what it was counted in a round of the collector. */
  counted: Counted | null;
}

/** One run's book of births and deaths. `Place` is whatever `here()` returns. */
export class Lifetimes<Place> {
  readonly #memory: HeapMemory;
  /** Objects born in this run and still alive, and the counts of all. */
  readonly #ledger: Ledger;
  readonly #here: (isFreed: boolean) => Place;
  readonly #tallies: Tallies;
  readonly #rounds: Rounds;
  /** Deaths that a finaliser may have undone: address to type, and whether born in this run. */
  readonly #doubtful = new Map<number, Doubt>();
  readonly #watchers = new Map<number, Watcher<Place>[]>();
  readonly #excluded = new Set<number>();
  #moving: { address: number; type: number } | null = null;

  /**
   * @param ledger may have served other runs before.
   * @param here is told whether the collector has freed the object.
   * @param calls see rounds.ts.
   */
  constructor(
    memory: HeapMemory,
    ledger: Ledger,
    here: (isFreed: boolean) => Place,
    calls: Calls | null = null,
  ) {
    this.#memory = memory;
    this.#ledger = ledger;
    this.#here = here;
    this.#tallies = new Tallies(ledger);
    this.#rounds = new Rounds(calls);
  }

  /** Takes the ledger over, before the first event. Opening it again changes nothing. */
  open(): void {
    this.#ledger.openFor(this);
  }

  /** Follows the object at `address`; holds no reference to it. */
  watch(address: number): Watcher<Place> {
    this.open(); // an audit hook of an earlier cell may watch before this one has begun
    const watcher: Watcher<Place> = { address, death: null };
    this.#watchersAt(address).push(watcher);
    this.#ledger.mark(address);
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
    if (this.#isSpecial(address) && this.#hasMoved(words, address, type)) return;
    const kind = this.#tallies.kindOf(words, type);
    this.#ledger.add(kind, BORN, 1);
    this.#ledger.put(address, kind);
    this.#rounds.born(address);
  }

  /** A round of the collector begins or ends: each event in between is looked at. */
  collecting(ended: boolean): void {
    this.open(); // a round may come before the cell has begun
    if (ended) this.#rounds.end();
    else this.#rounds.begin();
    this.#tellWhatIsNeeded();
  }

  /** Call it after `finish`. */
  deathsByRound(): DeathsOfRound[] {
    return this.#rounds.byType((kind) => this.#tallies.nameOf(kind));
  }

  /** An object that our own code has made: its birth does not count, nor will its death. */
  exclude(address: number): void {
    this.open(); // a round may come before the cell has begun
    const kind = this.#ledger.take(address);
    if (kind === 0) return;
    this.#ledger.add(kind, BORN, -1);
    this.#excluded.add(address);
    this.#ledger.mark(address);
  }

  destroyed(address: number): void {
    const words = this.#memory.words();
    const isSpecial = this.#isSpecial(address);
    if (isSpecial) {
      if (this.#excluded.delete(address)) return;
      this.#endMove(words);
    }
    const type = typeOf(words, address);
    if (refcount(words, address) > 0) {
      this.#setMoving({ address, type });
      return;
    }
    const ours = this.#ledger.take(address) > 0;
    const isFreed = this.#rounds.isFreeing(words, address);
    if (!isSpecial || !this.#doubtful.has(address)) {
      const counted = this.#count(words, { address, type, ours });
      if (hasFinaliser(words, type)) this.#doubt(address, { type, ours, counted });
    }
    if (!isSpecial) return;
    this.#noteDeath(address, isFreed);
    this.#tallies.forget(address);
    this.#release(address);
  }

  /**
   * Settles what is still in doubt, then sums up by type, most bytes left first.
   * Call it once, at the end of the run, with the chunks as they are then.
   */
  finish(chunks: ChunkTable): TallyRow[] {
    this.#endMove(this.#memory.words());
    this.#rounds.end();
    this.#settle(chunks);
    return this.#tallies.rows(chunks);
  }

  /** There was more than can be counted by type. */
  get isCut(): boolean {
    return this.#tallies.isCut;
  }

  #settle(chunks: ChunkTable): void {
    const words = this.#memory.words();
    for (const [address, { type, ours, counted }] of this.#doubtful) {
      if (!isAlive(words, chunks, address, type)) continue;
      const kind = this.#tallies.kindOf(words, type);
      if (counted) this.#rounds.takeBack(counted);
      this.#ledger.add(kind, ours ? DIED_OF_BORN : DIED_OF_OLDER, -1);
      if (ours) this.#ledger.put(address, kind);
      for (const watcher of this.#watchers.get(address) ?? []) watcher.death = null;
    }
    this.#doubtful.clear();
  }

  /** Returns as what a round of the collector has counted it. */
  #count(words: Uint32Array, { address, type, ours }: Death): Counted | null {
    const kind = this.#tallies.kindOf(words, type);
    this.#ledger.add(kind, ours ? DIED_OF_BORN : DIED_OF_OLDER, 1);
    return this.#rounds.died(words, address, kind);
  }

  #doubt(address: number, doubt: Doubt): void {
    this.#doubtful.set(address, doubt);
    this.#ledger.mark(address);
  }

  /** Whether an event there may concern more than its object. */
  #isSpecial(address: number): boolean {
    return this.#moving !== null || this.#ledger.isMarked(address);
  }

  /** Whether the object is the one that was about to move; if not, all that was at its address is over. */
  #hasMoved(words: Uint32Array, address: number, type: number): boolean {
    if (this.#moving !== null && this.#moving.type === type) {
      this.#move(this.#moving.address, address);
      return true;
    }
    this.#endMove(words);
    this.#excluded.delete(address);
    this.#doubtful.delete(address); // used again: that death was real
    this.#unwatch(address);
    this.#release(address);
    return false;
  }

  /** Whichever object comes up next may be the one. */
  #setMoving(moving: { address: number; type: number } | null): void {
    this.#moving = moving;
    this.#tellWhatIsNeeded();
  }

  #tellWhatIsNeeded(): void {
    this.#ledger.tellAll(this.#moving !== null || this.#rounds.isOn);
  }

  /** What happens at this address need be told no more, unless there is another reason. */
  #release(address: number): void {
    if (this.#excluded.has(address) || this.#doubtful.has(address)) return;
    if (this.#watchers.has(address) || this.#tallies.isType(address)) return;
    this.#ledger.unmark(address);
  }

  #noteDeath(address: number, isFreed: boolean): void {
    for (const watcher of this.#watchers.get(address) ?? []) watcher.death = this.#here(isFreed);
  }

  /** Another object lives there now. */
  #unwatch(address: number): void {
    for (const watcher of this.#watchers.get(address) ?? []) watcher.address = 0;
    this.#watchers.delete(address);
  }

  #move(from: number, to: number): void {
    this.#setMoving(null);
    this.#ledger.put(to, this.#ledger.take(from));
    this.#rounds.moved(from, to);
    const watchers = this.#watchers.get(from);
    if (watchers === undefined) return;
    this.#watchers.delete(from);
    for (const watcher of watchers) watcher.address = to;
    this.#watchers.set(to, watchers);
    this.#ledger.mark(to);
    this.#release(from);
  }

  /** What was about to move has not come up anywhere: there was no memory for it. */
  #endMove(words: Uint32Array): void {
    if (this.#moving === null) return;
    const { address, type } = this.#moving;
    this.#setMoving(null);
    this.#count(words, { address, type, ours: this.#ledger.take(address) > 0 });
    this.#noteDeath(address, false); // what grows or shrinks is in somebody's hands
  }

  #watchersAt(address: number): Watcher<Place>[] {
    const watchers = this.#watchers.get(address) ?? [];
    this.#watchers.set(address, watchers);
    return watchers;
  }
}
