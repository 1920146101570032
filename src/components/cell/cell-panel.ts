/** The row under a cell's code: buttons, what goes on, and how far the download is. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { endingIn } from '../../interpreter/notes.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { formatTransfer } from '../shared/format.ts';
import { fill, type LabelKey, type Words } from '../shared/labels.ts';

export type CellState = 'idle' | 'starting' | 'running' | 'done' | 'failed' | 'stopped';

export interface PanelModel {
  state: CellState;
  /** What the status line says; null says nothing. */
  status: { key: LabelKey; values?: Record<string, string> } | null;
  /** Bytes over the wire, while Python comes in. */
  download: { loaded: number; total: number } | null;
  /** Bytes that a first run will fetch; null once Python is here. */
  toFetch: number | null;
  /** This browser lacks what Python needs; the status says what. */
  cannotRun: boolean;
  edited: boolean;
  /** There is no original that it could be reset to. */
  own: boolean;
  hint: boolean;
}

export const IDLE: PanelModel = {
  state: 'idle',
  status: null,
  download: null,
  toFetch: null,
  cannotRun: false,
  edited: false,
  own: false,
  hint: false,
};

export interface PanelActions {
  run: () => void;
  stop: () => void;
  resetCode: () => void;
  restart: () => void;
}

/** What the status line says of a run that has ended. */
export function endingOf(result: RunResult): LabelKey {
  if (result.status !== 'stopped') return result.status satisfies CellState;
  return endingIn(result) === 'replaced' ? 'stopped-replaced' : 'stopped-interrupted';
}

function isBusy(state: CellState): boolean {
  return state === 'starting' || state === 'running';
}

export function panelView(model: PanelModel, actions: PanelActions, words: Words): TemplateResult {
  const { labels, lang } = words;
  const busy = isBusy(model.state);
  const { status, download, toFetch } = model;
  return html`
    <div class="cell-buttons">
      ${button(labels.run, !busy && !model.cannotRun, actions.run, 'button-main')}
      ${button(labels.stop, busy, actions.stop)}
      ${model.own ? nothing : button(labels['reset-code'], model.edited, actions.resetCode)}
      ${button(labels.restart, !busy && toFetch === null && !model.cannotRun, actions.restart)}
      ${isMarked(model) ? html`<span class="cell-edited">${labels['draft-kept']}</span>` : nothing}
    </div>
    <details class="cell-take">
      <summary>${labels.take}</summary>
      <cell-share></cell-share>
    </details>
    <p class="cell-hint" ?hidden=${!model.hint}>${labels['editor-hint']}</p>
    <p class="cell-status" role="status">${status ? fill(words, status.key, status.values) : ''}</p>
    ${download ? downloadView(download, words) : nothing}
    ${
      toFetch !== null && !busy
        ? html`<p class="cell-size">
            ${fill(words, 'python-size', { size: formatTransfer(toFetch, lang) })}
          </p>`
        : nothing
    }
  `;
}

const isMarked = ({ edited, own }: PanelModel) => edited && !own;

/** Never `disabled`: pressing Run would then take the keyboard's place on the page away. */
function button(label: string, isOn: boolean, act: () => void, kind = ''): TemplateResult {
  return html`<button
    class=${kind}
    aria-disabled=${!isOn}
    @click=${() => {
      if (isOn) act();
    }}
  >
    ${label}
  </button>`;
}

export function downloadView(
  { loaded, total }: { loaded: number; total: number },
  words: Words,
): TemplateResult {
  const text = fill(words, 'downloading', {
    loaded: formatTransfer(loaded, words.lang),
    total: formatTransfer(total, words.lang),
  });
  return html`
    <label class="cell-download">
      <span>${text}</span>
      <progress max=${total} value=${loaded}></progress>
    </label>
  `;
}
