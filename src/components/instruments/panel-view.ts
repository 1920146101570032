/** The tabs under a run, and the instrument that is open in them. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { InstrumentId } from './instrument.ts';
import type { Say } from './say.ts';

export interface PanelView {
  id: string;
  say: Say;
  /** Those with a tab, in their order. */
  shown: readonly InstrumentId[];
  /** Whether there are more, behind a button. */
  hasMore: boolean;
  open: InstrumentId | null;
  /** The open one's sentence and picture; null while it is not there yet. */
  content: { sentence: unknown; view: unknown } | null;
  isMeasuring: boolean;
}

export interface PanelActions {
  choose: (id: InstrumentId) => void;
  more: () => void;
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
          ${shown.map((one) => tab(one, view, actions))}
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
              ${content(view)}
            </div>`
      }
    </div>
  `;
}

function tab(one: InstrumentId, { id, say, open }: PanelView, { choose }: PanelActions) {
  const isOpen = one === open;
  return html`<button
    type="button"
    role="tab"
    id="${id}-tab-${one}"
    aria-selected=${isOpen}
    aria-controls="${id}-panel"
    tabindex=${isOpen || open === null ? 0 : -1}
    @click=${() => {
      choose(one);
    }}
  >
    ${say(`tab-${one}`)}
  </button>`;
}

function content({ content, isMeasuring, say }: PanelView) {
  return html`
    <p class="instrument-status" role="status">${isMeasuring ? say('measuring') : ''}</p>
    ${
      content === null
        ? nothing
        : html`<p class="instrument-sentence">${content.sentence}</p>
            ${content.view}`
    }
  `;
}

/** Arrow keys walk along the tabs and open what they reach, as the ARIA practices have it. */
function walk(event: KeyboardEvent, { shown, open }: PanelView, { choose }: PanelActions): void {
  const to = target(event.key, open === null ? -1 : shown.indexOf(open), shown.length - 1);
  const next = shown[to];
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
  const tabs = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]');
  tabs[to]?.focus();
}

/** The place that a key leads to; -1 for any other key. */
function target(key: string, at: number, last: number): number {
  if (key === 'ArrowRight') return at === last ? 0 : at + 1;
  if (key === 'ArrowLeft') return at <= 0 ? last : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? last : -1;
}
