/** Every kind of question behind one door, for the build. The page loads kinds one by one. */
import { attemptAtBuild } from './attempt.ts';
import { kindOf } from './kind-of.ts';
import type { RunResult } from '../interpreter/result.ts';
import type { AnswerReading, Asking, Stage } from './kinds/kind.ts';
import type { Answer, Fields, LocalText, Question, Verdict } from './types.ts';

/** Right, wrong, or ungraded when a run gave no measurement; never right or wrong by default. */
export function grade(
  question: Question,
  answer: Answer,
  results: readonly RunResult[],
  asking: Asking,
): Verdict {
  return kindOf(question).kind.grade(question, answer, results, asking);
}

/** The answer meant by what was typed or chosen, by the names of the form's fields; or why none. */
export function readAnswer(question: Question, fields: Fields): AnswerReading {
  return kindOf(question).kind.readAnswer(question, fields);
}

/** The texts to show after a verdict, in order; none when nothing was graded. */
export function explain(question: Question, verdict: Verdict): LocalText[] {
  return kindOf(question).kind.explain(question, verdict);
}

/** Runs what the answer is graded from, then grades it. */
export function attempt(question: Question, answer: Answer, stage: Stage): Promise<Verdict> {
  return attemptAtBuild(kindOf(question).kind, question, answer, stage);
}
