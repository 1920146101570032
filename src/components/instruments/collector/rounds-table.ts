/** The rounds as a table: the same that the bars show, and more. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { formatNumber } from '../../shared/format.ts';
import { byType, MOST_TYPES } from '../counted.ts';
import { firstRows } from '../first-rows.ts';
import type { Props } from '../instrument.ts';
import { isIncremental, type Row } from './rounds.ts';

type TableProps = Props<object>;

export function roundsTable(rows: readonly Row[], props: TableProps): TemplateResult {
  const { say } = props;
  const hasCounters = rows.some(({ counters }) => counters !== null);
  const hasStuck = rows.some(({ uncollectable }) => uncollectable > 0);
  const columns = 5 + Number(hasStuck) + Number(hasCounters);
  return html`<div class="scrolls" role="group" aria-label=${say('tab-collector')} tabindex="0">
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">${say('collector-round')}</th>
          <th scope="col">${say('collector-generation')}</th>
          <th scope="col" class="words">${say('collector-freed')}</th>
          <th scope="col">${say('collector-python')}</th>
          ${hasStuck ? html`<th scope="col">${say('collector-stuck')}</th>` : nothing}
          <th scope="col">${say('collector-ms')}</th>
          ${hasCounters ? html`<th scope="col">${say('collector-counters')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${firstRows(rows, columns, props, (row) => line(row, { hasCounters, hasStuck }, props))}
      </tbody>
    </table>
  </div>`;
}

function line(row: Row, has: { hasCounters: boolean; hasStuck: boolean }, props: TableProps) {
  const { say, words } = props;
  const number = (n: number, decimals = 0) => formatNumber(n, words.lang, decimals);
  const { from, to, counters } = row;
  return html`<tr>
    <th scope="row">
      ${from === to ? number(from) : say('collector-span', { from: number(from), to: number(to) })}
    </th>
    <td class="words">${generation(row, props)}</td>
    <td class="words">${freed(row, props)}</td>
    <td>${number(row.collected)}</td>
    ${has.hasStuck ? html`<td>${number(row.uncollectable)}</td>` : nothing}
    <td>${say('collector-milliseconds', { n: number(row.ms, row.ms < 10 ? 2 : 0) })}</td>
    ${
      has.hasCounters
        ? html`<td>
            ${counters ? html`${shown(counters.before)} → ${shown(counters.after)}` : '–'}
          </td>`
        : nothing
    }
  </tr>`;
}

function generation({ generation }: Row, { say, findings }: TableProps): string {
  if (!isIncremental(findings.result)) return String(generation);
  if (generation === 0) return say('collector-generation-0');
  return generation === 1 ? say('collector-generation-1') : say('collector-generation-2');
}

function freed(row: Row, props: TableProps): string {
  const { say } = props;
  const named = (deaths: Row['freed']) =>
    byType({ first: deaths.slice(0, MOST_TYPES), all: deaths.length }, props);
  const types = row.freed.length > 0 ? named(row.freed) : say('collector-types-unknown');
  const parts = [row.total === 0 ? say('collector-nothing') : types];
  if (row.released.length > 0) {
    parts.push(say('collector-released', { types: named(row.released) }));
  }
  return parts.join(say('list-semicolon'));
}

function shown(counters: readonly number[]) {
  return html`<span class="counters">${counters.join(' · ')}</span>`;
}
