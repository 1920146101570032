/** The views of the kinds one by one: the page loads what its questions need, when they need it. */
import type { Question } from '../../../quiz/types.ts';
import type { KindView } from './view.ts';

type Loaders = {
  readonly [T in Question['type']]: () => Promise<KindView<Extract<Question, { type: T }>>>;
};

const loaders: Loaders = {
  predict: async () => (await import('./predict.ts')).predictView,
  choice: async () => (await import('./choice.ts')).choiceView,
  trace: async () => (await import('./trace.ts')).traceView,
  fix: async () => (await import('./fix.ts')).fixView,
  cut: async () => (await import('./cut.ts')).cutView,
  claim: async () => (await import('./claim.ts')).claimView,
};

export function loadView({ type }: Question): Promise<KindView<Question>> {
  return loaders[type]();
}
