/**
 * What died in each round of the collector, by type, and why. A round calls back into Python: finalizers,
 * weak references' callbacks, `gc.callbacks`. What these make and drop was freed by no collector, and
 * what they let go that lived before died by its count.
 */
import { hasCollectingFlag } from './objects.ts';

/** Rounds whose deaths are told apart. */
const MOST_ROUNDS = 20_000;

/** Deaths by the type's kind. */
type Deaths = Map<number, number>;

/** By type, most first. */
export type DeathsOfRound = Record<'freed' | 'released', { type: string; count: number }[]>;

interface Round {
  /** Found unreachable, or held by nothing else. */
  freed: Deaths;
  /** Let go by Python code that ran in the round. */
  released: Deaths;
}

/** What died, so that it can be taken back. */
export interface Counted {
  deaths: Deaths;
  kind: number;
}

/** Tells whether Python code runs that a round has called; see interpreter/frames.ts. */
export interface Calls {
  /** A round begins: we are called by it. */
  begin(): void;
  isRunning(): boolean;
}

export class Rounds {
  readonly #calls: Calls | null;
  readonly #rounds: Round[] = [];
  #current: Round | null = null;
  #isOn = false;
  /** Born in this round. */
  readonly #young = new Set<number>();

  /** @param calls null where that cannot be told: then all that died is counted as freed. */
  constructor(calls: Calls | null) {
    this.#calls = calls;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  begin(): void {
    this.end();
    this.#isOn = true;
    this.#calls?.begin();
    if (this.#rounds.length >= MOST_ROUNDS) return;
    this.#current = { freed: new Map(), released: new Map() };
    this.#rounds.push(this.#current);
  }

  end(): void {
    this.#isOn = false;
    this.#current = null;
    this.#young.clear();
  }

  born(address: number): void {
    if (this.#isOn) this.#young.add(address);
  }

  moved(from: number, to: number): void {
    if (this.#young.delete(from)) this.#young.add(to);
  }

  /** Whether what dies there now was freed by the collector. Before `died`. */
  isFreeing(words: Uint32Array, address: number): boolean {
    if (!this.#isOn) return false;
    if (hasCollectingFlag(words, address)) return true;
    return !this.#young.has(address) && this.#calls?.isRunning() !== true;
  }

  /** null for what is no round's: outside of one, or born in it. */
  died(words: Uint32Array, address: number, kind: number): Counted | null {
    if (!this.#isOn) return null;
    const isFreed = this.isFreeing(words, address);
    const isYoung = this.#young.delete(address);
    if (this.#current === null || (isYoung && !isFreed)) return null;
    const deaths = isFreed ? this.#current.freed : this.#current.released;
    add(deaths, kind, 1);
    return { deaths, kind };
  }

  /** It has come back to life. */
  takeBack({ deaths, kind }: Counted): void {
    add(deaths, kind, -1);
  }

  byType(nameOf: (kind: number) => string): DeathsOfRound[] {
    return this.#rounds.map(({ freed, released }) => ({
      freed: named(freed, nameOf),
      released: named(released, nameOf),
    }));
  }
}

function named(deaths: Deaths, nameOf: (kind: number) => string) {
  const counts = new Map<string, number>();
  for (const [kind, count] of deaths) {
    const name = nameOf(kind);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([type, count]) => ({ type, count }))
    .sort((a, b) => b.count - a.count || a.type.localeCompare(b.type));
}

function add(deaths: Deaths, kind: number, by: number): void {
  deaths.set(kind, (deaths.get(kind) ?? 0) + by);
}
