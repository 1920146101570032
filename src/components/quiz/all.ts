/** The views of all kinds at once: for the build, which renders each question as it is asked. */
import type { Question } from '../../quiz/types.ts';
import { choiceView } from '../../quiz/kinds/choice/view.ts';
import { claimView } from '../../quiz/kinds/claim/view.ts';
import { cutView } from '../../quiz/kinds/cut/view.ts';
import { fixView } from '../../quiz/kinds/fix/view.ts';
import { predictView } from '../../quiz/kinds/predict/view.ts';
import { traceView } from '../../quiz/kinds/trace/view.ts';
import type { KindView } from './kind-view.ts';

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
