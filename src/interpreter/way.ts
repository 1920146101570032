/**
 * Which lines of the cell a pass has run, in two numbers: the passes that follow lines are compared by them. The
 * bare run follows none: told of lines, it would read what telling takes.
 */
import type { Way } from './findings.ts';

export class LinesRun {
  readonly #lines = new Set<number>();
  #steps = 0;
  #isTold = false;

  reached(line: number): void {
    this.#isTold = true;
    this.#lines.add(line);
    this.#steps = mixed(this.#steps, line);
  }

  /** null where no line was told. */
  get way(): Way | null {
    if (!this.#isTold) return null;
    return { lines: [...this.#lines].sort((a, b) => a - b).reduce(mixed, 0), steps: this.#steps };
  }
}

/** FNV-1a, a number at a time. */
function mixed(sum: number, line: number): number {
  return Math.imul((sum || 2_166_136_261) ^ line, 16_777_619) >>> 0;
}
