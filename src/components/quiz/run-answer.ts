/** Runs what an answer is graded from, one run after the other, each in a clean interpreter. */
import type { RunResult } from '../../interpreter/result.ts';
import type { PlannedRun } from '../../quiz/kinds/kind.ts';
import { announcePython, sharedInterpreter } from '../shared/page.ts';
import type { QuestionModel } from './question-view.ts';

/**
 * The results, in order; what was stopped is the last.
 * @throws StartError when Python cannot start.
 */
export async function runAll(
  planned: readonly PlannedRun[],
  show: (change: Partial<QuestionModel>) => void,
): Promise<RunResult[]> {
  const results: RunResult[] = [];
  const listener = {
    progress: (loaded: number, total: number) => {
      show({ download: loaded < total ? { loaded, total } : null });
    },
    phase: announcePython,
  };
  for (const { cell, passes } of planned) {
    show({ step: { n: results.length + 1, of: planned.length } });
    const interpreter = await sharedInterpreter();
    const { result } = await interpreter.clean(cell, listener, passes);
    results.push(result);
    if (result.status === 'stopped') break;
  }
  return results;
}

/** A word for one attempt: 128 bits that no code can guess. */
export function newSeal(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
