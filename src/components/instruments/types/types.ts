/** Born, died, left over: every object of the run, by its type. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { TypeTally } from '../../../interpreter/result.ts';
import { formatBytes } from '../../shared/format.ts';
import { rich, sentence as filled } from '../../shared/rich.ts';
import { counted } from '../counted.ts';
import { MOST_ROWS } from '../first-rows.ts';
import { instrument, type Props } from '../instrument.ts';
import { type Column, sortedBy, totalsOf } from './tally.ts';
import { whenOpen } from '../when-open.ts';
import { tallyTable } from './tally-table.ts';

/** Rows that are shown at once; more can be opened. */
const AT_ONCE = 10;

export interface TypesState {
  by: Column;
}

type TypesProps = Props<TypesState>;

function sentence({ findings, say, words }: TypesProps): TemplateResult | string {
  const { types } = findings.result;
  if (types === null) return say('not-measured');
  const { born, died, left, bytes } = totalsOf(types);
  if (born === 0 && died === 0) return say('types-none');
  const [most] = sortedBy(types, 'bytes', 1);
  const values = {
    born: counted('objects', born, { say, words }),
    died: counted('objects', died, { say, words }),
    left: counted('objects', left, { say, words }),
    bytes: formatBytes(bytes, words),
  };
  if (left === 0) return say('types-sentence-clean', values);
  return filled(say('types-sentence-left', values), {
    type: html`<code>${most?.type ?? ''}</code>`,
  });
}

function view(props: TypesProps): TemplateResult | typeof nothing {
  const { say, words, state, findings } = props;
  const types = (findings.result.types ?? []).filter(({ born, died }) => born + died > 0);
  if (types.length === 0) return nothing;
  const sorted = sortedBy(types, state.by, AT_ONCE + MOST_ROWS);
  const { older } = totalsOf(types);
  return html`
    <div class="tallies">
      ${legend(props)} ${tallyTable(sorted.slice(0, AT_ONCE), types, 0, props)}
      ${rest(sorted.slice(AT_ONCE), types, props)}
      ${
        older > 0
          ? html`<p class="instrument-note">
              ${say('types-older', { n: counted('objects', older, { say, words }) })}
            </p>`
          : nothing
      }
      <p class="instrument-note">${rich(say('own-bytes'))}</p>
    </div>
  `;
}

function rest(rows: readonly TypeTally[], all: readonly TypeTally[], props: TypesProps) {
  if (rows.length === 0) return nothing;
  return html`<details>
    <summary>${counted('types', all.length - AT_ONCE, props)}</summary>
    ${whenOpen(() => tallyTable(rows, all, all.length - AT_ONCE - rows.length, props))}
  </details>`;
}

function legend({ say }: TypesProps) {
  return html`<ul class="meter-legend" aria-hidden="true">
    <li><span class="swatch meter-new"></span>${say('types-bar-left')}</li>
    <li><span class="swatch meter-freed"></span>${say('types-bar-young')}</li>
    <li><span class="swatch tally-older"></span>${say('types-bar-older')}</li>
  </ul>`;
}

export const types = instrument<TypesState>({ initial: () => ({ by: 'bytes' }), sentence, view });
