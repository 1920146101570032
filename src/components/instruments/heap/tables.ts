/** What the map shows, as tables. */
import { html, type TemplateResult } from 'lit-html';
import type { HeapMap } from '../../../heap/map.ts';
import type { HeapReading } from '../../../interpreter/result.ts';
import { formatBytes, formatExactBytes, formatNumber, formatShare } from '../../shared/format.ts';
import { dataTable } from '../data-table.ts';
import type { Props } from '../instrument.ts';
import type { HeapState } from './moves.ts';
import { ORDER, summaryOf, wholeOf } from './summary.ts';

type TableProps = Props<HeapState>;

export function kindsTable(map: HeapMap, { say, words }: TableProps): TemplateResult {
  const { bytes, stretches } = summaryOf(map);
  const whole = wholeOf(map);
  const head = ['heap-kind', 'heap-bytes', 'heap-share', 'heap-stretches'] as const;
  const rows = ORDER.map(
    (kind) =>
      html`<tr>
        <th scope="row">
          <span class="swatch heap-${kind}" aria-hidden="true"></span
          >${words.labels[`meter-${kind}`]}
        </th>
        <td>${formatNumber(bytes[kind], words.lang)}</td>
        <td>${formatShare(bytes[kind] / whole, words.lang)}</td>
        <td>${formatNumber(stretches[kind], words.lang)}</td>
      </tr>`,
  );
  return dataTable(
    say('heap-kinds'),
    head.map((key) => say(key)),
    rows,
  );
}

export function largestTable(map: HeapMap, { say, words }: TableProps): TemplateResult {
  const head = ['heap-kind', 'heap-bytes', 'heap-place'] as const;
  const rows = summaryOf(map).largest.map(
    ({ kind, bytes, offset }) =>
      html`<tr>
        <th scope="row">
          <span class="swatch heap-${kind}" aria-hidden="true"></span
          >${words.labels[`meter-${kind}`]}
        </th>
        <td>${formatNumber(bytes, words.lang)}</td>
        <td>${formatBytes(offset, words)}</td>
      </tr>`,
  );
  return dataTable(
    say('heap-largest'),
    head.map((key) => say(key)),
    rows,
  );
}

/** What the built page has: both readings, without the map. */
export function readingsTable({ findings, say, words }: TableProps): TemplateResult {
  const { before, after } = findings.result;
  const exact = (n: number) => formatExactBytes(n, words);
  const all: [label: string, of: (reading: HeapReading) => string][] = [
    [say('heap-in-use'), ({ inUse }) => exact(inUse)],
    [say('heap-free'), ({ freeInside }) => exact(freeInside)],
    [say('heap-hole'), ({ largestHole }) => exact(largestHole)],
    [words.labels['reading-heap'], ({ heapSize }) => exact(heapSize)],
    [say('heap-chunks'), ({ chunks }) => formatNumber(chunks, words.lang)],
  ];
  const head = [say('heap-reading'), say('heap-before'), say('heap-after')];
  const rows = all.map(
    ([label, of]) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td>${of(before)}</td>
        <td>${of(after)}</td>
      </tr>`,
  );
  return dataTable(say('heap-readings'), head, rows);
}
