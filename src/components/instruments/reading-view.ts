/** The meter: bytes in use before and after, their difference, and the whole heap. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { RunResult } from '../../interpreter/result.ts';
import { formatBytes, formatExactBytes, formatList, formatShare } from '../shared/format.ts';
import { fill, type LabelKey, type Words } from '../shared/labels.ts';

/** Segments of the bar, as shares of the heap; together 1. */
export function segmentsOf({ before, after }: RunResult) {
  const whole = Math.max(after.heapSize, 1);
  const grown = Math.max(0, after.inUse - before.inUse);
  const freed = Math.max(0, before.inUse - after.inUse);
  const held = Math.min(before.inUse, after.inUse);
  return [
    { role: 'held', share: held / whole },
    { role: 'new', share: grown / whole },
    { role: 'freed', share: freed / whole },
    { role: 'free', share: Math.max(0, whole - held - grown - freed) / whole },
  ] as const;
}

export function readingView(result: RunResult, words: Words): TemplateResult {
  const { before, after } = result;
  const delta = after.inUse - before.inUse;
  const split = freeListsSentence(result, words);
  return html`
    <div class="reading">
      <p class="reading-headline">
        ${labelChip(result.label, words)}
        <span>${deltaSentence(delta, words)}</span>
      </p>
      ${split === null ? nothing : html`<p class="reading-split">${split}</p>`}
      ${bar(result, words)}
      <dl class="reading-numbers">
        ${term('reading-before', formatBytes(before.inUse, words), words)}
        ${term('reading-after', formatBytes(after.inUse, words), words)}
        ${term('reading-delta', `${delta > 0 ? '+' : ''}${formatExactBytes(delta, words)}`, words)}
        ${term('reading-heap', formatBytes(after.heapSize, words), words)}
      </dl>
    </div>
  `;
}

/** Says what a number is: live, built or recorded, in a word, and in a sentence for whoever asks. */
export function labelChip(
  label: RunResult['label'] | 'recorded',
  { labels }: Words,
): TemplateResult {
  return html`<span class="chip chip-${label}" title=${labels[`label-${label}-long`]}
    ><span aria-hidden="true">${labels[`label-${label}`]}</span
    ><span class="sr-only">${labels[`label-${label}-long`]}</span></span
  >`;
}

export function deltaSentence(delta: number, words: Words): string {
  if (delta === 0) return words.labels['reading-sentence-same'];
  const key = delta > 0 ? 'reading-sentence-more' : 'reading-sentence-less';
  return fill(words, key, { delta: formatExactBytes(Math.abs(delta), words) });
}

/** Bytes by which Python's free lists must have changed for it to be said: less is in every run. */
const WORTH_SAYING = 1000;

/**
 * What of the difference is Python's free lists, which a collection empties and dead objects fill, and what is
 * the objects'. null where it is little, or not known.
 */
export function freeListsSentence({ before, after }: RunResult, words: Words): string | null {
  if (before.freeLists === undefined || after.freeLists === undefined) return null;
  const lists = after.freeLists - before.freeLists;
  if (Math.abs(lists) < WORTH_SAYING) return null;
  const objects = after.inUse - before.inUse - lists;
  const key =
    `reading-lists-${lists < 0 ? 'gave' : 'took'}-${objects < 0 ? 'freed' : 'kept'}` as const;
  return fill(words, key, {
    lists: formatExactBytes(Math.abs(lists), words),
    objects: formatExactBytes(Math.abs(objects), words),
  });
}

function term(key: LabelKey, value: string, { labels }: Words): TemplateResult {
  return html`<div>
    <dt>${labels[key]}</dt>
    <dd>${value}</dd>
  </div>`;
}

function bar(result: RunResult, words: Words): TemplateResult {
  const segments = segmentsOf(result).filter(({ share }) => share > 0);
  const shares = segments.map(
    ({ role, share }) => `${words.labels[`meter-${role}`]} ${formatShare(share, words.lang)}`,
  );
  const spoken = formatList(shares, words.lang);
  return html`
    <div class="meter" role="img" aria-label=${spoken}>
      ${segments.map(
        ({ role, share }) =>
          html`<span class="meter-${role}" style="flex-grow: ${share.toFixed(5)}"></span>`,
      )}
    </div>
    <ul class="meter-legend" aria-hidden="true">
      ${segments.map(({ role }) => legend(role, words))}
    </ul>
  `;
}

function legend(role: 'held' | 'new' | 'freed' | 'free', { labels }: Words) {
  const text = labels[`meter-${role}`];
  return text ? html`<li><span class="swatch meter-${role}"></span>${text}</li>` : nothing;
}
