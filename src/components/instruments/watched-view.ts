/** What became of the objects a cell watches: a sentence each, and the counts behind it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { RunResult, WatchedObject } from '../../interpreter/result.ts';
import { formatNumber } from '../shared/format.ts';
import { fill, type Words } from '../shared/labels.ts';
import { sentence } from '../shared/rich.ts';

export function watchedView(result: RunResult, words: Words): TemplateResult | typeof nothing {
  if (result.watched.length === 0) return nothing;
  return html`
    <div class="watched">
      ${result.watched.map((watched) => one(watched, words))}
      <p>${collectorSentence(result, words)}</p>
    </div>
  `;
}

function one(watched: WatchedObject, words: Words): TemplateResult {
  return html`
    <p class="watched-sentence">${lifeSentence(watched, words)}</p>
    <div
      class="watched-counts"
      role="group"
      aria-label="${watched.name}: ${words.labels['watched-count']}"
      tabindex="0"
    >
      <table>
        <thead>
          <tr>
            <th scope="row">${words.labels['watched-line']}</th>
            ${watched.counts.map(({ line }) => html`<th scope="col">${line}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${words.labels['watched-count']}</th>
            ${watched.counts.map(({ count }) => html`<td data-dead=${count === 0}>${count}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>
  `;
}

function lifeSentence({ name, died }: WatchedObject, words: Words): TemplateResult {
  const key = died === null ? 'watched-alive' : (`watched-died-${died.by}` as const);
  return sentence(words.labels[key], {
    name: html`<code>${name}</code>`,
    line: String(died?.line ?? ''),
  });
}

export function collectorSentence({ collections }: RunResult, words: Words): string {
  if (collections.length === 0) return words.labels['collections-none'];
  const collected = collections.reduce((sum, round) => sum + round.collected, 0);
  const values = {
    runs: formatNumber(collections.length, words.lang),
    collected: formatNumber(collected, words.lang),
  };
  return fill(words, collections.length === 1 ? 'collections-one' : 'collections-some', values);
}
