/** Which lines of the cell held the bytes just before the most were in use; told by the pass `peak`. */
import type { PeakAt } from './findings.ts';
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

  /** Other reports came than in the pass `lines`: the moment cannot be found again. */
  hasMissed({ line, of }: PeakAt): boolean {
    return this.#reports !== null && line > 0 && this.#reports !== of;
  }

  /** null when the pass did not run, there is no peak, or its moment was missed. */
  reading(peakAt: PeakAt): PeakFrom | null {
    const { line } = peakAt;
    if (this.#reports === null || this.hasMissed(peakAt) || line === 0) return null;
    const lines = [...this.#holds].sort((a, b) => b.bytes - a.bytes);
    return { line, lines, elsewhere: this.#elsewhere };
  }
}
