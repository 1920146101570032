/**
 * A plot that is as wide as its place: lines are drawn in a box from 0 to 100 both ways that stretches,
 * while what must not stretch (text, marks) is placed over it in percent.
 */
import { html, nothing, svg, type TemplateResult } from 'lit-html';

export interface Tick {
  /** Percent of the plot, from its left or from its bottom. */
  at: number;
  text: string;
  /** The one that is spoken of. */
  isCurrent?: boolean;
}

export interface Plot {
  /** What the picture shows, for whoever does not see it. */
  label: string;
  /** Markup of SVG, in a box of 100 by 100 whose y grows downwards. */
  lines: unknown;
  /** Markup of HTML over it, placed in percent. */
  marks?: unknown;
  x: readonly Tick[];
  y: readonly Tick[];
  kind: string;
}

export function plotView({ label, lines, marks, x, y, kind }: Plot): TemplateResult {
  return html`
    <div class="plot plot-${kind}">
      <div class="plot-y" aria-hidden="true">
        ${y.map(({ at, text }) => html`<span style="top: ${percent(100 - at)}">${text}</span>`)}
      </div>
      <div class="plot-area">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=${label}>
          ${y.map(({ at }) => svg`<path class="plot-rule" d="M0 ${100 - at}H100" />`)} ${lines}
        </svg>
        ${marks === undefined ? nothing : html`<div class="plot-marks" aria-hidden="true">${marks}</div>`}
      </div>
      <div class="plot-x" aria-hidden="true">
        ${x.map(
          ({ at, text, isCurrent = false }) =>
            html`<span style="left: ${percent(at)}" data-current=${isCurrent}>${text}</span>`,
        )}
      </div>
    </div>
  `;
}

/** Dots that stay round however the plot is stretched. */
export function dots(points: readonly (readonly [x: number, y: number])[], role: string) {
  const d = points.map(([x, y]) => `M${short(x)} ${short(y)}h0.01`).join('');
  return svg`<path class="plot-dots ${role}" d=${d} />`;
}

export function percent(n: number): string {
  return `${short(n)}%`;
}

/** Two decimals are finer than any screen, and keep the markup small. */
export function short(n: number): string {
  return String(Math.round(n * 100) / 100);
}
