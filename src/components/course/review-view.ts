/** The review page around the question that is asked; pure. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { fill, type Words } from '../shared/labels.ts';
import { formatWhen } from '../shared/when.ts';
import type { CourseLesson } from '../catalogue/course-data.ts';

export type ReviewModel =
  | { kind: 'loading' }
  /** Nothing was answered yet. */
  | { kind: 'empty'; first: CourseLesson | null }
  /** Nothing is due; the next question comes back at `due`. */
  | { kind: 'none'; due: Date; isEnd: boolean }
  | { kind: 'failed'; message: string }
  /** `comesBack` is set once it was answered. */
  | { kind: 'asking'; n: number; all: number; lesson: CourseLesson; comesBack: Date | null };

export interface ReviewActions {
  next: () => void;
  anyway: () => void;
  retry: () => void;
}

/** Above the question. */
export function reviewHead(model: ReviewModel, now: Date, words: Words): TemplateResult {
  const { labels } = words;
  switch (model.kind) {
    case 'loading':
      return html`<p>${labels['review-loading']}</p>`;
    case 'empty':
      return html`<p>${labels['review-empty']}</p>
        ${model.first ? startLink(model.first, words) : nothing}`;
    case 'none': {
      const when = formatWhen(model.due, now, words.lang);
      return html`<p>${labels[model.isEnd ? 'review-end' : 'review-none']}</p>
        <p>${fill(words, 'review-next-due', { when })}</p>`;
    }
    case 'failed':
      return html`<p>${fill(words, 'review-failed', { message: model.message })}</p>`;
    case 'asking':
      return html`<p class="review-place">
        <strong>${fill(words, 'review-of', { n: model.n, all: model.all })}</strong>
        <a href=${model.lesson.href}>
          ${fill(words, 'review-from', { lesson: model.lesson.title })}
        </a>
      </p>`;
  }
}

/** Below the question. */
export function reviewFoot(
  model: ReviewModel,
  actions: ReviewActions,
  now: Date,
  words: Words,
): TemplateResult {
  const { labels } = words;
  if (model.kind === 'failed') return button(labels['review-retry'], actions.retry);
  if (model.kind === 'none') return button(labels['review-anyway'], actions.anyway);
  if (model.kind !== 'asking' || model.comesBack === null) return html``;
  const when = formatWhen(model.comesBack, now, words.lang);
  return html`<p>${fill(words, 'review-comes-back', { when })}</p>
    ${button(labels['review-next'], actions.next)}`;
}

function button(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="button-main" @click=${act}>${label}</button>`;
}

function startLink({ href, title }: CourseLesson, words: Words): TemplateResult {
  return html`<p><a href=${href}>${fill(words, 'review-start', { lesson: title })}</a></p>`;
}
