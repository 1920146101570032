/** What a frame says where it cannot show what it should, and while that comes; pure. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { fill, type Words } from '../shared/labels.ts';

export type EmbedModel =
  | { kind: 'loading' | 'nothing-asked' }
  /** `said` is known of a shared link. */
  | { kind: 'damaged'; said?: string }
  | {
      kind: 'unknown-lesson' | 'unknown-part' | 'unreachable';
      lesson: string;
      id: string;
      message: string;
      retry: () => void;
    };

/** @param model null where all is well. */
export function embedNote(model: EmbedModel | null, words: Words): TemplateResult {
  if (model === null) return html``;
  const values = 'lesson' in model ? { ...model, retry: '' } : {};
  if ('said' in model) return html`<p>${model.said}</p>`;
  return html`<p>${fill(words, `embed-${model.kind}`, values)}</p>
    ${
      model.kind === 'unreachable'
        ? html`<button type="button" @click=${model.retry}>${words.labels['review-retry']}</button>`
        : nothing
    }`;
}
