/**
 * How far a run has come, by what Python calls. `before` and `after` come once each, and in between an
 * error may be put into words. Anything else is the cell's own doing, and what was read is not true.
 */
type Stage = 'waiting' | 'running' | 'describing' | 'over';

const NEXT: Record<Stage, readonly Stage[]> = {
  waiting: ['running'],
  running: ['describing', 'over'],
  describing: ['running'],
  over: [],
};

export class RunLifecycle {
  #stage: Stage = 'waiting';
  #hasFailed = false;
  #isInterrupted = false;
  #isDisturbed = false;

  enter(stage: Stage): void {
    const isWordless = this.#stage === 'describing' && !this.#hasFailed;
    if (isWordless || !NEXT[this.#stage].includes(stage)) this.#isDisturbed = true;
    this.#stage = stage;
  }

  /** The cell is told to have failed. False when only the cell itself can have told so. */
  fail(): boolean {
    const isDue = this.#stage === 'waiting' || this.#stage === 'describing';
    if (!isDue || this.#hasFailed) this.#isDisturbed = true;
    else this.#hasFailed = true;
    return isDue;
  }

  /** @param hasFailed whether an error was put into words, as the caller that runs the cell has it. */
  end(hasFailed: boolean): void {
    this.enter('over');
    if (hasFailed !== this.#hasFailed) this.#isDisturbed = true;
  }

  /** Stop has come before or after the cell's own code. */
  interrupt(): void {
    this.#isInterrupted = true;
  }

  /** Called at the end: why nothing that was read belongs to the run, if that is so. */
  get fault(): 'reading-stopped' | 'not-compiled' | 'hooks-disturbed' | null {
    if (this.#isInterrupted) return 'reading-stopped';
    if (this.#isDisturbed) return 'hooks-disturbed';
    if (this.#stage === 'over') return null;
    const isUnbegun = this.#stage === 'waiting' && this.#hasFailed;
    return isUnbegun ? 'not-compiled' : 'hooks-disturbed';
  }
}
