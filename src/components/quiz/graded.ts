/** The event that a `<quiz-question>` lets off when an answer was graded and kept; it bubbles. */
import type { AnswerRecord } from '../../progress/store.ts';

export const GRADED = 'freed:graded';

export interface GradedDetail {
  verdict: 'right' | 'wrong';
  /** Counts from 1, over all that is kept of the question. */
  attempt: number;
}

/** @param record as it is with this answer in it. */
export function tellGraded(
  element: HTMLElement,
  verdict: GradedDetail['verdict'],
  record: AnswerRecord | null,
): void {
  const detail: GradedDetail = { verdict, attempt: record?.attempts ?? 1 };
  element.dispatchEvent(new CustomEvent(GRADED, { bubbles: true, detail }));
}
