/** The collector's log: each round of the run, what it freed, and why some free nothing. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { isReliable, isShown } from '../../../interpreter/notes.ts';
import { formatNumber } from '../../shared/format.ts';
import { rich } from '../../shared/rich.ts';
import { byType, counted } from '../counted.ts';
import { largest } from '../drawing/first-by.ts';
import { instrument, type Props } from '../instrument.ts';
import { whenOpen } from '../when-open.ts';
import { barsOf, freedByType, isIncremental, rowsOf } from './rounds.ts';
import { roundsTable } from './rounds-table.ts';
import { type Round, roundsOf, totalsOf } from './totals.ts';

/** Rows that are shown at once; more can be opened. */
const AT_ONCE = 12;
const MOST_BARS = 80;

type CollectorProps = Props<object>;

function sentence(props: CollectorProps): string {
  const { findings, say } = props;
  const rounds = roundsOf(findings.result);
  if (!isShown(findings.result, 'collections')) return say('not-measured');
  if (!isReliable(findings.result, 'collections')) {
    return say('collector-cut', { rounds: formatNumber(rounds.length, props.words.lang) });
  }
  if (rounds.length === 0) return say('collector-none');
  const { freed } = totalsOf(findings.result);
  const values = {
    times: counted('times', rounds.length, props),
    freed: counted('objects', freed, props),
    types: byType(freedByType(rounds), props, 3),
  };
  if (freed === 0) return say('collector-sentence-nothing', values);
  return say(values.types === '' ? 'collector-sentence-untyped' : 'collector-sentence', values);
}

function view(props: CollectorProps): TemplateResult | typeof nothing {
  const rounds = roundsOf(props.findings.result);
  if (rounds.length === 0) return nothing;
  const rows = rowsOf(rounds);
  const rest = rows.slice(AT_ONCE);
  return html`
    <div class="collections">
      ${bars(rounds, props)} ${roundsTable(rows.slice(0, AT_ONCE), props)}
      ${
        rest.length > 0
          ? html`<details>
              <summary>
                ${counted('rounds', rounds.length - (rest[0]?.from ?? 1) + 1, props)}
              </summary>
              ${whenOpen(() => roundsTable(rest, props))}
            </details>`
          : nothing
      }
      ${notes(rounds, props)}
    </div>
  `;
}

/** A bar a round, as high as it freed; one that freed nothing is a mark on the ground. */
function bars(rounds: readonly Round[], { say, words }: CollectorProps) {
  const all = barsOf(rounds, MOST_BARS);
  const most = largest(
    all.map(({ freed }) => freed),
    0,
  );
  const label = say('collector-bars', {
    rounds: formatNumber(rounds.length, words.lang),
    most: formatNumber(most, words.lang),
  });
  return html`<div class="rounds" role="img" aria-label=${label}>
      ${all.map(
        ({ freed, generation }) =>
          html`<span
            class="round"
            data-generation=${generation}
            data-nothing=${freed === 0}
            style="height: ${((freed / Math.max(most, 1)) * 100).toFixed(1)}%"
          ></span>`,
      )}
    </div>
    <ul class="meter-legend" aria-hidden="true">
      <li><span class="swatch meter-freed"></span>${say('collector-legend-freed')}</li>
      <li><span class="swatch round-nothing"></span>${say('collector-legend-nothing')}</li>
    </ul>`;
}

function notes(rounds: readonly Round[], { findings, say, words }: CollectorProps) {
  const { python, label } = findings.result;
  const empty = rounds.filter(({ generation, total }) => generation === 1 && total === 0).length;
  const values = {
    python,
    empty: formatNumber(empty, words.lang),
    all: formatNumber(rounds.length, words.lang),
  };
  const isExplained = isIncremental(findings.result) && empty > 0;
  const isWhole = isReliable(findings.result, 'collections');
  const hasCounters = rounds.some(({ counters }) => counters !== null);
  return html`
    ${(isWhole ? numbersOf(rounds) : []).map(
      (key) => html`<p class="instrument-note">${rich(say(key))}</p>`,
    )}
    ${
      isExplained
        ? html`<p class="instrument-note">${rich(say('collector-increments', values))}</p>`
        : nothing
    }
    ${hasCounters ? html`<p class="instrument-note">${say('collector-counters-note')}</p>` : nothing}
    <p class="instrument-note">${say(`collector-time-${label}`)}</p>
  `;
}

/** What makes the numbers of any round differ from Python's own: their sums may be the same by chance. */
function numbersOf(rounds: readonly Round[]) {
  return [
    ...(rounds.some(({ total, collected }) => total > collected)
      ? (['collector-more-freed'] as const)
      : []),
    ...(rounds.some(({ total, collected }) => collected > total)
      ? (['collector-more-found'] as const)
      : []),
    ...(rounds.some(({ released }) => released.length > 0)
      ? (['collector-released-note'] as const)
      : []),
  ];
}

export const collector = instrument<object>({ initial: () => ({}), sentence, view });
