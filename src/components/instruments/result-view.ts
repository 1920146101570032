/**
 * Everything a run says, as one picture: reading, watched objects, output, error, notes.
 * Pure: the build renders it into the page (built), the element renders it again (live).
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { OUTPUT_LIMIT } from '../../interpreter/output.ts';
import { endingIn, hasSentence, isShown } from '../../interpreter/notes.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { formatBytes } from '../shared/format.ts';
import { fill, type LabelKey, type Words } from '../shared/labels.ts';
import { readingView } from './reading-view.ts';
import { terminalText } from './terminal.ts';
import { watchedView } from './watched-view.ts';

export function resultView(result: RunResult, words: Words): TemplateResult {
  return html`
    ${errorView(result, words)} ${isShown(result, 'bytes') ? readingView(result, words) : nothing}
    ${watchedView(result, words)} ${outputView(result, words)} ${notesView(result, words)}
  `;
}

/** What the code printed, as a terminal shows it; text, never markup. */
export function outputView(
  { stdout, stderr, truncated }: Pick<RunResult, 'stdout' | 'stderr' | 'truncated'>,
  words: Words,
): TemplateResult | typeof nothing {
  if (stdout === '' && stderr === '') return nothing;
  const printed = (stream: string, text: string) =>
    text === ''
      ? nothing
      : html`<pre class="output-${stream}" tabindex="0">${terminalText(text)}</pre>`;
  return html`
    <div class="output">
      <p class="output-title">${words.labels['output-title']}</p>
      ${printed('stdout', stdout)} ${printed('stderr', stderr)}
      ${
        truncated
          ? html`<p>
              ${fill(words, 'output-truncated', { limit: formatBytes(OUTPUT_LIMIT, words) })}
            </p>`
          : nothing
      }
    </div>
  `;
}

/** Characters of a message that stand in a sentence; the traceback has all of them. */
const LONGEST_MESSAGE = 2000;

function beginningOf(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}

export function errorView(result: RunResult, words: Words) {
  const { error, status } = result;
  if (error === null || status === 'stopped') return nothing;
  const ending = endingIn(result);
  if (ending === 'broke' || ending === 'overflowed') {
    return html`<p class="error-sentence">${words.labels[ending]}</p>`;
  }
  const { type } = error;
  const message = beginningOf(error.message);
  const place = error.line === null ? 'error-anywhere' : 'error-at-line';
  // MemoryError, for one, often says nothing: no colon then.
  const key: LabelKey = message === '' ? `${place}-bare` : place;
  return html`
    <p class="error-sentence">${fill(words, key, { type, message, line: error.line ?? '' })}</p>
    ${glossView(type, message, words)}
    <details class="traceback">
      <summary>${words.labels.traceback}</summary>
      <pre tabindex="0">${error.traceback}</pre>
    </details>
  `;
}

/** See error-gloss.ts. */
export function glossView(type: string, message: string, { lang }: Words) {
  return html`<error-gloss lang=${lang} type=${type} message=${message}></error-gloss>`;
}

function notesView({ notes }: RunResult, { labels }: Words) {
  const texts = notes.filter(hasSentence).map((note) => labels[`note-${note}`]);
  if (texts.length === 0) return nothing;
  return html`<ul class="notes">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}
