/**
 * What the page needs of each kind of question, beside its grading (`src/quiz/kinds/`): its fields,
 * what was entered in them, and what its verdict shows. Everything else is the same for all kinds.
 */
import type { TemplateResult } from 'lit-html';
import type { Kind } from '../../../quiz/kinds/kind.ts';
import type { Answer, Values, Verdict } from '../../../quiz/types.ts';
import type { LabelKey, Words } from '../../shared/labels.ts';

export type Part = TemplateResult | string;

/** Something in the form that keeps an answer from being committed. */
export interface Problem {
  label: LabelKey;
  /** The name of the control at fault; the first one when it is not said. */
  field?: string;
}

export interface Asked<Q> {
  question: Q;
  values: Values;
  words: Words;
  problem: Problem | null;
  /** The id of the element that says what the problem is. */
  problemId: string;
}

export interface Judged<Q> extends Asked<Q> {
  answer: Answer;
  verdict: Verdict;
}

export interface Revealed<Q> {
  question: Q;
  values: Values;
  words: Words;
  /** What was measured when the page was built. */
  measured: Answer;
}

export interface KindView<Q> {
  kind: Kind<Q>;
  /** What the kind is called above the question. */
  title: LabelKey;
  /** On the button; may depend on whether anything has to run. */
  commit(question: Q): LabelKey;
  /** What stands in the form's fieldset, before the button. */
  fields(asked: Asked<Q>): Part;
  /** An answer in a few words, for recalling it; '' when it cannot be said so. */
  answer(question: Q, answer: Answer, values: Values, words: Words): Part;
  /** What stands in the place of the form where there are no scripts. */
  outline(asked: Pick<Asked<Q>, 'question' | 'values' | 'words'>): Part;
  /** What was measured when the page was built, for where Python cannot run. */
  reveal(revealed: Revealed<Q>): Part;
  /** Between the verdict's word and its explanation: the answer beside what was measured. */
  comparison(judged: Judged<Q>): Part;
}
