/**
 * A chart of a recording: a table whose cells hold a bar and its number, so that it reads the same with
 * the eyes, with a screen reader, and without scripts. Drawn by the build, and again in the page when
 * the reader picks another version.
 */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { formatRecorded } from '../shared/format.ts';
import { fill, type Words } from '../shared/labels.ts';
import { isDrawn } from './drawn.ts';
import type { Bar, Cell, Cells, Chart, Row } from './model.ts';

export function chartView(chart: Chart, cells: Cells, words: Words): TemplateResult {
  return html`
    <table class="recorded-chart">
      <caption>
        ${chart.title} ${chart.parts.length > 0 ? legend(chart.parts) : nothing}
      </caption>
      <colgroup>
        <col class="recorded-names" />
        <col />
      </colgroup>
      ${chart.groups.map(
        ({ label, rows }) => html`
          <tbody>
            <tr>
              <th colspan="2" scope="rowgroup">${label}</th>
            </tr>
            ${rows.map((row) => rowView(row, cells[row.key], chart, words))}
          </tbody>
        `,
      )}
    </table>
  `;
}

function legend(parts: readonly string[]): TemplateResult {
  return html`<span class="recorded-legend"
    >${parts.map(
      (part, i) => html`<span><span class="swatch recorded-part-${i}"></span>${part}</span>`,
    )}</span
  >`;
}

function rowView(row: Row, cell: Cell | undefined, chart: Chart, words: Words): TemplateResult {
  return html`<tr>
    <th scope="row">${row.label}</th>
    <td>${cellView(row, cell, chart, words)}</td>
  </tr>`;
}

function cellView(row: Row, cell: Cell | undefined, chart: Chart, words: Words) {
  if (cell === undefined) return words.labels['recording-none'];
  if (typeof cell === 'string') return cell;
  return html`<div class="recorded-cell">
    ${isDrawn(row) ? barView(cell, chart) : nothing}
    <span class="recorded-number">${numberOf(row, cell, chart, words)}</span>
  </div>`;
}

/** `16.0 MiB`, with its spread where there is one; or each part beside its mark in the legend. */
function numberOf({ unit }: Row, { parts, least, most }: Bar, chart: Chart, words: Words) {
  const write = (value: number) => formatRecorded(value, unit, words);
  if (parts.length > 1) {
    return parts.map(
      (part, i) =>
        html`<span class="recorded-part"
          ><span class="swatch recorded-part-${i}"></span
          ><span class="sr-only">${chart.parts[i]} </span>${write(part)}
        </span>`,
    );
  }
  const [low, high] = [write(least), write(most)];
  const spread = fill(words, 'recording-spread', { least: low, most: high });
  return html`${parts.map(write)} ${low === high ? nothing : html`<small>(${spread})</small>`}`;
}

/** All in shares of the width: it fits any screen. */
function barView({ parts, least, most }: Bar, { low, high }: Chart): TemplateResult {
  const x = (value: number) => `${(((value - low) / (high - low)) * 100).toFixed(2)}%`;
  const width = (value: number) => `${((Math.abs(value) / (high - low)) * 100).toFixed(2)}%`;
  let end = 0;
  const rects = parts.map((part, i) => {
    const start = part < 0 ? part : end;
    end += Math.max(0, part);
    return svg`<rect class="recorded-part-${i}" x=${x(start)} width=${width(part)} y="3" height="12"></rect>`;
  });
  return html`<svg class="recorded-bar" width="100%" height="18" aria-hidden="true">
    <line class="recorded-zero" x1=${x(0)} x2=${x(0)} y1="0" y2="18"></line>
    ${rects}
    <line class="recorded-spread" x1=${x(least)} x2=${x(most)} y1="9" y2="9"></line>
  </svg>`;
}
