/** The marks of the staircase: each has a shape of its own, for whoever does not see its colour. */
import { html, type TemplateResult } from 'lit-html';
import { percent } from '../drawing/plot.ts';

const SHAPES = {
  more: 'M6 1L11 10H1z',
  fewer: 'M1 2H11L6 11z',
  count: 'M2 2L10 10M10 2L2 10',
  collector: 'M1 1H11V11H1zM3.5 3.5L8.5 8.5M8.5 3.5L3.5 8.5',
} as const;

export type Shape = keyof typeof SHAPES;

/** Placed over a plot, in percent of it. */
export function mark(shape: Shape, x: number, y: number): TemplateResult {
  return html`<span class="mark" style="left: ${percent(x)}; top: ${percent(y)}"
    >${shapeView(shape)}</span
  >`;
}

export function shapeView(shape: Shape): TemplateResult {
  return html`<svg class="shape shape-${shape}" viewBox="0 0 12 12" aria-hidden="true">
    <path d=${SHAPES[shape]} />
  </svg>`;
}
