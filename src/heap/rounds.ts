/** Which types the collector has freed, round by round: what was counted dead behind it and not before. */
import type { Tallies } from './tallies.ts';

/** Rounds whose deaths are told apart. */
const MOST_ROUNDS = 20_000;

/** Deaths by the type's name. */
export type Round = Map<string, number>;

export class Rounds {
  readonly #tallies: Tallies;
  readonly #rounds: Round[] = [];
  /** The one that goes on. */
  current: Round | null = null;
  #deathsBefore: number[] = [];

  constructor(tallies: Tallies) {
    this.#tallies = tallies;
  }

  begin(): void {
    this.end();
    if (this.#rounds.length >= MOST_ROUNDS) return;
    this.current = new Map();
    this.#rounds.push(this.current);
    this.#deathsBefore = this.#tallies.deaths();
  }

  end(): void {
    const { current } = this;
    if (current === null) return;
    this.current = null;
    this.#tallies.deaths().forEach((count, kind) => {
      const died = count - (this.#deathsBefore[kind] ?? 0);
      if (died > 0) addTo(current, this.#tallies.nameOf(kind), died);
    });
  }

  /** What each round freed, by type, most first. */
  freed(): { type: string; count: number }[][] {
    return this.#rounds.map((round) =>
      [...round]
        .filter(([, count]) => count > 0)
        .map(([type, count]) => ({ type, count }))
        .sort((a, b) => b.count - a.count || a.type.localeCompare(b.type)),
    );
  }
}

export function addTo(counts: Round, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}
