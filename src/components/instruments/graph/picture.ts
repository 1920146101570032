/** The drawing that Graphviz has made, and what a step of the arithmetic marks in it. */
import { html, type TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';
import { formatNumber } from '../../shared/format.ts';
import { counted } from '../counted.ts';
import type { Props } from '../instrument.ts';
import { stepsOf } from './arithmetic.ts';
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
    <div class="graph-picture" role="group" aria-label=${say('tab-graph')} tabindex="0">
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
    const verdict = step?.verdicts.get(address);
    write(box, [
      left === undefined ? null : reckoned(count, left, props),
      verdict === undefined ? null : props.say(`graph-verdict-${verdict}`),
    ]);
  });
  graph.edges.forEach((_, i) => {
    const arrow = part(root, `${props.id}-e${String(i)}`);
    if (arrow) mark(arrow, 'at', step?.along.includes(i) ? 'true' : undefined);
  });
}

/** `3 − 2 = 1` */
function reckoned(count: number, left: number, { words }: PictureProps): string {
  const number = (n: number) => formatNumber(n, words.lang);
  return `${number(count)} − ${number(count - left)} = ${number(left)}`;
}

function part(root: HTMLElement, id: string): SVGElement | null {
  return root.querySelector<SVGElement>(`#${CSS.escape(id)}`);
}

function mark(element: SVGElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(`data-${name}`);
  else element.setAttribute(`data-${name}`, value);
}

/** The last lines of a box; null puts back what Graphviz has written. */
function write(box: SVGElement, texts: readonly (string | null)[]): void {
  const lines = [...box.querySelectorAll('text')].slice(-texts.length);
  lines.forEach((line, i) => {
    line.dataset['drawn'] ??= line.textContent;
    line.textContent = texts[i] ?? line.dataset['drawn'];
  });
}
