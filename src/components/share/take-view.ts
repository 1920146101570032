/** The buttons for sharing and keeping a cell. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Words } from '../shared/labels.ts';

export interface TakeModel {
  /** Opens the cell there; null where it is there. */
  playground: string | null;
  byHand: string | null;
}

export interface TakeActions {
  open: (event: Event) => void;
  copyLink: () => void;
  copyMarkdown: () => void;
  copyFrame: () => void;
  saveFile: () => void;
  saveNotebook: () => void;
}

export function takeView(
  { playground, byHand }: TakeModel,
  actions: TakeActions,
  { labels }: Words,
): TemplateResult {
  // Inside somebody else's page the frame keeps what it shows.
  const target = window.top === window ? nothing : '_blank';
  return html`
    <div class="cell-buttons">
      ${
        playground === null
          ? nothing
          : html`<a href=${playground} target=${target} @click=${actions.open}
              >${labels['open-playground']}</a
            >`
      }
      <button @click=${actions.copyLink}>${labels['copy-link']}</button>
      <button @click=${actions.copyMarkdown}>${labels['copy-markdown']}</button>
      <button @click=${actions.copyFrame}>${labels['copy-frame']}</button>
      <button @click=${actions.saveFile}>${labels['save-cell']}</button>
      <button @click=${actions.saveNotebook}>${labels['save-notebook']}</button>
    </div>
    ${
      byHand === null
        ? nothing
        : html`<label class="cell-by-hand">
            <span>${labels['copy-by-hand']}</span>
            <textarea readonly rows="4" .value=${byHand}></textarea>
          </label>`
    }
  `;
}
