/** Every kind of question, for the page, which loads what its questions need when they need it. */
import type { KindView } from '../../components/quiz/kind-view.ts';
import type { Question } from '../types.ts';

interface PageKind<Q> {
  view: () => Promise<KindView<Q>>;
  /** Gives the form another way to be filled in, from the first: loaded with the page, not with an answer. */
  follow?: () => Promise<(question: HTMLElement) => void>;
}

const kinds: { readonly [T in Question['type']]: PageKind<Extract<Question, { type: T }>> } = {
  predict: { view: async () => (await import('./predict/view.ts')).predictView },
  choice: { view: async () => (await import('./choice/view.ts')).choiceView },
  trace: { view: async () => (await import('./trace/view.ts')).traceView },
  fix: { view: async () => (await import('./fix/view.ts')).fixView },
  cut: {
    view: async () => (await import('./cut/view.ts')).cutView,
    follow: async () => (await import('./cut/view-picture.ts')).followDrawing,
  },
  claim: { view: async () => (await import('./claim/view.ts')).claimView },
};

function kindOf({ type }: Pick<Question, 'type'>): PageKind<Question> {
  return kinds[type];
}

export function loadView(question: Pick<Question, 'type'>): Promise<KindView<Question>> {
  return kindOf(question).view();
}

export function isFollowed(question: Question): boolean {
  return kindOf(question).follow !== undefined;
}

/** Does nothing for a kind that has nothing to follow. @param element shows the question. */
export async function followForm(question: Question, element: HTMLElement): Promise<void> {
  (await kindOf(question).follow?.())?.(element);
}
