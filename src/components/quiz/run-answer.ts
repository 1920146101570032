/** How the page runs what an answer is graded from: each in a clean interpreter, its steps shown. */
import type { Run } from '../../quiz/attempt.ts';
import { announcePython, sharedInterpreter } from '../shared/page.ts';
import type { QuestionModel } from './question-view.ts';

/**
 * For `attemptOf`. It throws StartError when Python cannot start.
 * @param show puts on the page which run it is, and what is still to be fetched.
 */
export function runOnPage(show: (change: Partial<QuestionModel>) => void): Run {
  const listener = {
    progress: (loaded: number, total: number) => {
      show({ download: loaded < total ? { loaded, total } : null });
    },
    phase: announcePython,
  };
  return async ({ cell, passes }, step) => {
    show({ step });
    const interpreter = await sharedInterpreter();
    return (await interpreter.clean(cell, listener, passes)).result;
  };
}

/** A word for one attempt: 128 bits, so that none can be guessed. */
export function newSeal(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
