/**
 * What the page needs of each kind of question, beside its grading (`src/quiz/kinds/`): its fields,
 * what was entered in them, and what its verdict shows. Everything else is the same for all kinds.
 */
import type { TemplateResult } from 'lit-html';
import type { ObjectGraph } from '../../interpreter/graph.ts';
import type { ItemId } from '../../progress/store.ts';
import type { Kind } from '../../quiz/kinds/kind.ts';
import type { Material } from '../../quiz/material.ts';
import type { Answer, Values, Verdict } from '../../quiz/types.ts';
import type { LabelKey, Words } from '../shared/labels.ts';

export type Part = TemplateResult | string;

/** Something in the form that keeps an answer from being committed. */
export interface Problem {
  label: LabelKey;
  /** For the label's `{name}`. */
  name?: string;
  /** The name of the control at fault; the first one when it is not said. */
  field?: string;
}

export interface Asked<Q> {
  question: Q;
  values: Values;
  material: Material;
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
  material: Material;
  /** What was measured when the page was built. */
  measured: Answer;
}

/** What a question gives to whoever makes its code editable. */
export interface CodeHost {
  element: HTMLElement;
  id: ItemId;
  original: string;
  changed: () => void;
  run: () => void;
  /** The keyboard goes on from after the editor. */
  leave: () => void;
}

export interface CodeHandle {
  code: string;
  readonly edited: boolean;
  markLine(line: number | null): void;
}

export interface KindView<Q> {
  kind: Kind<Q>;
  /** What the kind is called above the question. */
  title: LabelKey;
  /** On the button; may depend on whether anything has to run. */
  commit(question: Q): LabelKey;
  /** The answer goes on being worked on after a verdict. */
  keepsForm?: boolean;
  /** Makes the shown code editable: the answer is that code. */
  openCode?(host: CodeHost): CodeHandle;
  /** A worked solution beside the reader's code. */
  solution?(question: Q, given: { material: Material; yours: string }, words: Words): Promise<Part>;
  /** What stands in the form's fieldset, before the button. */
  fields(asked: Asked<Q>): Part;
  /** An answer in a few words, for recalling it; '' when it cannot be said so. */
  answer(question: Q, answer: Answer, values: Values, words: Words): Part;
  /** What stands in the place of the form where there are no scripts. */
  outline(asked: Pick<Asked<Q>, 'question' | 'values' | 'words' | 'material'>): Part;
  /** What was measured when the page was built, for where Python cannot run. */
  reveal(revealed: Revealed<Q>): Part;
  /** Between the verdict's word and its explanation: the answer beside what was measured. */
  comparison(judged: Judged<Q>): Part;
}

/** A picture made at build of what a cell leaves: an `<svg>`. @throws Error when it cannot be drawn. */
export type Draw<Q> = (question: Q, graph: ObjectGraph | null, words: Words) => Promise<string>;
