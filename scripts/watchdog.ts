/**
 * Tells a suite that hangs from one that is slow. No limit on its whole time: a machine half as fast,
 * with other work beside it, needs twice as long or more, and nothing is wrong.
 *
 * | what a suite does                       | what is seen                              | it is ended         |
 * | --------------------------------------- | ----------------------------------------- | ------------------- |
 * | works, and tells                        | output, or a file that it writes          | never               |
 * | works and tells nothing (`astro check`) | processor time                            | never, but see below |
 * | waits for what never comes              | neither                                   | after some minutes  |
 * | turns in an endless loop                | processor time alone, more than any needs | after 30 min of it  |
 */

/** How long a suite may stand still, in milliseconds. */
export const STILL_MS = 8 * 60_000;
/** The same where the system tells no processor time, so that only output shows that it works. */
const UNSEEN_MS = 30 * 60_000;
/** Seconds of processor time in `STILL_MS` that count as work: a browser with nothing to do uses less. */
const STIR_S = 5;
/** Seconds of processor time without a word. Other work on the machine does not add to it. */
export const SILENT_S = 30 * 60;

/** What one look adds at most: whoever has slept longer, a laptop that was shut, has seen nothing. */
const MOST_MS = 60_000;

/** Seconds of processor time by process. */
type Cpu = ReadonlyMap<number, number> | null;

export class Watchdog {
  #lookedAt: number;
  /** Milliseconds in which nothing moved. */
  #still = 0;
  #cpu: Cpu = null;
  /** Seconds used since it last moved, and since it last said something. */
  #stirred = 0;
  #silent = 0;

  /** @param now in milliseconds. */
  constructor(now: number) {
    this.#lookedAt = now;
  }

  /** The suite has printed something, or written to its report. */
  heard(): void {
    this.#still = 0;
    this.#stirred = 0;
    this.#silent = 0;
  }

  /**
   * To be called every few seconds.
   * @param now in milliseconds.
   * @param cpu of the suite's processes; null when it cannot be known.
   * @returns why the suite is to be ended, or null.
   */
  look(now: number, cpu: Cpu): string | null {
    this.#still += Math.min(now - this.#lookedAt, MOST_MS);
    this.#lookedAt = now;
    const used = secondsBetween(this.#cpu, cpu);
    this.#cpu = cpu ?? this.#cpu;
    this.#silent += used;
    this.#stirred += used;
    if (this.#stirred >= STIR_S) this.#still = this.#stirred = 0;
    if (this.#silent >= SILENT_S) {
      return `ended: ${minutes(SILENT_S * 1000)} of processor time without a word`;
    }
    const patience = cpu === null ? UNSEEN_MS : STILL_MS;
    return this.#still < patience ? null : `ended: nothing moved for ${minutes(patience)}`;
  }
}

/** Processes that are new count with all they have used; those that are gone count no more. */
function secondsBetween(before: Cpu, after: Cpu): number {
  if (after === null) return 0;
  let used = 0;
  for (const [pid, seconds] of after) used += Math.max(0, seconds - (before?.get(pid) ?? 0));
  return used;
}

function minutes(ms: number): string {
  return `${String(ms / 60_000)} minutes`;
}
