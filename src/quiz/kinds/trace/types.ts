/** What a question of the type `trace` says in quiz.yaml. */
import type { MisconceptionId } from '../../misconceptions.ts';
import type { LocalText, Predicate, QuestionBase } from '../../types.ts';

interface TraceBase extends QuestionBase {
  type: 'trace';
  cell: string;
  /** Tested in order; the first that fits a wrong entry explains it, instead of the place's own why. */
  mistakes?: TraceMistake[];
}

export interface TraceMistake {
  id: string;
  /** Only in this object's entries, or on this line; everywhere when left out. */
  name?: string;
  line?: number;
  /** Holds for the number that was entered. */
  when: Predicate;
  misconception?: MisconceptionId;
  why: LocalText;
}

/** The reference counts of watched objects after each of some lines. */
export interface TraceCounts extends TraceBase {
  ask: 'counts';
  /** As the cell watches them. */
  names: string[];
  /** `why`: how the count comes to what it is after that line. */
  rows: { line: number; why: LocalText }[];
}

/** The lines where watched objects die. */
export interface TraceDeaths extends TraceBase {
  ask: 'deaths';
  objects: { name: string; why: LocalText }[];
}

export type TraceQuestion = TraceCounts | TraceDeaths;
