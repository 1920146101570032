/** References over time: the true count of every watched object after each line, and where it dies. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Findings } from '../../../interpreter/findings.ts';
import { formatNumber } from '../../shared/format.ts';
import { instrument, type Props } from '../instrument.ts';
import { lifeChart } from './chart.ts';
import { shapeView } from './shapes.ts';
import { referencesTable } from './table.ts';
import { countAt, firstDeath, type Life, type Timeline, timelineOf } from './timeline.ts';
import { slider, walkCode, type WalkState } from './walk.ts';
import { countText, story } from './words.ts';

/** Objects with a picture of their own; the table has all. */
const MOST_CHARTS = 8;

const timelines = new WeakMap<Findings, Timeline>();

/** The same for every step that is looked at: made once. */
function timelineIn(findings: Findings): Timeline {
  const known = timelines.get(findings) ?? timelineOf(findings.result.watched);
  timelines.set(findings, known);
  return known;
}

export const references = instrument<WalkState>({
  initial: (findings) => ({ step: firstDeath(timelineIn(findings)) }),
  sentence: (props) => story(timelineIn(props.findings).lives, props),
  view: (props) => {
    const timeline = timelineIn(props.findings);
    if (timeline.lines.length === 0) return nothing;
    return html`${picture(timeline, props)} ${legend(timeline, props)}
    ${guard([props.findings], () => referencesTable(timeline, props))}`;
  },
  paint: (root) => {
    const code = root.querySelector<HTMLElement>('.walk-code');
    const line = code?.querySelector<HTMLElement>('[data-current=true]');
    if (code && line) keepInSight(code, line);
  },
});

/** What was measured when the site was built is a picture of the whole: nobody steps through it. */
function isStill({ result }: Findings): boolean {
  return result.label === 'built';
}

function picture(timeline: Timeline, props: Props<WalkState>): TemplateResult {
  const { state, findings, say, words } = props;
  const step = isStill(findings) ? null : state.step;
  const { lives } = timeline;
  const left = lives.length - MOST_CHARTS;
  return html`
    ${step === null ? nothing : slider(timeline, step, props)}
    <div class="walk-both">
      ${walkCode(timeline, step, props)}
      <div>
        ${lives.slice(0, MOST_CHARTS).map((life) => lifeView(timeline, life, step, props))}
        ${left > 0 ? html`<p>${say('refs-others', { n: formatNumber(left, words.lang) })}</p>` : nothing}
      </div>
    </div>
  `;
}

function lifeView(timeline: Timeline, life: Life, step: number | null, props: Props<WalkState>) {
  const count = step === null ? null : countAt(life, step);
  return html`
    <div class="life">
      <p class="life-name">
        <code>${life.name}</code>
        <span>${count === null ? '' : countText(count, props)}</span>
      </p>
      ${lifeChart({ timeline, life, step }, props)}
    </div>
  `;
}

function legend({ lives, isThinned }: Timeline, { say }: Props<WalkState>): TemplateResult {
  const ends = (['count', 'collector'] as const).filter((by) =>
    lives.some(({ died }) => died?.by === by),
  );
  return html`
    <p class="plot-axis">${say('refs-axis')}${isThinned ? ` ${say('refs-thinned')}` : ''}</p>
    <ul class="legend" aria-hidden="true">
      ${(['more', 'fewer', ...ends] as const).map(
        (shape) => html`<li>${shapeView(shape)} ${say(`refs-key-${shape}`)}</li>`,
      )}
    </ul>
  `;
}

/** Scrolls the code alone, never the page. */
function keepInSight(code: HTMLElement, line: HTMLElement): void {
  const [box, place] = [code.getBoundingClientRect(), line.getBoundingClientRect()];
  if (place.top < box.top) code.scrollTop -= box.top - place.top;
  if (place.bottom > box.bottom) code.scrollTop += place.bottom - box.bottom;
}
