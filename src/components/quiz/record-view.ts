/** Below a question: what is kept of earlier answers, and forgetting them with a way back. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AnswerRecord } from '../../progress/store.ts';
import { formatNumber } from '../shared/format.ts';
import { fill, type Words } from '../shared/labels.ts';
import { sentence } from '../shared/rich.ts';

export interface RecordActions {
  forget: () => void;
  /** Brings the forgotten answers back; null when none were just forgotten. */
  undo: (() => void) | null;
}

/** @param answer the last answer in words, or null where it is not to be recalled. */
export function recordView(
  record: AnswerRecord | null,
  answer: TemplateResult | string | null,
  { forget, undo }: RecordActions,
  words: Words,
): TemplateResult {
  const { labels } = words;
  return html`
    ${record === null ? nothing : html`<p class="question-record">${attemptsText(record, words)}</p>`}
    ${
      record === null || answer === null
        ? nothing
        : html`<p class="question-record">
            ${sentence(labels['answered-before'], {
              answer,
              verdict: labels[`verdict-${record.last.verdict}`],
            })}
          </p>`
    }
    ${undo ? quietButton('question-undo', labels.undo, undo) : nothing}
    ${record === null ? nothing : quietButton('question-forget', labels['forget-question'], forget)}
  `;
}

function attemptsText({ attempts }: AnswerRecord, words: Words): string {
  return attempts === 1
    ? words.labels['attempts-one']
    : fill(words, 'attempts-some', { n: formatNumber(attempts, words.lang) });
}

function quietButton(name: string, label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="${name} button-quiet" @click=${act}>${label}</button>`;
}
