/**
 * What became of the objects a cell watches: a sentence each, and the counts after it in short. The
 * whole of it is the instrument `references`.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { isReliable } from '../../interpreter/notes.ts';
import type { RunResult, WatchedObject } from '../../interpreter/result.ts';
import { formatNumber } from '../shared/format.ts';
import { fill, type Words } from '../shared/labels.ts';
import { sentence } from '../shared/rich.ts';
import { totalsOf } from './collector/totals.ts';
import { largest } from './drawing/first-by.ts';
import { IMMORTAL } from './references/immortal.ts';

export function watchedView(result: RunResult, words: Words): TemplateResult | typeof nothing {
  const { watched } = result;
  if (watched.length === 0) return nothing;
  const rest = watched.length - MOST_OBJECTS;
  return html`
    <div class="watched">
      ${watched.slice(0, MOST_OBJECTS).map((each) => one(each, result, words))}
      ${rest > 0 ? html`<p>${fill(words, 'watched-others', { n: formatNumber(rest, words.lang) })}</p>` : nothing}
      ${
        isReliable(result, 'collections')
          ? html`<p>${collectorSentence(result, words)}</p>`
          : nothing
      }
    </div>
  `;
}

/** Objects with a sentence and counts of their own: a loop may watch thousands. */
const MOST_OBJECTS = 12;
/** Columns that a table beside a sentence may have. */
const MOST_COLUMNS = 12;

type Counts = WatchedObject['counts'];

/** All counts where they are few, else those where something changed; null where these are many too. */
export function shortCounts(counts: Counts): Counts | null {
  if (readingsOf(counts) <= MOST_COLUMNS) return counts;
  const changes = counts.filter(({ count }, i) => count !== counts[i - 1]?.count);
  return changes.length <= MOST_COLUMNS ? changes : null;
}

function one(watched: WatchedObject, result: RunResult, words: Words): TemplateResult {
  const { counts } = watched;
  // Of counts that are cut nobody knows the highest, nor the last.
  const isWhole = isReliable(result, 'counts');
  const short = shortCounts(counts);
  const isCut = short !== null && short.length < readingsOf(counts);
  return html`
    <p class="watched-sentence">${lifeSentence(watched, words)}</p>
    ${short === null && isWhole ? html`<p>${rangeSentence(counts, words)}</p>` : nothing}
    ${short === null ? nothing : table(watched.name, short, words)}
    ${isCut ? html`<p>${words.labels['watched-changes']}</p>` : nothing}
  `;
}

function table(name: string, counts: Counts, { labels }: Words): TemplateResult {
  return html`
    <div
      class="watched-counts"
      role="group"
      aria-label="${name}: ${labels['watched-count']}"
      tabindex="0"
    >
      <table>
        <thead>
          <tr>
            <th scope="row">${labels['watched-line']}</th>
            ${counts.map(({ line }) => html`<th scope="col">${line}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${labels['watched-count']}</th>
            ${counts.map(({ count }) => html`<td data-dead=${count === 0}>${count >= IMMORTAL ? labels['watched-immortal'] : count}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>
  `;
}

function rangeSentence(counts: Counts, words: Words): string {
  const most = largest(
    counts.map(({ count }) => count),
    0,
  );
  return fill(words, 'watched-range', {
    n: formatNumber(readingsOf(counts), words.lang),
    most: formatNumber(most, words.lang),
  });
}

/** Steps from the first to the last: those that have changed nothing may be left out. */
function readingsOf(counts: Counts): number {
  return (counts.at(-1)?.step ?? 0) - (counts[0]?.step ?? 1) + 1;
}

function lifeSentence({ name, died }: WatchedObject, words: Words): TemplateResult {
  const key = died === null ? 'watched-alive' : (`watched-died-${died.by}` as const);
  return sentence(words.labels[key], {
    name: html`<code>${name}</code>`,
    line: String(died?.line ?? ''),
  });
}

export function collectorSentence(result: RunResult, words: Words): string {
  const { length } = result.collections;
  if (length === 0) return words.labels['collections-none'];
  const { found, freed } = totalsOf(result);
  const values = {
    runs: formatNumber(length, words.lang),
    collected: formatNumber(found, words.lang),
    freed: formatNumber(freed, words.lang),
  };
  const isSame = found === freed;
  if (length === 1)
    return fill(words, isSame ? 'collections-one' : 'collections-one-found', values);
  return fill(words, isSame ? 'collections-some' : 'collections-some-found', values);
}
