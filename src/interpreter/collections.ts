/** The rounds of Python's collector during one run, as `gc.callbacks` tells of them. */
import type { DeathsOfRound } from '../heap/rounds.ts';
import type { Collection } from './result.ts';

/** Rounds kept of one run: code that collects in a loop must not fill the page. */
const MOST_ROUNDS = 10_000;

type Counters = [number, number, number];
type Told = Pick<Collection, 'generation' | 'collected' | 'uncollectable'>;

interface Round extends Told {
  ms: number;
  /** Which round since the run began, those before the cell's own code among them. */
  number: number;
  before: Counters | null;
  after: Counters | null;
}

const GENERATIONS = 3;
const YOUNGER_AND_OLD = 1;

/** By generation: rounds, then objects collected. */
type Totals = number[];

export class CollectionLog {
  readonly #rounds: Round[] = [];
  #since: number | null = null;
  #begun = 0;
  #countersBefore: Counters | null = null;
  /** A round began within another, or ended without having begun: one end of it was not told. */
  #isOdd = false;
  /** There were more rounds than are kept. */
  isCut = false;
  readonly #heard: Totals = Array<number>(2 * GENERATIONS).fill(0);
  #heardAtTotals: Totals = [];
  /** What Python has counted more than was told here, when the run began and when it was over. */
  readonly #untold: Totals[] = [];

  get isCollecting(): boolean {
    return this.#since !== null;
  }

  /** @param isOurs whether the round belongs to the cell's own code. */
  on(ended: boolean, told: Told, isOurs: boolean): void {
    if (ended === (this.#since === null)) this.#isOdd = true;
    if (!ended) {
      this.#since = performance.now();
      this.#begun += 1;
      return;
    }
    this.#hear(told);
    const ms = performance.now() - (this.#since ?? performance.now());
    this.#since = null;
    if (!isOurs) return;
    if (this.#rounds.length >= MOST_ROUNDS) {
      this.isCut = true;
      return;
    }
    const number = this.#begun - 1;
    this.#rounds.push({ ...told, ms, number, before: this.#countersBefore, after: null });
  }

  #hear({ generation, collected }: Told): void {
    this.#heard[generation] = (this.#heard[generation] ?? 0) + 1;
    const place = GENERATIONS + generation;
    this.#heard[place] = (this.#heard[place] ?? 0) + collected;
  }

  /** Rounds that have begun or ended; remembers what was told until now. */
  heard(): number {
    this.#heardAtTotals = [...this.#heard];
    return this.#begun + (this.#since === null ? 0 : 1);
  }

  /** Python's own totals (`gc.get_stats()`) of the moment when `heard` was last called. */
  totals(counted: Totals): void {
    this.#untold.push(counted.map((count, i) => count - (this.#heardAtTotals[i] ?? 0)));
  }

  /**
   * Whether every round was told, as far as Python's totals say: a cell may take the callback away and
   * put it back. Rounds of the middle generation that end before they look at anything are told, but
   * not counted, so of these more may be told than counted.
   */
  get isWhole(): boolean {
    const [before, after] = this.#untold;
    if (this.#isOdd || this.#since !== null) return false;
    if (before === undefined || after === undefined) return true;
    return after.every((untold, i) => {
      const more = untold - (before[i] ?? 0);
      return i === YOUNGER_AND_OLD ? more <= 0 : more === 0;
    });
  }

  /** `gc.get_count()`, told in the pass `collector`: after `on` at either end of a round. */
  counters(ended: boolean, ...counts: Counters): void {
    const last = this.#rounds.at(-1);
    if (!ended) this.#countersBefore = counts;
    else if (last?.number === this.#begun - 1) last.after = counts;
  }

  /** @param deaths what died in each round, by type; see Lifetimes.deathsByRound. */
  rounds(deaths: readonly DeathsOfRound[]): Collection[] {
    return this.#rounds.map(({ number, before, after, ...told }) => ({
      ...told,
      freed: deaths[number]?.freed ?? [],
      released: deaths[number]?.released ?? [],
      counters: before && after && { before, after },
    }));
  }
}
