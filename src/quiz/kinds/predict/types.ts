/** What a question of the type `predict` says in quiz.yaml. */
import type { MisconceptionId } from '../../misconceptions.ts';
import type { LocalText, Measure, Predicate, QuestionBase, Tolerance, Unit } from '../../types.ts';

interface PredictBase extends QuestionBase {
  type: 'predict';
  cell: string;
  measure: Measure;
  tolerance?: Tolerance;
}

export interface Mistake {
  id: string;
  /** Holds for the reader's answer, not for the measure. */
  when: Predicate;
  misconception?: MisconceptionId;
  why: LocalText;
}

export interface PredictNumber extends PredictBase {
  answer: 'number';
  unit: Unit;
  /** The order of magnitude is enough: half of one too much or too little is right. */
  magnitude?: true;
  /** Tested in order; the first that holds explains the wrong answer. */
  mistakes?: Mistake[];
}

export interface Option {
  id: string;
  /** Holds for the measure: the option it holds for is the right one. */
  when: Predicate;
  text: LocalText;
  why: LocalText;
  /** On every option but the one that the built measurement picks. */
  misconception?: MisconceptionId;
}

export interface PredictOption extends PredictBase {
  answer: 'option';
  options: Option[];
}

export type PredictQuestion = PredictNumber | PredictOption;
