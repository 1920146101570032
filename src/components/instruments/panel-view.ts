/** The tabs under a run, and the instrument that is open in them. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { RunResult } from '../../interpreter/result.ts';
import type { Words } from '../shared/labels.ts';
import type { InstrumentId } from './instrument.ts';
import { labelChip } from './reading-view.ts';
import type { Say } from './say.ts';

/** What stands in the open tab. */
export type PanelContent =
  | { type: 'nothing' }
  | { type: 'measuring' }
  /** `canTry`: whether asking once more may help. */
  | { type: 'problem'; text: string; canTry: boolean }
  | Picture;

export interface Picture {
  type: 'picture';
  label: RunResult['label'];
  sentence: unknown;
  view: unknown;
  notes: readonly string[];
  paint?: (root: HTMLElement) => unknown;
}

export interface PanelView {
  id: string;
  say: Say;
  words: Words;
  /** Those with a tab, in their order. */
  shown: readonly InstrumentId[];
  /** Whether there are more, behind a button. */
  hasMore: boolean;
  open: InstrumentId | null;
  content: PanelContent;
}

export interface PanelActions {
  choose: (id: InstrumentId) => void;
  more: () => void;
  stop: () => void;
  again: () => void;
}

export function panelView(view: PanelView, actions: PanelActions): TemplateResult {
  const { say, shown, open, id, hasMore } = view;
  return html`
    <div class="instruments">
      <div class="instrument-tabs">
        <div
          role="tablist"
          aria-label=${say('tabs')}
          ?hidden=${shown.length === 0}
          @keydown=${(event: KeyboardEvent) => {
            walk(event, view, actions);
          }}
        >
          ${shown.map((one, place) => tab(one, place, view, actions))}
        </div>
        ${
          hasMore
            ? html`<button type="button" class="instruments-more" @click=${actions.more}>
                ${say('more')}
              </button>`
            : nothing
        }
      </div>
      ${
        open === null
          ? nothing
          : html`<div
              class="instrument"
              role="tabpanel"
              id="${id}-panel"
              aria-labelledby="${id}-tab-${open}"
              data-instrument=${open}
              tabindex="-1"
            >
              ${status(view, actions)} ${picture(view)}
            </div>`
      }
    </div>
  `;
}

/** Tab stops at one of them: the open one, or the first while none is open. */
function tab(
  one: InstrumentId,
  place: number,
  { id, say, open }: PanelView,
  { choose }: PanelActions,
) {
  const isOpen = one === open;
  const isStop = isOpen || (open === null && place === 0);
  return html`<button
    type="button"
    role="tab"
    id="${id}-tab-${one}"
    aria-selected=${isOpen}
    aria-controls="${id}-panel"
    tabindex=${isStop ? 0 : -1}
    @click=${() => {
      choose(one);
    }}
  >
    ${say(`tab-${one}`)}
  </button>`;
}

/** Always there, so that what changes in it is read out. */
function status({ content, say, words }: PanelView, { stop, again }: PanelActions) {
  const { type } = content;
  const text = type === 'measuring' ? say('measuring') : type === 'problem' ? content.text : '';
  const canTry = type === 'problem' && content.canTry;
  return html`
    <p class="instrument-status" role="status">${text}</p>
    ${type === 'measuring' ? action(words.labels.stop, stop) : nothing}
    ${canTry ? action(words.labels['try-again'], again) : nothing}
  `;
}

function action(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="instrument-action" @click=${act}>${label}</button>`;
}

function picture({ content, words }: PanelView) {
  return content.type === 'picture' ? pictureView(content, words) : nothing;
}

/** The same for a run just now and for what was measured when the site was built. */
export function pictureView(
  { label, sentence, view, notes }: Omit<Picture, 'type' | 'paint'>,
  words: Words,
): TemplateResult {
  return html`
    <div class="instrument-sentence">${labelChip(label, words)}<span>${sentence}</span></div>
    ${view}
    ${
      notes.length === 0
        ? nothing
        : html`<ul class="notes">
            ${notes.map((note) => html`<li>${note}</li>`)}
          </ul>`
    }
  `;
}

/** Arrow keys walk along the tabs and open what they reach, as the ARIA practices have it. */
function walk(event: KeyboardEvent, { shown, open }: PanelView, { choose }: PanelActions): void {
  const tabs = event.currentTarget as HTMLElement;
  const to = target(event.key, open === null ? -1 : shown.indexOf(open), shown.length - 1);
  const next = shown[to];
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
  tabs.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
}

/** The place that a key leads to; -1 for any other key. */
function target(key: string, at: number, last: number): number {
  if (key === 'ArrowRight') return at === last ? 0 : at + 1;
  if (key === 'ArrowLeft') return at <= 0 ? last : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? last : -1;
}
