/** Which lines of the cell held the bytes just before the most were in use; told by the pass `peak`. */
import type { PeakFrom } from './result.ts';

export class PeakHolders {
  readonly #holds: { line: number; bytes: number }[] = [];
  #elsewhere = 0;
  #reports: number | null = null;

  /** `line` is 0 for what no line of the cell has asked for. */
  holds(line: number, bytes: number): void {
    if (line === 0) this.#elsewhere += bytes;
    else this.#holds.push({ line, bytes });
  }

  /** The cell has ended after so many reports. */
  end(reports: number): void {
    this.#reports = reports;
  }

  /**
   * null when the pass did not run, or the run ended before the moment came.
   * @param peak the line that ran then, and which report told of it.
   */
  reading({ line, at }: { line: number; at: number }): PeakFrom | null {
    if (this.#reports === null || this.#reports < at - 1 || line === 0) return null;
    const lines = [...this.#holds].sort((a, b) => b.bytes - a.bytes);
    return { line, lines, elsewhere: this.#elsewhere };
  }
}
