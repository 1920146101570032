/** The views of all kinds at once: for the build, which renders each question as it is asked. */
import type { Question } from '../../../quiz/types.ts';
import { choiceView } from './choice.ts';
import { claimView } from './claim.ts';
import { cutView } from './cut.ts';
import { fixView } from './fix.ts';
import { predictView } from './predict.ts';
import { traceView } from './trace.ts';
import type { KindView } from './view.ts';

const views: { readonly [T in Question['type']]: KindView<Extract<Question, { type: T }>> } = {
  predict: predictView,
  choice: choiceView,
  trace: traceView,
  fix: fixView,
  cut: cutView,
  claim: claimView,
};

export function viewOf({ type }: Question): KindView<Question> {
  return views[type];
}
