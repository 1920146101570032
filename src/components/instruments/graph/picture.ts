/** The drawing that Graphviz has made, and what a step of the arithmetic marks in it. */
import { html, type TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';
import { formatNumber } from '../../shared/format.ts';
import { counted } from '../counted.ts';
import type { Props } from '../instrument.ts';
import { type Step, stepsOf } from './arithmetic.ts';
import { dotOf } from './dot.ts';
import type { Draw } from './drawing.ts';
import type { GraphState } from './graph.ts';

type PictureProps = Props<GraphState>;

export function pictureView(
  graph: ObjectGraph,
  draw: Draw | null,
  props: PictureProps,
): TemplateResult {
  const { say, id } = props;
  if (draw === null) return html`<p class="instrument-note">${say('graph-no-drawing')}</p>`;
  const objects = graph.nodes.filter(({ type }) => type !== NAMESPACE).length;
  const label = say('graph-label', {
    objects: counted('objects', objects, props),
    references: counted('references', graph.edges.length, props),
  });
  // Of our own making: see drawing.ts for why no markup of anybody else's is in it.
  const svg = unsafeHTML(draw(dotOf(graph, id, props)));
  return html`
    <div class="graph-picture" role="region" aria-label=${say('tab-graph')} tabindex="0">
      <div role="img" aria-label=${label}>${svg}</div>
    </div>
    <ul class="meter-legend" aria-hidden="true">
      <li><span class="swatch graph-name"></span>${say('graph-legend-name')}</li>
      <li><span class="swatch graph-object"></span>${say('graph-legend-object')}</li>
      <li><span class="swatch graph-untracked"></span>${say('graph-legend-untracked')}</li>
      ${graph.nodes.some(({ isCut }) => isCut) ? html`<li>… ${say('graph-legend-cut')}</li>` : ''}
    </ul>
  `;
}

/** Writes a step into the drawing: what it is about, what is left of each count, and the verdicts. */
export function highlight(root: HTMLElement, graph: ObjectGraph, props: PictureProps): void {
  const step = stepsOf(graph)[props.state.step - 1];
  graph.nodes.forEach(({ address, count }, i) => {
    const box = part(root, `${props.id}-n${String(i)}`);
    if (box === null) return;
    mark(box, 'verdict', step?.verdicts.get(address));
    mark(box, 'at', step?.at.includes(address) ? 'true' : undefined);
    const left = step?.left.get(address);
    write(box, left === undefined ? null : reckoned(count, left, step, address, props));
  });
  graph.edges.forEach((_, i) => {
    const arrow = part(root, `${props.id}-e${String(i)}`);
    if (arrow) mark(arrow, 'at', step?.along.includes(i) ? 'true' : undefined);
  });
}

/** `3 − 2 = 1`, and what becomes of it. */
function reckoned(
  count: number,
  left: number,
  step: Step | undefined,
  address: number,
  { say, words }: PictureProps,
): string {
  const number = (n: number) => formatNumber(n, words.lang);
  const verdict = step?.verdicts.get(address);
  const sum = `${number(count)} − ${number(count - left)} = ${number(left)}`;
  return verdict === undefined ? sum : `${sum} · ${say(`graph-verdict-${verdict}`)}`;
}

function part(root: HTMLElement, id: string): SVGElement | null {
  return root.querySelector<SVGElement>(`#${CSS.escape(id)}`);
}

function mark(element: SVGElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(`data-${name}`);
  else element.setAttribute(`data-${name}`, value);
}

/** The last line of a box; null puts back what Graphviz has written. */
function write(box: SVGElement, text: string | null): void {
  const line = [...box.querySelectorAll('text')].at(-1);
  if (line === undefined) return;
  line.dataset['drawn'] ??= line.textContent;
  line.textContent = text ?? line.dataset['drawn'];
}
