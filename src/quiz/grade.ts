/** Grades an answer from what the run measured: the page's way into the kinds of questions. */
import { predict } from './kinds/predict.ts';
import type { RunResult } from '../interpreter/result.ts';
import type { AnswerReading, Kind } from './kinds/kind.ts';
import type { Answer, LocalText, Question, Values, Verdict } from './types.ts';

/**
 * Right, wrong, or ungraded when the run gave no measurement; never right or wrong by default.
 * `values` are those the cell was run with: `{}` when the question has no parameters.
 */
export function grade(
  question: Question,
  answer: Answer,
  result: RunResult,
  values: Values = {},
): Verdict {
  return kindOf(question).grade(question, answer, result, values);
}

/** The answer meant by what was typed, or by the id of the option chosen; or why it is none. */
export function readAnswer(question: Question, text: string): AnswerReading {
  return kindOf(question).readAnswer(question, text);
}

/** The texts to show after a verdict, in order; none when nothing was graded. */
export function explain(question: Question, verdict: Verdict): LocalText[] {
  return kindOf(question).explain(question, verdict);
}

function kindOf(question: Question): Kind<Question> {
  switch (question.type) {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- more kinds follow
    case 'predict':
      return predict;
  }
}
