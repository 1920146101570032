/** What a question of the type `choice` says in quiz.yaml. */
import type { MisconceptionId } from '../../misconceptions.ts';
import type { LocalText, Measure, Predicate, QuestionBase, Tolerance } from '../../types.ts';

interface OptionBase {
  id: string;
  text: LocalText;
  /** Why it is true, or why it is not. */
  why: LocalText;
  /** On every option that is not true. */
  misconception?: MisconceptionId;
}

/** True when the predicate holds for what a run measures. */
export interface MeasuredOption extends OptionBase {
  measure: Measure;
  when: Predicate;
  /** The question's own cell when it is left out. */
  cell?: string;
}

/** True or not by its author's word, for which a claim of the same file stands. */
export interface StatedOption extends OptionBase {
  right: boolean;
  /** The id of that claim: the build fails when the claim does. */
  evidence: string;
}

export type ChoiceOption = MeasuredOption | StatedOption;

export interface ChoiceQuestion extends QuestionBase {
  type: 'choice';
  /** `several`: all that are true, one or more. */
  answer: 'one' | 'several';
  /** Shown above the question. */
  cell?: string;
  tolerance?: Tolerance;
  options: ChoiceOption[];
}
