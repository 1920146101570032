/** The final quiz around the question that is asked; pure. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { needed } from '../../progress/rounds.ts';
import { fill, type Words } from '../shared/labels.ts';
import { EXTRA } from './final-data.ts';

export type FinalModel =
  /** Nothing was drawn yet, or what was drawn is no longer in the course. */
  | { kind: 'intro'; all: number }
  | { kind: 'loading'; n: number; all: number }
  | { kind: 'failed'; message: string }
  | { kind: 'asking'; n: number; all: number; isAnswered: boolean }
  /** The result comes with the code that shows it: see result-view.ts. */
  | { kind: 'over'; result: TemplateResult }
  /** Without Python nothing can be graded; the reason in words. */
  | { kind: 'lacking'; reason: string };

export interface FinalActions {
  start: () => void;
  next: () => void;
  retry: () => void;
}

/** Above the question. */
export function finalHead(model: FinalModel, words: Words): TemplateResult {
  const { labels } = words;
  switch (model.kind) {
    case 'intro':
      return introView(model.all, words);
    case 'loading':
    case 'asking':
      return html`<h2>${fill(words, 'final-of', { n: model.n, all: model.all })}</h2>
        <p>${model.n === 1 ? labels['final-first-counts'] : nothing}</p>`;
    case 'failed':
      return html`<p>${fill(words, 'review-failed', { message: model.message })}</p>`;
    case 'over':
      return model.result;
    case 'lacking':
      return html`<p>${model.reason}</p>`;
  }
}

/** Below the question. */
export function finalFoot(
  model: FinalModel,
  actions: FinalActions,
  { labels }: Words,
): TemplateResult {
  switch (model.kind) {
    case 'intro':
      return main(labels['final-start'], actions.start);
    case 'failed':
      return html`${main(labels['review-retry'], actions.retry)} ${giveUp(labels, actions)}`;
    case 'asking': {
      if (!model.isAnswered) return giveUp(labels, actions);
      const isLast = model.n === model.all;
      return main(labels[isLast ? 'final-see-result' : 'review-next'], actions.next);
    }
    case 'over':
      return main(labels['final-again'], actions.start);
    default:
      return html``;
  }
}

function introView(all: number, words: Words): TemplateResult {
  return html`
    <p>${fill(words, 'final-intro', { all, extra: EXTRA })}</p>
    <p>${fill(words, 'final-rule', { all, needed: needed(all) })}</p>
    <p>${words.labels['final-kept']}</p>
  `;
}

function main(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="button-main" @click=${act}>${label}</button>`;
}

function giveUp(labels: Words['labels'], { start }: FinalActions): TemplateResult {
  return html`<details class="final-give-up">
    <summary>${labels['final-give-up']}</summary>
    <p>${labels['final-give-up-why']}</p>
    <button type="button" @click=${start}>${labels['final-again']}</button>
  </details>`;
}
