/** The table: line, code, increment, held, hits; bars for what is large, grey for what is uncertain. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { LineReading } from '../../../interpreter/result.ts';
import { formatNumber } from '../../shared/format.ts';
import { sentence } from '../../shared/rich.ts';
import { counted } from '../counted.ts';
import { codeLine, codeLines } from '../drawing/code.ts';
import { largest } from '../drawing/first-by.ts';
import { percent } from '../drawing/plot.ts';
import type { Props } from '../instrument.ts';
import { type Readings, type Row, rowsOf, unitsOf } from './rows.ts';

/** Lines and loops with a row: more than any lesson has, and drawn at once also on a phone. */
const MOST_ROWS = 400;

/** What a full bar stands for, in bytes. */
interface Scales {
  increment: number;
  held: number;
}

/** Roles are said: on a narrow screen the rows are no longer laid out as a table. */
export function linesTable(readings: Readings, props: Props<object>): TemplateResult {
  const { source, say } = props;
  const all = rowsOf(source, readings);
  const rows = all.slice(0, MOST_ROWS);
  const scales = scalesOf(readings);
  return html`
    <table class="lines-table" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${say('lines-line')}</th>
          <th scope="col" role="columnheader">${say('lines-code')}</th>
          <th scope="col" role="columnheader">${say('lines-increment')}</th>
          <th scope="col" role="columnheader">${say('lines-held')}</th>
          <th scope="col" role="columnheader">${say('lines-hits')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => rowOf(row, scales, props))}
      </tbody>
    </table>
    ${all.length > rows.length ? html`<p>${counted('more', all.length - rows.length, props)}</p>` : nothing}
    <p class="plot-axis">${say('lines-unit')}</p>
    ${rows.some(({ type }) => type === 'loop') ? html`<p class="plot-axis">${say('lines-share-note')}</p>` : nothing}
  `;
}

function rowOf(row: Row, scales: Scales, props: Props<object>): TemplateResult {
  if (row.type === 'line') return lineRow(row, scales, props);
  return row.type === 'loop' ? loopRow(row, scales, props) : givenRow(row, scales, props);
}

function scalesOf(readings: Readings): Scales {
  return {
    increment: largest(
      unitsOf(readings).map(({ increment }) => Math.abs(increment)),
      1,
    ),
    held: largest(
      readings.lines.map(({ held }) => held),
      1,
    ),
  };
}

function lineRow(row: Extract<Row, { type: 'line' }>, scales: Scales, props: Props<object>) {
  const { line, reading, isShare } = row;
  const code = html`<code class="code">${codeLine(codeLines(props.source)[line - 1] ?? [])}</code>`;
  return html`
    <tr role="row" data-ran=${reading !== null} data-share=${isShare}>
      <th scope="row" role="rowheader">${line}</th>
      <td role="cell" class="lines-code">${code}</td>
      ${
        reading === null
          ? html`<td role="cell"></td>
              <td role="cell"></td>
              <td role="cell"></td>`
          : numbers(reading, isShare, scales, props)
      }
    </tr>
  `;
}

function numbers(
  { increment, held, hits }: LineReading,
  isShare: boolean,
  scales: Scales,
  { say, words: { lang } }: Props<object>,
): TemplateResult {
  const uncertain = isShare ? html`<span class="sr-only">${say('lines-share')}</span>` : nothing;
  return html`
    <td role="cell" class="lines-number" data-name=${say('lines-increment')}>
      ${bar(increment, scales.increment, increment < 0 ? 'freed' : 'new')}
      <span>${isShare ? '~ ' : ''}${uncertain}${signed(increment, lang)}</span>
    </td>
    <td role="cell" class="lines-number" data-name=${say('lines-held')}>
      ${bar(held, scales.held, 'held')}<span>${formatNumber(held, lang)}</span>
    </td>
    <td role="cell" class="lines-number" data-name=${say('lines-hits')}>
      <span>${formatNumber(hits, lang)}</span>
    </td>
  `;
}

function loopRow({ loop }: Extract<Row, { type: 'loop' }>, scales: Scales, props: Props<object>) {
  const { say, words } = props;
  const { from, to, increment } = loop;
  return html`
    <tr role="row" class="lines-loop">
      <th scope="row" role="rowheader">${from}–${to}</th>
      <td role="cell" class="lines-code">${say('lines-loop', { from, to })}</td>
      <td role="cell" class="lines-number" data-name=${say('lines-increment')}>
        ${bar(increment, scales.increment, increment < 0 ? 'freed' : 'new')}
        <span>${signed(increment, words.lang)}</span>
      </td>
      <td role="cell"></td>
      <td role="cell"></td>
    </tr>
  `;
}

function givenRow(
  { given }: Extract<Row, { type: 'given' }>,
  scales: Scales,
  props: Props<object>,
) {
  const { say, words } = props;
  const { by, of, line, bytes } = given;
  const parts = { code: html`<code>${of?.name ?? ''}</code>`, line: String(line ?? '') };
  const what = sentence(say(`lines-given-${by}`), parts);
  return html`
    <tr role="row" class="lines-loop">
      <th scope="row" role="rowheader">${by === 'wait' ? line : nothing}</th>
      <td role="cell" class="lines-code">${what}</td>
      <td role="cell" class="lines-number" data-name=${say('lines-increment')}>
        ${bar(bytes, scales.increment, 'freed')}
        <span>${signed(-bytes, words.lang)}</span>
      </td>
      <td role="cell"></td>
      <td role="cell"></td>
    </tr>
  `;
}

/** As long as the share is large; nothing for nothing. */
function bar(bytes: number, full: number, role: 'new' | 'freed' | 'held') {
  const share = Math.min(1, Math.abs(bytes) / full);
  if (share === 0) return nothing;
  return html`<span class="bar bar-${role}" style="inline-size: ${percent(share * 100)}"></span>`;
}

function signed(n: number, lang: Props<object>['words']['lang']): string {
  return `${n > 0 ? '+' : ''}${formatNumber(n, lang)}`;
}
