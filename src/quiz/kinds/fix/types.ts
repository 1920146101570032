/**
 * What a question of the type `fix` says in quiz.yaml. Its programs lie beside the cell that the
 * reader is to change: `cells/<cell>.check.py`, `<cell>.solution.py` and `<cell>.<mistake>.py`.
 */
import type { MisconceptionId } from '../../misconceptions.ts';
import type { LocalText, Measure, Predicate, QuestionBase, Tolerance } from '../../types.ts';

/** What a run of the reader's code must measure, with every variation. */
export interface Goal {
  id: string;
  /**
   * The run that is measured: the reader's own when it is left out. `check` is the check's, which
   * can call `growth` or `watch` itself: what the reader writes cannot leave it out.
   */
  of?: 'check';
  measure: Measure;
  holds: Predicate;
  tolerance?: Tolerance;
  /** The goal as the reader is told of it. */
  text: LocalText;
  /** What it tells of the code when it is missed. */
  why: LocalText;
}

/** A wrong program that somebody would write, with what is said to them. */
export interface FixMistake {
  /** Part of its file's name. */
  id: string;
  /** Exactly the goals and checks that it misses. */
  fails: string[];
  misconception?: MisconceptionId;
  why: LocalText;
}

export interface FixQuestion extends QuestionBase {
  type: 'fix';
  /** The code to change. */
  cell: string;
  goals: Goal[];
  /** What is said when an assertion of the check file fails, by the assertion's message. */
  checks: Record<string, LocalText>;
  /** Values put into the reader's code: those it shows first, then ones it has not seen. */
  variations?: Record<string, number[]>;
  mistakes: FixMistake[];
  hints: LocalText[];
}
