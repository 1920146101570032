/** Which moment is drawn, and in which direction. In the built page there is nothing to choose. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import type { Props } from '../instrument.ts';
import type { GraphState } from './graph.ts';
import { DIRECTIONS, type Moment } from './moments.ts';

type ChooseProps = Props<GraphState>;

export function momentName({ mark, line }: Moment, { say }: ChooseProps): string {
  if (mark === null) return say('graph-end');
  return say('graph-mark', { mark, line: line ?? '' });
}

export function chooseView(
  { moments, moment, graph }: { moments: Moment[]; moment: Moment; graph: ObjectGraph },
  props: ChooseProps,
): TemplateResult | typeof nothing {
  const { say, set, findings, id } = props;
  if (findings.result.label === 'built') return nothing;
  const at = moments.indexOf(moment);
  return html`<div class="instrument-choices">
    <label>
      ${say('graph-moment')}
      <select
        @change=${(event: Event) =>
          set({ moment: (event.currentTarget as HTMLSelectElement).selectedIndex, step: 0 })}
      >
        ${moments.map(
          (one, i) => html`<option ?selected=${i === at}>${momentName(one, props)}</option>`,
        )}
      </select>
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
