/** The views of the kinds one by one: the page loads what its questions need, when they need it. */
import type { Question } from '../types.ts';
import type { KindView } from '../../components/quiz/kind-view.ts';

type Loaders = {
  readonly [T in Question['type']]: () => Promise<KindView<Extract<Question, { type: T }>>>;
};

const loaders: Loaders = {
  predict: async () => (await import('./predict/view.ts')).predictView,
  choice: async () => (await import('./choice/view.ts')).choiceView,
  trace: async () => (await import('./trace/view.ts')).traceView,
  fix: async () => (await import('./fix/view.ts')).fixView,
  cut: async () => (await import('./cut/view.ts')).cutView,
  claim: async () => (await import('./claim/view.ts')).claimView,
};

export function loadView({ type }: Question): Promise<KindView<Question>> {
  return loaders[type]();
}
