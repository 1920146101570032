/** The collector's arithmetic, step by step: buttons, a slider, and each step in words. */
import { html, type TemplateResult } from 'lit-html';
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import { formatNumber } from '../../shared/format.ts';
import type { Props } from '../instrument.ts';
import { whenOpen } from '../when-open.ts';
import { stepsOf } from './arithmetic.ts';
import type { GraphState } from './graph.ts';
import { wordsOfStep } from './step-words.ts';

type StepsProps = Props<GraphState>;

export function stepsView(graph: ObjectGraph, props: StepsProps): TemplateResult {
  const { say, findings, state } = props;
  const steps = stepsOf(graph);
  const title = html`<p class="graph-steps-title">${say('graph-arithmetic')}</p>`;
  if (steps === null) {
    return html`<div class="graph-steps">
      ${title}
      <p class="instrument-note">${say('graph-steps-many')}</p>
    </div>`;
  }
  const all = () =>
    html`<ol>
      ${steps.map((step) => html`<li>${wordsOfStep(step, graph, props)}</li>`)}
    </ol>`;
  if (findings.result.label === 'built')
    return html`<div class="graph-steps">${title} ${all()}</div>`;
  const step = steps[state.step - 1];
  return html`
    <div class="graph-steps">
      ${title} ${controls(steps.length, props)}
      <p class="graph-step" role="status">
        ${step === undefined ? say('graph-arithmetic-hint') : wordsOfStep(step, graph, props)}
      </p>
      <details>
        <summary>${say('graph-all-steps')}</summary>
        ${whenOpen(all)}
      </details>
    </div>
  `;
}

function controls(last: number, { say, state, set, words }: StepsProps): TemplateResult {
  const { step } = state;
  const to = (wanted: number) => set({ step: Math.min(last, Math.max(0, wanted)) });
  const button = (label: string, isOn: boolean, wanted: number) =>
    html`<button
      type="button"
      aria-disabled=${!isOn}
      @click=${() => {
        if (isOn) to(wanted);
      }}
    >
      ${label}
    </button>`;
  const number = (n: number) => formatNumber(n, words.lang);
  const text =
    step === 0
      ? say('graph-step-none')
      : say('graph-step-of', { n: number(step), all: number(last) });
  return html`<div class="instrument-buttons">
    ${button(say('graph-back'), step > 0, step - 1)}
    ${button(say('graph-next'), step < last, step + 1)}
    <label class="graph-slider">
      <span>${text}</span>
      <input
        type="range"
        min="0"
        max=${last}
        .value=${String(step)}
        aria-label=${say('graph-step')}
        aria-valuetext=${text}
        @input=${(event: Event) => to(Number((event.currentTarget as HTMLInputElement).value))}
      />
    </label>
  </div>`;
}
