/**
 * Heap map: the real chunks of the allocator, from low addresses to high ones, and what the run has
 * changed among them. The picture is drawn live only; the built page has the words and the readings.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { HeapMap } from '../../../heap/map.ts';
import { isShown } from '../../../interpreter/notes.ts';
import { formatBytes, formatNumber, formatShare } from '../../shared/format.ts';
import { instrument, type Props } from '../instrument.ts';
import { mapView } from './map-view.ts';
import { bytesPerSquare } from './layout.ts';
import { type HeapState, initialState } from './moves.ts';
import { paintHeap } from './painter.ts';
import { summaryOf, wholeOf } from './summary.ts';
import { kindsTable, largestTable, readingsTable } from './tables.ts';

export type HeapProps = Props<HeapState>;

function isReadable({ result }: HeapProps['findings']): boolean {
  return isShown(result, 'bytes');
}

function sentence(props: HeapProps): string {
  const { findings, say, words } = props;
  if (!isReadable(findings)) return say('not-measured');
  const { before, after } = findings.result;
  const grown = Math.max(0, after.heapSize - before.heapSize);
  const growth =
    grown > 0 ? say('heap-grown', { grown: formatBytes(grown, words) }) : say('heap-not-grown');
  const whole = formatBytes(after.heapSize, words);
  const { map } = findings;
  if (map === null) {
    const used = formatBytes(after.inUse, words);
    return say('heap-sentence-readings', { whole, used, growth });
  }
  const { bytes } = summaryOf(map);
  const values = { fresh: formatBytes(bytes.new, words), freed: formatBytes(bytes.freed, words) };
  return say('heap-sentence', { whole, ...values, growth });
}

function view(props: HeapProps): TemplateResult | typeof nothing {
  const { findings, say } = props;
  if (!isReadable(findings)) return nothing;
  const { map } = findings;
  return html`
    <div class="heap">
      ${map === null ? nothing : mapView(map, props)}
      <p>${fragments(map, props)}</p>
      <p>${water(props)}</p>
      ${
        map === null
          ? html`${readingsTable(props)}
            ${
              isShown(findings.result, 'map')
                ? html`<p class="instrument-note">${say('heap-note-built')}</p>`
                : nothing
            }`
          : html`${kindsTable(map, props)} ${largestTable(map, props)}
              <p class="instrument-note">${say('heap-note-same')}</p>`
      }
    </div>
  `;
}

/** In how many pieces the free bytes lie. */
function fragments(map: HeapMap | null, { findings, say, words }: HeapProps): string {
  const { freeInside, largestHole } = findings.result.after;
  const hole = formatBytes(largestHole, words);
  if (map === null) {
    return say('heap-fragments-readings', { free: formatBytes(freeInside, words), hole });
  }
  const { holes, reserve } = summaryOf(map);
  const values = { hole, reserve: formatBytes(reserve, words) };
  if (holes.count === 0) return say('heap-fragments-none', values);
  return say(holes.count === 1 ? 'heap-fragments-one' : 'heap-fragments', {
    ...values,
    free: formatBytes(holes.bytes, words),
    n: formatNumber(holes.count, words.lang),
    share: formatShare(Math.max(0, 1 - largestHole / holes.bytes), words.lang),
  });
}

function water({ findings, say, words }: HeapProps): string {
  const { before, after } = findings.result;
  return say('heap-water', {
    before: formatBytes(before.heapSize, words),
    after: formatBytes(after.heapSize, words),
  });
}

function paint(root: HTMLElement, { findings: { map }, state, say, words }: HeapProps): void {
  const canvas = root.querySelector('canvas');
  const scale = root.querySelector('.heap-scale');
  if (map === null || canvas === null || scale === null) return;
  const grid = paintHeap(canvas, { map, state });
  const each = bytesPerSquare(grid, state);
  const shown = formatBytes(state.bytes, words);
  const size = formatBytes(Math.round(each), words);
  const isWhole = state.bytes === wholeOf(map);
  scale.textContent = say(isWhole ? 'heap-scale-whole' : 'heap-scale', { shown, size });
}

export const heap = instrument<HeapState>({
  initial: ({ map }) => initialState(map),
  sentence,
  view,
  paint,
});
