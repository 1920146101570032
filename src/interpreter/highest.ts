/** The most that was in use, and where: what each report tells of the time since the one before it. */

/** Where the most bytes were in use. `at` counts what Python reported until then, from 1. */
export interface PeakPlace {
  line: number;
  bytes: number;
  at: number;
}

/** Bytes by which a peak must be higher than the one before it to be another one. */
const LEAST_PEAK = 100;

export class Highest {
  #peak: PeakPlace = { line: 0, bytes: 0, at: 0 };
  /** The peak as it was when its place was last moved. */
  #peakAtPlace = 0;

  clear(): void {
    this.#peak = { line: 0, bytes: 0, at: 0 };
    this.#peakAtPlace = 0;
  }

  /** @param line asks for the line that ran until this report. */
  note(bytes: number, at: number, line: () => number): void {
    if (bytes > this.#peakAtPlace + LEAST_PEAK) {
      this.#peak = { line: line(), bytes, at };
      this.#peakAtPlace = bytes;
    } else if (bytes > this.#peak.bytes) this.#peak = { ...this.#peak, bytes };
  }

  get place(): PeakPlace {
    return this.#peak;
  }
}
