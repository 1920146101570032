/** Renders a question as the page shows it in one of its states, to look at in a test. */
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { nothing } from '../../quiz/question.fixture.ts';
import type { Answer, Question, Values, Verdict } from '../../quiz/types.ts';
import { wordsOf } from '../shared/words.ts';
import { newModel, type QuestionModel, questionView } from './question-view.ts';
import { loadView } from '../../quiz/kinds/page.ts';
import { TYPES } from '../../quiz/kind-of.ts';
import type { KindView, Part } from './kind-view.ts';

/** They do nothing. */
export const actions = {
  commit: () => undefined,
  tryAgain: () => undefined,
  openHint: () => undefined,
  openSolution: () => undefined,
  resetCode: () => undefined,
  stop: () => undefined,
  forget: () => undefined,
  undo: null,
};

const views = new Map(
  await Promise.all(TYPES.map(async (type) => [type, await loadView({ type })] as const)),
);

/** All are loaded, as the build has them. */
export function viewOf({ type }: Question): KindView<Question> {
  const view = views.get(type);
  if (view === undefined) throw new Error(`There is no kind ${type}.`);
  return view;
}

export type Lang = 'en' | 'zh-CN';

export function shownModel(given: QuestionModel, lang: Lang = 'en'): HTMLElement {
  return rendered(questionView(given, viewOf(given.question), actions, wordsOf(lang)));
}

/** As it is first asked. */
export function shownAsked(question: Question, lang: Lang = 'en', values: Values = {}) {
  return shownModel(newModel(question, values, nothing), lang);
}

export function shownGraded(
  question: Question,
  graded: { answer: Answer; verdict: Verdict },
  lang: Lang = 'en',
): HTMLElement {
  return shownModel({ ...newModel(question, {}, nothing), phase: 'graded', graded }, lang);
}

export function rendered(part: Part): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(part));
  return root;
}

/** The text of an element as a reader sees it, in one line. */
export function textIn(element: Element | null | undefined): string | undefined {
  return element?.textContent.replace(/\s+/g, ' ').trim();
}

export function allIn(root: Element, selector: string): (string | undefined)[] {
  return [...root.querySelectorAll(selector)].map(textIn);
}
