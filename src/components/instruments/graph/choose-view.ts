/** Which moment is drawn, and in which direction. In the built page there is nothing to choose. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import { counted } from '../counted.ts';
import type { Props } from '../instrument.ts';
import type { GraphState } from './graph.ts';
import { short } from './handles.ts';
import { DIRECTIONS, type Moment } from './moments.ts';

/** Characters of a mark's label in a list to choose from. */
const LONGEST_MARK = 80;
/** Moments that are offered at once, around the one that is shown. */
const MOST_MOMENTS = 100;

type ChooseProps = Props<GraphState>;

export function momentName({ mark, line }: Moment, { say }: ChooseProps): string {
  if (mark === null) return say('graph-end');
  return say('graph-mark', { mark: short(mark, LONGEST_MARK), line: line ?? '' });
}

export function chooseView(
  { moments, moment, graph }: { moments: Moment[]; moment: Moment; graph: ObjectGraph },
  props: ChooseProps,
): TemplateResult | typeof nothing {
  const { say, set, findings, id } = props;
  if (findings.result.label === 'built') return nothing;
  const at = moments.indexOf(moment);
  const from = Math.max(0, Math.min(at - MOST_MOMENTS / 2, moments.length - MOST_MOMENTS));
  const offered = moments.slice(from, from + MOST_MOMENTS);
  return html`<div class="instrument-choices">
    <label>
      ${say('graph-moment')}
      <select
        @change=${(event: Event) =>
          set({ moment: from + (event.currentTarget as HTMLSelectElement).selectedIndex, step: 0 })}
      >
        ${offered.map(
          (one, i) => html`<option ?selected=${from + i === at}>${momentName(one, props)}</option>`,
        )}
      </select>
      ${offered.length < moments.length ? counted('more', moments.length - offered.length, props) : nothing}
    </label>
    <fieldset>
      <legend>${say('graph-direction')}</legend>
      ${DIRECTIONS.map(
        (direction) =>
          html`<label>
            <input
              type="radio"
              name="${id}-direction"
              .checked=${graph.direction === direction}
              @change=${() => set({ direction, step: 0 })}
            />
            ${say(`graph-${direction}`)}
          </label>`,
      )}
    </fieldset>
  </div>`;
}
