/** The drawing that Graphviz has made, and what a step of the arithmetic marks in it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';
import { formatNumber } from '../../shared/format.ts';
import { counted } from '../counted.ts';
import type { Props } from '../instrument.ts';
import { stepsOf } from './arithmetic.ts';
import { type Box, pictureOf } from './arrows.ts';
import { dotOf } from './dot.ts';
import type { Drawer, Drawing } from './drawer.ts';
import type { GraphState } from './graph.ts';

type PictureProps = Props<GraphState>;

export function pictureView(
  graph: ObjectGraph,
  drawer: Drawer,
  props: PictureProps,
): TemplateResult {
  const dot = dotOf(graph, props.id, props);
  const drawing = drawer.look(dot);
  return drawing.state === 'drawn'
    ? drawnView(graph, drawing.svg, props)
    : missingView(drawing.state, drawer, props);
}

function drawnView(graph: ObjectGraph, drawing: string, props: PictureProps): TemplateResult {
  const { say } = props;
  const objects = graph.nodes.filter(({ type }) => type !== NAMESPACE).length;
  const label = say('graph-label', {
    objects: counted('objects', objects, props),
    references: counted('references', graph.edges.length, props),
  });
  // Of our own making: see graphviz.ts for why no markup of anybody else's is in it.
  const svg = unsafeHTML(drawing);
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
    ${cutView(graph, props)}
  `;
}

function cutView(graph: ObjectGraph, props: PictureProps): TemplateResult | typeof nothing {
  const { boxes, arrows, isCut } = pictureOf(graph);
  if (!isCut) return nothing;
  const references = arrows.reduce((sum, { edges }) => sum + edges.length, 0);
  return html`<p class="instrument-note">
    ${props.say('graph-cut', {
      objects: counted('objects', boxes.length, props),
      references: counted('references', references, props),
    })}
  </p>`;
}

const WHY_MISSING = {
  stopped: 'graph-stopped',
  'too-long': 'graph-too-long',
  failed: 'graph-no-drawing',
} as const;

/** Where there is no drawing yet, or none at all: why, and a button. */
function missingView(
  state: Exclude<Drawing['state'], 'drawn'>,
  drawer: Drawer,
  { say, words, set }: PictureProps,
): TemplateResult {
  if (state === 'none' || state === 'drawing') {
    return html`<p class="instrument-note graph-missing" role="status">${say('graph-drawing')}</p>
      ${action(words.labels.stop, () => drawer.stop())}`;
  }
  return html`<p class="instrument-note graph-missing" role="status">${say(WHY_MISSING[state])}</p>
    ${action(words.labels['try-again'], () => {
      drawer.leave();
      set({});
    })}`;
}

function action(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="instrument-action" @click=${act}>${label}</button>`;
}

/** Asks for the drawing where it is not there yet, and draws anew when there is news of it. */
export function ask(graph: ObjectGraph, drawer: Drawer, props: PictureProps): void {
  const dot = dotOf(graph, props.id, props);
  if (drawer.look(dot).state === 'none') void drawer.begin(dot).then(() => props.set({}));
}

/** Writes a step into the drawing: what it is about, what is left of each count, and the verdicts. */
export function highlight(root: HTMLElement, graph: ObjectGraph, props: PictureProps): void {
  const step = stepsOf(graph)?.[props.state.step - 1];
  const { boxes, arrows } = pictureOf(graph);
  boxes.forEach(({ node: { address, count }, at }) => {
    const box = part(root, `${props.id}-n${String(at)}`);
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
  show(root, boxes, props);
  const along = new Set(step?.along);
  for (const { edges } of arrows) {
    const arrow = part(root, `${props.id}-e${String(edges[0])}`);
    if (arrow) mark(arrow, 'at', edges.some((place) => along.has(place)) ? 'true' : undefined);
  }
}

/** `3 − 2 = 1` */
function reckoned(count: number, left: number, { words }: PictureProps): string {
  const number = (n: number) => formatNumber(n, words.lang);
  return `${number(count)} − ${number(count - left)} = ${number(left)}`;
}

/** The step that each drawing was last moved for: whoever scrolls it afterwards is left alone. */
const shownAt = new WeakMap<Element, number>();

/** Of a drawing that is larger than its place the boxes in question are shown: those of the step, or what is watched. */
function show(
  root: HTMLElement,
  boxes: readonly Box[],
  { id, state: { step } }: PictureProps,
): void {
  const place = root.querySelector('.graph-picture');
  const drawing = place?.querySelector('svg');
  if (!place || !drawing || shownAt.get(drawing) === step) return;
  shownAt.set(drawing, step);
  const parts = boxes.map(({ node, at }) => ({ node, box: part(root, `${id}-n${String(at)}`) }));
  const wanted =
    parts.find(({ box }) => box?.dataset['at'] === 'true') ??
    parts.find(({ node: { names } }) => names.length > 0);
  if (!wanted?.box) return;
  const [outer, inner] = [place.getBoundingClientRect(), wanted.box.getBoundingClientRect()];
  place.scrollLeft += hidden(outer.left, outer.right, inner.left, inner.right);
  place.scrollTop += hidden(outer.top, outer.bottom, inner.top, inner.bottom);
}

/** How far to scroll so that what lies partly outside stands in the middle. */
function hidden(from: number, to: number, start: number, end: number): number {
  return start >= from && end <= to ? 0 : (start + end - from - to) / 2;
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
