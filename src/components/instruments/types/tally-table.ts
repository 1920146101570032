/** One table of births and deaths, with a bar in each row. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { TypeTally } from '../../../interpreter/result.ts';
import { formatNumber } from '../../shared/format.ts';
import { restRow } from '../first-rows.ts';
import type { Props } from '../instrument.ts';
import { type Column, COLUMNS, diedOlder, diedYoung } from './tally.ts';

type TableProps = Props<{ by: Column }>;

/**
 * @param all of the run: what the bars are measured against.
 * @param left how many more there are that have no row.
 */
export function tallyTable(
  rows: readonly TypeTally[],
  all: readonly TypeTally[],
  left: number,
  props: TableProps,
): TemplateResult {
  const { say, words } = props;
  let most = 1;
  for (const tally of all) most = Math.max(most, tally.born + diedOlder(tally));
  return html`<div class="scrolls" role="group" aria-label=${say('tab-types')} tabindex="0">
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">${say('types-type')}</th>
          ${COLUMNS.map((column) => heading(column, props))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (tally) =>
            html`<tr>
              <th scope="row"><code>${tally.type}</code>${bar(tally, most)}</th>
              <td>${formatNumber(tally.born, words.lang)}</td>
              <td>${formatNumber(tally.died, words.lang)}</td>
              <td>${formatNumber(tally.left, words.lang)}</td>
              <td>${formatNumber(tally.bytes, words.lang)}</td>
            </tr>`,
        )}
        ${left > 0 ? restRow(left, 1 + COLUMNS.length, props) : nothing}
      </tbody>
    </table>
  </div>`;
}

/** A button that sorts; in the built page, where nothing answers to it, only a word. */
function heading(column: Column, { say, state, set, findings }: TableProps) {
  const text = say(`types-${column}`);
  const isSorted = state.by === column;
  if (findings.result.label === 'built') return html`<th scope="col">${text}</th>`;
  return html`<th scope="col" aria-sort=${isSorted ? 'descending' : 'none'}>
    <button type="button" class="table-sort" @click=${() => set({ by: column })}>
      ${text}<span aria-hidden="true">${isSorted ? ' ▾' : nothing}</span>
    </button>
  </th>`;
}

function bar(tally: TypeTally, most: number) {
  const part = (kind: string, n: number) =>
    n === 0
      ? nothing
      : html`<span class=${kind} style="width: ${((n / most) * 100).toFixed(2)}%"></span>`;
  return html`<span class="tally-bar" aria-hidden="true"
    >${part('meter-new', tally.left)}${part('meter-freed', diedYoung(tally))}${part(
      'tally-older',
      diedOlder(tally),
    )}</span
  >`;
}
