/** Every kind of question behind one door, for the build. The page loads kinds one by one. */
import { attemptOf } from './attempt.ts';
import { choice } from './kinds/choice/grade.ts';
import { claim } from './kinds/claim/grade.ts';
import { cut } from './kinds/cut/grade.ts';
import { fix } from './kinds/fix/grade.ts';
import { predict } from './kinds/predict/grade.ts';
import { trace } from './kinds/trace/grade.ts';
import type { RunResult } from '../interpreter/result.ts';
import type { AnswerReading, Asking, Kind, Stage } from './kinds/kind.ts';
import type { Answer, Fields, LocalText, Question, Verdict } from './types.ts';

const kinds: { readonly [T in Question['type']]: Kind<Extract<Question, { type: T }>> } = {
  predict,
  choice,
  trace,
  fix,
  cut,
  claim,
};

/** Right, wrong, or ungraded when a run gave no measurement; never right or wrong by default. */
export function grade(
  question: Question,
  answer: Answer,
  results: readonly RunResult[],
  asking: Asking,
): Verdict {
  return kindOf(question).grade(question, answer, results, asking);
}

/** The answer meant by what was typed or chosen, by the names of the form's fields; or why none. */
export function readAnswer(question: Question, fields: Fields): AnswerReading {
  return kindOf(question).readAnswer(question, fields);
}

/** The texts to show after a verdict, in order; none when nothing was graded. */
export function explain(question: Question, verdict: Verdict): LocalText[] {
  return kindOf(question).explain(question, verdict);
}

/** Runs what the answer is graded from, then grades it. */
export function attempt(question: Question, answer: Answer, stage: Stage): Promise<Verdict> {
  return attemptOf(kindOf(question), { question, answer, asking: stage }, stage.run);
}

function kindOf(question: Question): Kind<Question> {
  return kinds[question.type];
}
