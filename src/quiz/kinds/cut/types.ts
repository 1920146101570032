/** What a question of the type `cut` says in quiz.yaml. */
import type { MisconceptionId } from '../../misconceptions.ts';
import type { LocalText, QuestionBase } from '../../types.ts';

/** What becomes of an object: its count falls to zero, the collector frees it, or neither. */
export const fates = ['count', 'collector', 'alive'] as const;
export type Fate = (typeof fates)[number];

/** A reference that can be removed: an arrow of the drawing. */
export interface CutReference {
  id: string;
  /** What holds it, by the name it is watched under; a name of the program where it is left out. */
  from?: string;
  /** What it leads to, by the name it is watched under. */
  to: string;
  /** As the drawing labels it: `.child`, `[0]`, a key, or the program's own name. */
  by: string;
  /** The line of Python that removes it. */
  remove: string;
}

/** An object whose fate is to be predicted; it lives as long as nothing is removed. */
export interface CutObject {
  /** As the cell watches it. */
  name: string;
  /** What the removal must bring about. */
  becomes: Fate;
  /** Said to whoever has predicted something else, once the right references are removed. */
  why: LocalText;
}

/** References whose removal misses the aim. */
export interface CutMistake {
  id: string;
  /** These, and perhaps others beside them; the first mistake that fits is told. */
  cuts: string[];
  misconception?: MisconceptionId;
  why: LocalText;
}

/** A wrong prediction that has an explanation of its own. */
export interface CutGuess {
  id: string;
  name: string;
  said: Fate;
  misconception?: MisconceptionId;
  why: LocalText;
}

export interface CutQuestion extends Omit<QuestionBase, 'parameters'> {
  type: 'cut';
  /** Watches every object that is named here; it is drawn as it stands at the end of the cell. */
  cell: string;
  /** At most so many references may be removed. */
  cuts: number;
  /** The collector runs once afterwards. */
  collect?: true;
  /** Removed in this order. */
  references: CutReference[];
  objects: CutObject[];
  mistakes: CutMistake[];
  guesses?: CutGuess[];
}
