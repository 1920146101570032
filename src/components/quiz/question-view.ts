/**
 * What a question looks like in each of its states; pure. The build renders it as it is first
 * asked, question-flow.ts from the first answer on. What differs by kind comes from `KindView`.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AnswerRecord } from '../../progress/store.ts';
import { misconceptions } from '../../quiz/misconceptions.ts';
import type { Material } from '../../quiz/material.ts';
import type { Answer, Question, Values, Verdict } from '../../quiz/types.ts';
import { downloadView } from '../cell/cell-panel.ts';
import { fill, type Words } from '../shared/labels.ts';
import { rich, sentence } from '../shared/rich.ts';
import { helpView } from './help-view.ts';
import type { Asked, KindView, Part, Problem } from './kind-view.ts';
import { type RecordActions, recordView } from './record-view.ts';
import { textOf } from './text.ts';

export interface QuestionModel {
  question: Question;
  values: Values;
  material: Material;
  phase: 'asking' | 'running' | 'graded';
  problem: Problem | null;
  failure: string | null;
  download: { loaded: number; total: number } | null;
  graded: { answer: Answer; verdict: Verdict } | null;
  record: AnswerRecord | null;
  /** How many of the question's hints are open. */
  hints: number;
  /** Which of several runs goes on. */
  step: { n: number; of: number } | null;
  /** Asked once, as in the final quiz: nothing of earlier answers is shown, and there is no retry. */
  isOnce: boolean;
  /** The code differs from the original. */
  edited: boolean;
  /** The worked solution, once it was opened. */
  solution: Part | null;
}

export interface QuestionActions extends RecordActions {
  commit: (event: Event) => void;
  tryAgain: () => void;
  openHint: () => void;
  openSolution: (event: Event) => void;
  resetCode: () => void;
  stop: () => void;
}

/** A question that nobody has answered yet. */
export function newModel(question: Question, values: Values, material: Material): QuestionModel {
  return {
    question,
    values,
    material,
    phase: 'asking',
    problem: null,
    failure: null,
    download: null,
    graded: null,
    record: null,
    hints: 0,
    step: null,
    isOnce: false,
    edited: false,
    solution: null,
  };
}

/** Of the answer given now, else of the last one before, else none. */
export function verdictShown({ graded, record, isOnce }: QuestionModel): string {
  const earlier = isOnce ? undefined : record?.last.verdict;
  return graded?.verdict.verdict ?? earlier ?? 'unanswered';
}

type View = KindView<Question>;

export function questionView(
  model: QuestionModel,
  view: View,
  actions: QuestionActions,
  words: Words,
): TemplateResult {
  return html`
    <p class="question-prompt" id="${model.question.id}-prompt">
      ${textOf(model.question.prompt, model.values, words)}
    </p>
    ${model.phase === 'graded' && !view.keepsForm ? nothing : form(model, view, actions, words)}
    <div role="status" class="question-status">
      ${model.phase === 'running' ? html`<p>${words.labels.committed}</p>` : nothing}
      ${model.graded ? verdictView(model, model.graded, view, words) : nothing}
      ${actions.undo ? html`<p>${words.labels['forgot-question']}</p>` : nothing}
    </div>
    ${model.phase === 'running' ? runningView(model, actions, words) : nothing}
    ${model.isOnce ? nothing : helpView(model, view, actions, words)}
    ${
      mayTryAgain(model, view)
        ? html`<button type="button" class="question-again" @click=${actions.tryAgain}>
            ${words.labels['try-again']}
          </button>`
        : nothing
    }
    ${
      model.isOnce
        ? nothing
        : recordView(model.record, lastAnswer(model, view, words), actions, words)
    }
  `;
}

/** What could not be graded was no answer yet, also where only the first one counts. */
function mayTryAgain({ phase, isOnce, graded }: QuestionModel, { keepsForm }: View): boolean {
  const isOpen = !isOnce || graded?.verdict.verdict === 'ungraded';
  return phase === 'graded' && !keepsForm && isOpen;
}

function askedOf(model: QuestionModel, words: Words): Asked<Question> {
  const { question, values, material, problem } = model;
  return { question, values, material, words, problem, problemId: `${question.id}-problem` };
}

function form(model: QuestionModel, view: View, actions: QuestionActions, words: Words) {
  const asked = askedOf(model, words);
  return html`
    <form @submit=${actions.commit} novalidate>
      <fieldset
        ?disabled=${model.phase === 'running'}
        aria-labelledby="${model.question.id}-prompt"
      >
        ${view.fields(asked)}
        <button class="button-main">${words.labels[view.commit(model.question)]}</button>
        ${
          model.edited
            ? html`<button type="button" @click=${actions.resetCode}>
                ${words.labels['reset-code']}
              </button>`
            : nothing
        }
      </fieldset>
      <p class="question-problem" id=${asked.problemId} role="alert">
        ${model.problem ? fill(words, model.problem.label, { name: model.problem.name ?? '' }) : ''}
        ${model.failure ?? ''}
      </p>
    </form>
  `;
}

function runningView({ step, download }: QuestionModel, actions: QuestionActions, words: Words) {
  return html`
    ${step && step.of > 1 ? html`<p>${fill(words, 'run-of', step)}</p>` : nothing}
    ${download ? downloadView(download, words) : nothing}
    <button type="button" @click=${actions.stop}>${words.labels.stop}</button>
  `;
}

function verdictView(
  model: QuestionModel,
  { answer, verdict }: { answer: Answer; verdict: Verdict },
  view: View,
  words: Words,
): TemplateResult {
  const { question, values } = model;
  const belief = verdict.verdict === 'wrong' ? verdict.misconception : undefined;
  const texts = view.kind.explain(question, verdict);
  return html`
    <p class="verdict verdict-${verdict.verdict}">${words.labels[`verdict-${verdict.verdict}`]}</p>
    ${view.comparison({ ...askedOf(model, words), answer, verdict })}
    ${texts.map((text) => html`<p>${textOf(text, values, words)}</p>`)}
    ${
      belief
        ? html`<p class="misconception">
            ${sentence(words.labels.misconception, {
              belief: html`<q>${rich(misconceptions[belief][words.lang])}</q>`,
            })}
          </p>`
        : nothing
    }
  `;
}

/** An answer that a kind cannot say in a few words is not recalled. */
function lastAnswer({ record, question, phase, values }: QuestionModel, view: View, words: Words) {
  if (record === null || phase !== 'asking') return null;
  return view.answer(question, record.last.answer, values, words) || null;
}
