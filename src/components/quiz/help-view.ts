/** What helps after a wrong answer: hints one at a time, and after two attempts a worked solution. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { fill, type Words } from '../shared/labels.ts';
import type { Question } from '../../quiz/types.ts';
import type { KindView } from './kind-view.ts';
import type { QuestionActions, QuestionModel } from './question-view.ts';
import { textOf } from './text.ts';

const ATTEMPTS_BEFORE_SOLUTION = 2;

export function helpView(
  model: QuestionModel,
  view: KindView<Question>,
  actions: QuestionActions,
  words: Words,
): TemplateResult {
  return html`${isStuck(model) ? hintsView(model, actions, words) : nothing}
  ${mayReadSolution(model) ? solutionView(model, view, actions, words) : nothing}`;
}

/** The last answer, in this visit or an earlier one, was wrong. */
function isStuck({ graded, record }: QuestionModel): boolean {
  return (graded?.verdict.verdict ?? record?.last.verdict) === 'wrong';
}

function mayReadSolution({ record, phase }: QuestionModel): boolean {
  return phase !== 'running' && (record?.attempts ?? 0) >= ATTEMPTS_BEFORE_SOLUTION;
}

function hintsView(model: QuestionModel, { openHint }: QuestionActions, words: Words) {
  const all = model.question.hints ?? [];
  if (all.length === 0) return nothing;
  const open = all.slice(0, model.hints);
  const next = { n: open.length + 1, of: all.length };
  return html`
    <div class="question-hints">
      <ol aria-live="polite" aria-label=${words.labels.hints}>
        ${open.map((hint) => html`<li>${textOf(hint, model.values, words)}</li>`)}
      </ol>
      ${
        open.length < all.length
          ? html`<button type="button" @click=${openHint}>
              ${fill(words, 'hint-open', next)}
            </button>`
          : nothing
      }
    </div>
  `;
}

function solutionView(
  { question, values, solution }: QuestionModel,
  view: KindView<Question>,
  { openSolution }: QuestionActions,
  words: Words,
) {
  if (question.solution === undefined && view.solution === undefined) return nothing;
  return html`
    <details class="question-solution" @toggle=${openSolution}>
      <summary>${words.labels.solution}</summary>
      ${question.solution ? html`<p>${textOf(question.solution, values, words)}</p>` : nothing}
      ${solution}
    </details>
  `;
}
