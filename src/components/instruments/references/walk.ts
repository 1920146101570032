/** Walking through the run: a slider, the code with the line that has just run, and the counts then. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { formatNumber } from '../../shared/format.ts';
import { codeLine, codeLines } from '../drawing/code.ts';
import type { Props } from '../instrument.ts';
import { shapeView } from './shapes.ts';
import { countAt, type Life, type Timeline } from './timeline.ts';
import { countText } from './words.ts';

/** Lines of code that are shown at once. */
const MOST_LINES = 400;
/** Names beside one line of the code. */
const MOST_DEATHS = 3;
/** Counts that are read out at each step. */
const MOST_SPOKEN = 8;

/** @param step from 0. */
export interface WalkState {
  step: number;
}

export function slider(timeline: Timeline, step: number, props: Props<WalkState>): TemplateResult {
  const { say, set, id } = props;
  const last = timeline.lines.length - 1;
  const go = (to: number) => {
    set({ step: Math.max(0, Math.min(last, to)) });
  };
  const now = nowText(timeline, step, props);
  return html`
    <div class="walk">
      <label for="${id}-step">${say('refs-walk')}</label>
      <div class="walk-row">
        ${stepButton(say('refs-back'), '◀', step > 0, () => {
          go(step - 1);
        })}
        <input
          type="range"
          id="${id}-step"
          min="1"
          max=${last + 1}
          .value=${String(step + 1)}
          aria-valuetext="${now} ${countsNow(timeline, step, props)}"
          @input=${(event: Event) => {
            go(Number((event.target as HTMLInputElement).value) - 1);
          }}
        />
        ${stepButton(say('refs-forward'), '▶', step < last, () => {
          go(step + 1);
        })}
      </div>
      <p class="walk-now" aria-hidden="true">${now}</p>
    </div>
  `;
}

/** Never `disabled`: that would take the keyboard's place on the page away. */
function stepButton(name: string, sign: string, isOn: boolean, act: () => void): TemplateResult {
  return html`<button
    type="button"
    aria-label=${name}
    title=${name}
    aria-disabled=${!isOn}
    @click=${() => {
      if (isOn) act();
    }}
  >
    <span aria-hidden="true">${sign}</span>
  </button>`;
}

function nowText({ lines }: Timeline, step: number, { say, words: { lang } }: Props<WalkState>) {
  return say('refs-now', {
    step: formatNumber(step + 1, lang),
    all: formatNumber(lines.length, lang),
    line: lines[step] ?? '',
  });
}

function countsNow({ lives }: Timeline, step: number, props: Props<WalkState>): string {
  const counts = lives.slice(0, MOST_SPOKEN).flatMap((life) => {
    const count = countAt(life, step);
    return count === null ? [] : [life.name + props.say('colon') + countText(count, props)];
  });
  return counts.join(props.say('list-semicolon'));
}

/** The code, with the line that has just run, and a cross on each line where an object died. */
export function walkCode(timeline: Timeline, step: number | null, { source }: Props<WalkState>) {
  const current = step === null ? null : timeline.lines[step];
  const lines = codeLines(source);
  const from = firstShown(current ?? 1, lines.length);
  const deaths = Map.groupBy(timeline.lives, ({ died }) => died?.line);
  return html`<pre class="code walk-code" tabindex="0"><code>${lines
    .slice(from, from + MOST_LINES)
    .map(
      (pieces, i) =>
        html`<span class="line" data-current=${from + i + 1 === current}
          >${codeLine(pieces)}${deathsOn(deaths.get(from + i + 1))}</span
        >`,
    )}</code></pre>`;
}

/** Of very long code, the part around a line. @returns a place from 0. */
function firstShown(line: number, all: number): number {
  return Math.max(0, Math.min(line - MOST_LINES / 2, all - MOST_LINES));
}

function deathsOn(dead: readonly Life[] | undefined) {
  if (dead === undefined) return nothing;
  return html`<span class="walk-deaths"
    >${dead
      .slice(0, MOST_DEATHS)
      .map(({ name, died }) => html` ${shapeView(died?.by ?? 'count')} ${name}`)}${
      dead.length > MOST_DEATHS ? ` +${dead.length - MOST_DEATHS}` : nothing
    }</span
  >`;
}
