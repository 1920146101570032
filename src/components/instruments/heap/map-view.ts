/** The canvas with its buttons, and the words on the stretch that was chosen in it. */
import { html, type TemplateResult } from 'lit-html';
import type { HeapMap } from '../../../heap/map.ts';
import { formatBytes, formatNumber } from '../../shared/format.ts';
import type { Props } from '../instrument.ts';
import { listenersFor } from './fingers.ts';
import { type HeapState, initialState, nextChange, panned, showing, zoomed } from './moves.ts';
import { ORDER, stretchAt, wholeOf } from './summary.ts';

type MapProps = Props<HeapState>;

export function mapView(map: HeapMap, props: MapProps): TemplateResult {
  const { say, state, id } = props;
  const listen = listenersFor(map, props);
  return html`
    ${legend(props)}
    <div
      class="heap-map"
      id="${id}-map"
      role="slider"
      tabindex="0"
      aria-label=${say('heap-map')}
      aria-describedby="${id}-keys"
      aria-valuemin="1"
      aria-valuemax=${map.starts.length}
      aria-valuenow=${(state.at ?? 0) + 1}
      aria-valuetext=${told(map, props)}
      @keydown=${listen.key}
      @pointerdown=${listen.down}
      @pointermove=${listen.move}
      @pointerup=${listen.up}
      @pointercancel=${listen.up}
      @pointerleave=${listen.up}
      @wheel=${listen.wheel}
    >
      <canvas aria-hidden="true"></canvas>
    </div>
    <p class="heap-told">${told(map, props)}</p>
    ${buttons(map, props)}
    <p class="heap-scale instrument-note"></p>
    <details>
      <summary>${say('heap-keys-title')}</summary>
      <p id="${id}-keys">${say('heap-keys')}</p>
    </details>
  `;
}

/** The chosen stretch in words. */
function told(map: HeapMap, { state, say, words }: MapProps): string {
  if (state.at === null) return say('heap-choose');
  const { kind, bytes, offset } = stretchAt(map, state.at);
  return say('heap-stretch', {
    kind: words.labels[`meter-${kind}`],
    bytes: formatBytes(bytes, words),
    place: formatBytes(offset, words),
    n: formatNumber(state.at + 1, words.lang),
    all: formatNumber(map.starts.length, words.lang),
  });
}

function legend({ words, say, findings }: MapProps) {
  const { before, after } = findings.result;
  return html`<ul class="meter-legend" aria-hidden="true">
    ${ORDER.map(
      (kind) =>
        html`<li><span class="swatch heap-${kind}"></span>${words.labels[`meter-${kind}`]}</li>`,
    )}
    ${
      after.heapSize > before.heapSize
        ? html`<li><span class="swatch heap-line"></span>${say('heap-line')}</li>`
        : ''
    }
  </ul>`;
}

function buttons(map: HeapMap, { state, set, say }: MapProps) {
  const around = state.at === null ? state.from + state.bytes / 2 : stretchAt(map, state.at).offset;
  const isWhole = state.bytes === wholeOf(map);
  const change = nextChange(map, state.at);
  const all = [
    ['heap-closer', true, () => set(zoomed(map, state, 4, around))],
    ['heap-farther', !isWhole, () => set(zoomed(map, state, 0.25, around))],
    ['heap-whole', !isWhole, () => set({ ...initialState(map), at: state.at })],
    ['heap-lower', state.from > 0, () => set(panned(map, state, -0.5))],
    ['heap-higher', state.from + state.bytes < wholeOf(map), () => set(panned(map, state, 0.5))],
    ['heap-next', change !== null, () => change !== null && set(showing(map, state, change))],
  ] as const;
  return html`<div class="instrument-buttons">
    ${all.map(
      ([key, isOn, act]) =>
        html`<button type="button" aria-disabled=${!isOn} @click=${() => isOn && act()}>
          ${say(key)}
        </button>`,
    )}
  </div>`;
}
