/** What a question looks like in each of its states; pure, rendered by quiz-question.ts. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AnswerRecord } from '../../progress/store.ts';
import { explain } from '../../quiz/grade.ts';
import { unitOf } from '../../quiz/measure.ts';
import { misconceptions } from '../../quiz/misconceptions.ts';
import type { Answer, LocalText, Question, Values, Verdict } from '../../quiz/types.ts';
import { downloadView } from '../lesson/cell-panel.ts';
import { formatNumber, formatValue } from '../shared/format.ts';
import { fillText, type LabelKey, type Words } from '../shared/labels.ts';
import { labelChip } from '../instruments/reading-view.ts';
import { rich, sentence } from '../shared/rich.ts';
import { type RecordActions, recordView } from './record-view.ts';

export interface QuestionModel {
  question: Question;
  values: Values;
  phase: 'asking' | 'running' | 'graded';
  /** What keeps the typed answer from being committed. */
  problem: LabelKey | null;
  failure: string | null;
  download: { loaded: number; total: number } | null;
  graded: { answer: Answer; verdict: Verdict } | null;
  record: AnswerRecord | null;
}

export interface QuestionActions extends RecordActions {
  commit: (event: Event) => void;
  tryAgain: () => void;
}

/** A text of the question in the reader's language, its parameters filled in. */
export function textOf(text: LocalText, values: Values, { lang }: Words): TemplateResult {
  const written = Object.entries(values).map(([name, n]) => [name, formatNumber(n, lang)]);
  return rich(fillText(text[lang], Object.fromEntries(written) as Record<string, string>));
}

export function questionView(
  model: QuestionModel,
  actions: QuestionActions,
  words: Words,
): TemplateResult {
  return html`
    <p class="question-prompt" id="${model.question.id}-prompt">
      ${textOf(model.question.prompt, model.values, words)}
    </p>
    ${model.phase === 'graded' ? nothing : form(model, actions, words)}
    <div role="status" class="question-status">
      ${model.phase === 'running' ? html`<p>${words.labels.committed}</p>` : nothing}
      ${model.graded ? verdictView(model, model.graded, words) : nothing}
      ${actions.undo ? html`<p>${words.labels['forgot-question']}</p>` : nothing}
    </div>
    ${model.download ? downloadView(model.download, words) : nothing}
    ${
      model.phase === 'graded'
        ? html`<button type="button" class="question-again" @click=${actions.tryAgain}>
            ${words.labels['try-again']}
          </button>`
        : nothing
    }
    ${recordView(model.record, lastAnswer(model, words), actions, words)}
  `;
}

function form(model: QuestionModel, actions: QuestionActions, words: Words): TemplateResult {
  const busy = model.phase === 'running';
  const problemId = `${model.question.id}-problem`;
  return html`
    <form @submit=${actions.commit} novalidate>
      <fieldset ?disabled=${busy}>
        ${
          model.question.answer === 'option'
            ? choices(model, words)
            : numberField(model, problemId, words)
        }
        <button class="button-main">${words.labels.commit}</button>
      </fieldset>
      <p class="question-problem" id=${problemId} role="alert">
        ${model.problem ? words.labels[model.problem] : ''} ${model.failure ?? ''}
      </p>
    </form>
  `;
}

function numberField({ question, problem }: QuestionModel, problemId: string, words: Words) {
  if (question.answer !== 'number') return nothing;
  const { labels } = words;
  return html`
    <label>
      <span>${labels[`answer-${question.unit}`]}</span>
      <input
        name="answer"
        type="text"
        inputmode="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby=${problemId}
        aria-invalid=${problem !== null}
      />
    </label>
    ${
      question.unit === 'bytes'
        ? html`<p class="question-hint">${labels['answer-hint-bytes']}</p>`
        : nothing
    }
  `;
}

function choices({ question, values }: QuestionModel, words: Words) {
  if (question.answer !== 'option') return nothing;
  return html`
    <legend>${words.labels['answer-choose']}</legend>
    ${question.options.map(
      ({ id, text }) => html`
        <label class="question-option">
          <input type="radio" name="answer" value=${id} />
          <span>${textOf(text, values, words)}</span>
        </label>
      `,
    )}
  `;
}

function verdictView(
  { question, values }: QuestionModel,
  { answer, verdict }: { answer: Answer; verdict: Verdict },
  words: Words,
): TemplateResult {
  const { labels } = words;
  const belief = verdict.verdict === 'wrong' ? verdict.misconception : undefined;
  return html`
    <p class="verdict verdict-${verdict.verdict}">${labels[`verdict-${verdict.verdict}`]}</p>
    ${
      verdict.measured === null
        ? nothing
        : html`<dl class="question-numbers">
            <div>
              <dt>${labels['you-predicted']}</dt>
              <dd>${answerText(question, answer, values, words)}</dd>
            </div>
            <div>
              <dt>${labels.measured} ${labelChip('live', words)}</dt>
              <dd>${measuredText(question, verdict, values, words)}</dd>
            </div>
          </dl>`
    }
    ${explain(question, verdict).map((text) => html`<p>${textOf(text, values, words)}</p>`)}
    ${
      belief
        ? html`<p class="misconception">
            ${sentence(labels.misconception, {
              belief: html`<q>${rich(misconceptions[belief][words.lang])}</q>`,
            })}
          </p>`
        : nothing
    }
  `;
}

function answerText(question: Question, answer: Answer, values: Values, words: Words) {
  if (question.answer === 'number') return formatValue(answer, question.unit, words);
  const chosen = question.options.find(({ id }) => id === answer);
  return chosen ? textOf(chosen.text, values, words) : String(answer);
}

/** For options: the text of the one that the measurement picks, not the raw value. */
function measuredText(question: Question, verdict: Verdict, values: Values, words: Words) {
  if (question.answer === 'option' && verdict.verdict !== 'ungraded') {
    const expected = question.options.find(({ id }) => id === verdict.expected);
    if (expected) return textOf(expected.text, values, words);
  }
  return formatValue(verdict.measured ?? '', unitOf(question.measure), words);
}

/** An answer of many parts is not recalled in a sentence. */
function lastAnswer({ record, question, phase, values }: QuestionModel, words: Words) {
  if (record === null || phase !== 'asking') return null;
  const { answer } = record.last;
  return typeof answer === 'object' ? null : answerText(question, answer, values, words);
}
