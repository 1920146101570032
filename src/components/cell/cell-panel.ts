/** The row under a cell's code: buttons, what goes on, and how far the download is. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { endingIn } from '../../interpreter/notes.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { formatTransfer } from '../shared/format.ts';
import { fill, type LabelKey, type Words } from '../shared/labels.ts';

/** What Python does for the cell. */
export type Activity =
  /** It never will: this browser lacks what Python needs, and the status says what. */
  | { kind: 'lacking' }
  | { kind: 'idle' }
  /** `download` is there while Python comes in. */
  | { kind: 'starting' | 'running'; download: Download | null }
  /** The last run has ended so. */
  | { kind: 'done' | 'failed' | 'stopped' };

/** Bytes over the wire. */
export interface Download {
  loaded: number;
  total: number;
}

/** As others read it off the element. */
export type CellState = Exclude<Activity['kind'], 'lacking'>;

/** `own`: a program of the reader's, which has no original to go back to. */
export type CodeModel = { kind: 'own' } | { kind: 'lesson'; isEdited: boolean };

/** What the status line says. */
export interface Status {
  key: LabelKey;
  values?: Record<string, string>;
}

export interface PanelModel {
  activity: Activity;
  code: CodeModel;
  /** null says nothing. */
  status: Status | null;
  /** Bytes that a first run will fetch; null once Python is here. */
  toFetch: number | null;
  /** The reader is in the code: what the keys do is said. */
  hint: boolean;
}

export const IDLE: PanelModel = {
  activity: { kind: 'idle' },
  code: { kind: 'lesson', isEdited: false },
  status: null,
  toFetch: null,
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

export function stateOf({ activity: { kind } }: PanelModel): CellState {
  return kind === 'lacking' ? 'idle' : kind;
}

export function panelView(model: PanelModel, actions: PanelActions, words: Words): TemplateResult {
  const { labels, lang } = words;
  const { activity, code, status, toFetch } = model;
  const isBusy = activity.kind === 'starting' || activity.kind === 'running';
  const canRun = !isBusy && activity.kind !== 'lacking';
  return html`
    <div class="cell-buttons">
      ${button(labels.run, canRun, actions.run, 'button-main')}
      ${button(labels.stop, isBusy, actions.stop)}
      ${code.kind === 'own' ? nothing : button(labels['reset-code'], code.isEdited, actions.resetCode)}
      ${button(labels.restart, canRun && toFetch === null, actions.restart)}
      ${code.kind === 'lesson' && code.isEdited ? html`<span class="cell-edited">${labels['draft-kept']}</span>` : nothing}
    </div>
    <details class="cell-take">
      <summary>${labels.take}</summary>
      <cell-share></cell-share>
    </details>
    <p class="cell-hint" ?hidden=${!model.hint}>${labels['editor-hint']}</p>
    <p class="cell-status" role="status">${status ? fill(words, status.key, status.values) : ''}</p>
    ${isBusy && activity.download ? downloadView(activity.download, words) : nothing}
    ${
      toFetch !== null && !isBusy
        ? html`<p class="cell-size">
            ${fill(words, 'python-size', { size: formatTransfer(toFetch, lang) })}
          </p>`
        : nothing
    }
  `;
}

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

export function downloadView({ loaded, total }: Download, words: Words): TemplateResult {
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
