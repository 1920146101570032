/** The rounds of Python's collector during one run, as `gc.callbacks` tells of them. */
import type { Collection } from './result.ts';

type Counters = [number, number, number];
type Told = Pick<Collection, 'generation' | 'collected' | 'uncollectable'>;

interface Round extends Told {
  ms: number;
  /** Which round since the run began, those before the cell's own code among them. */
  number: number;
  before: Counters | null;
  after: Counters | null;
}

export class CollectionLog {
  readonly #rounds: Round[] = [];
  #since: number | null = null;
  #begun = 0;
  #countersBefore: Counters | null = null;

  get isCollecting(): boolean {
    return this.#since !== null;
  }

  /** @param isOurs whether the round belongs to the cell's own code. */
  on(ended: boolean, told: Told, isOurs: boolean): void {
    if (!ended) {
      this.#since = performance.now();
      this.#begun += 1;
      return;
    }
    const ms = performance.now() - (this.#since ?? performance.now());
    this.#since = null;
    if (!isOurs) return;
    const number = this.#begun - 1;
    this.#rounds.push({ ...told, ms, number, before: this.#countersBefore, after: null });
  }

  /** `gc.get_count()`, told in the pass `collector`: behind `on` at either end of a round. */
  counters(ended: boolean, ...counts: Counters): void {
    const last = this.#rounds.at(-1);
    if (!ended) this.#countersBefore = counts;
    else if (last?.number === this.#begun - 1) last.after = counts;
  }

  /** @param freed what each round freed, by type; see Lifetimes.freedByRound. */
  rounds(freed: readonly Collection['freed'][]): Collection[] {
    return this.#rounds.map(({ number, before, after, ...told }) => ({
      ...told,
      freed: freed[number] ?? [],
      counters: before && after && { before, after },
    }));
  }
}
