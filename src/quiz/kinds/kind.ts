/**
 * What every kind of question can do. The half the page needs is `Kind`; the half that only the
 * build needs (`BuildKind`) lives in files of its own, so that no schema library reaches the page.
 * A new kind: its type in `types.ts`, `<kind>.ts`, `<kind>.schema.ts` and `<kind>.verify.ts` here,
 * and a case in `grade.ts`, `schema.ts` and `verify.ts`.
 */
import type { RunResult } from '../../interpreter/result.ts';
import type { AmountProblem } from '../amount.ts';
import type { Answer, LocalText, Values, Verdict } from '../types.ts';
import type { Report } from '../report.ts';

export type AnswerReading =
  { ok: true; answer: Answer } | { ok: false; reason: AmountProblem | 'unknown-option' };

export interface Kind<Q> {
  /** The answer meant by what was typed or by the id of what was chosen; or why it is none. */
  readAnswer(question: Q, text: string): AnswerReading;
  grade(question: Q, answer: Answer, result: RunResult, values: Values): Verdict;
  /** What to show after the verdict, in order: why this answer is wrong, then how it is. */
  explain(question: Q, verdict: Verdict): LocalText[];
}

export interface BuildKind<Q> {
  /**
   * Checks a question against a real run of its cell with `values` put in.
   * Every problem's message starts with `where`: the file and the question.
   */
  verify(question: Q, result: RunResult, values: Values, where: string): Report;
}
