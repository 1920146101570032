/**
 * Rows of their own for bytes that go while no line of the cell runs for them: local variables die when their
 * function has returned, other code drops what it holds while a coroutine waits, the collector begins by itself.
 */
import type { GivenBack } from './result.ts';

/** The rounds that Python's collector begins by itself are those of generation 1; see docs of `gc`. */
const BY_ITSELF = 1;

/** Bytes by which Python's word for the beginning of a round, "start", is longer than "stop". */
const ROUND_BEGINS = 1;

type Giver = Omit<GivenBack, 'bytes'>;

export class GivenBackRows {
  readonly #rows: GivenBack[] = [];
  /** What is at work since the last report, while no line of the cell is; and the bytes then. */
  #gap: { giver: Giver; since: number } | null = null;
  #beforeRound: number | null = null;

  clear(): void {
    this.#rows.length = 0;
    this.#gap = null;
  }

  /** From now on until `report`, whatever goes was given back by this one. */
  open(giver: Giver, current: number): void {
    this.#gap = { giver, since: current };
  }

  /** A line runs again, or the cell has ended. */
  close(current: number): void {
    if (this.#gap !== null && current < this.#gap.since) {
      this.#add(this.#gap.giver, this.#gap.since - current);
    }
    this.#gap = null;
  }

  roundBegins(current: number): void {
    this.#beforeRound = current;
  }

  /** Bytes that a round has freed which no line has asked for: they are in a row now. 0 for any other round. */
  roundEnds(generation: number, objects: number, current: number): number {
    const freed = (this.#beforeRound ?? current) - ROUND_BEGINS - current;
    if (generation !== BY_ITSELF || objects === 0 || freed <= 0) return 0;
    this.#add({ by: 'collector', of: null, line: null }, freed);
    if (this.#gap !== null) this.#gap.since -= freed;
    return freed;
  }

  get rows(): GivenBack[] {
    return this.#rows;
  }

  #add({ by, of, line }: Giver, bytes: number): void {
    const isSame = (one: GivenBack) => one.by === by && one.of === of && one.line === line;
    const row = this.#rows.find(isSame);
    if (row === undefined) this.#rows.push({ by, of, line, bytes });
    else row.bytes += bytes;
  }
}
