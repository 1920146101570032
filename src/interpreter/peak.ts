/** Which lines of the cell held the bytes just before the most were in use; told by the pass `peak`. */
import type { PeakAt } from './findings.ts';
import type { PeakFrom } from './result.ts';

export class PeakHolders {
  readonly #holds: { line: number; bytes: number }[] = [];
  #elsewhere = 0;
  /** null before the cell begins. */
  #seen: number | null = null;
  #hasEnded = false;
  #at = 0;
  #current = 0;
  #start = 0;

  /** @param report of the pass `lines` that told of the peak, counted from 1. */
  lookAt(report: number): void {
    this.#at = report;
  }

  /** The cell begins. @param current bytes that are counted already, and are not the cell's. */
  begin(current: number): void {
    this.#seen = 0;
    this.#start = current;
  }

  /** A report. Whether the interval begins here in which the most will be in use: `holds` comes next. */
  report(current: number): boolean {
    if (this.#seen === null) return false;
    this.#seen += 1;
    this.#current = current;
    return this.#seen === this.#at - 1;
  }

  /** `line` is 0 for what no line of the cell has asked for. */
  holds(line: number, bytes: number): void {
    if (line === 0) this.#elsewhere += bytes;
    else this.#holds.push({ line, bytes });
  }

  /** All is told. What asking for it has taken counted to this line, which ran then. */
  asked(line: number): void {
    const told = this.#holds.reduce((sum, one) => sum + one.bytes, this.#elsewhere);
    const taken = Math.max(0, told - this.#current);
    const its = this.#holds.find((one) => one.line === line);
    if (its === undefined) this.#elsewhere = Math.max(0, this.#elsewhere - taken);
    else its.bytes = Math.max(0, its.bytes - taken);
  }

  /** The cell has ended. */
  end(): void {
    this.#hasEnded = true;
  }

  /** Other reports came than in the pass `lines`: the moment cannot be found again. */
  hasMissed({ line, of }: PeakAt): boolean {
    return this.#hasEnded && line > 0 && this.#seen !== of;
  }

  /** null when the pass did not run, there is no peak, or its moment was missed. */
  reading(peakAt: PeakAt): PeakFrom | null {
    const { line } = peakAt;
    if (!this.#hasEnded || this.hasMissed(peakAt) || line === 0) return null;
    const lines = this.#holds.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
    return { line, lines, elsewhere: Math.max(0, this.#elsewhere - this.#start) };
  }
}
