/** From an answer to its verdict: the one loop that the page, the build and the tests share. */
import type { RunResult } from '../interpreter/result.ts';
import type { Asking, Kind, PlannedRun, Stage } from './kinds/kind.ts';
import type { Answer, Question, Verdict } from './types.ts';

/** Runs one in a clean interpreter; `n` counts from 1 up to `of`. */
export type Run = (planned: PlannedRun, step: { n: number; of: number }) => Promise<RunResult>;

/**
 * Runs what the answer is graded from, one after the other, then grades it. What was stopped is the
 * last to run: what follows it is not wanted.
 * @throws what `run` throws, and Error when the question names a cell that is not there.
 */
export async function attemptOf<Q extends Question>(
  kind: Kind<Q>,
  { question, answer, asking }: { question: Q; answer: Answer; asking: Asking },
  run: Run,
): Promise<Verdict> {
  const planned = kind.runs(question, answer, asking);
  const results: RunResult[] = [];
  for (const one of planned) {
    const result = await run(one, { n: results.length + 1, of: planned.length });
    results.push(result);
    if (result.status === 'stopped') break;
  }
  return kind.grade(question, answer, results, asking);
}

/** As a reader would be judged who gives that answer on the stage of the build. */
export function attemptAtBuild<Q extends Question>(
  kind: Kind<Q>,
  question: Q,
  answer: Answer,
  stage: Stage,
): Promise<Verdict> {
  return attemptOf(kind, { question, answer, asking: stage }, stage.run);
}
