/**
 * The graph in DOT, Graphviz's language. It lays boxes and arrows out; colours come from the page's
 * styles, by class, so that a drawing need not be made anew for the dark.
 */
import type { GraphNode, ObjectGraph } from '../../../interpreter/graph.ts';
import { formatBytes, formatNumber } from '../../shared/format.ts';
import { counted, references } from '../counted.ts';
import type { Props } from '../instrument.ts';
import { inSet } from './arithmetic.ts';
import { type Arrow, pictureOf } from './arrows.ts';
import { handlesOf, short } from './handles.ts';

type Speaker = Pick<Props<unknown>, 'say' | 'words'>;

/** Points of Graphviz, which become pixels of the page. */
const FONT = 13;
const LINE = 19;
const PADDING = 10;
const POINTS_PER_INCH = 72;
/** Of the font's size: all letters of our font for code are this wide, and Chinese ones 1. */
const LETTER = 0.6;
/** Room for what the arithmetic writes into a box: so many times the font's size. */
const LEAST = 9.6;

/**
 * @param id starts the ids of all parts: `id-n0`, `id-e0`, by their places in the graph's lists; an
 * arrow of many references has the place of the first.
 */
export function dotOf(graph: ObjectGraph, id: string, speaker: Speaker): string {
  const handles = handlesOf(graph);
  const { boxes, arrows } = pictureOf(graph);
  const keys = new Map(boxes.map(({ node, at }) => [node.address, `n${String(at)}`]));
  const objects = boxes.map(({ node, at }) =>
    box(node, `${id}-n${String(at)}`, `n${String(at)}`, handles, speaker),
  );
  const references = arrows.map((one) => {
    const [first = 0] = one.edges;
    const edge = `${id}-e${String(first)}`;
    const [source, target] = [keys.get(one.from), keys.get(one.to) ?? ''];
    const label = labelOf(one, speaker);
    // The program's names have no box of their own.
    return source === undefined
      ? nameOf(label, edge, target, first)
      : arrow(label, edge, source, target);
  });
  return [
    'digraph {',
    'graph [rankdir=TB, nodesep=0.3, ranksep=0.45, bgcolor=transparent, pad=0.1]',
    `node [shape=box, style=rounded, fixedsize=true, fontname=Courier, fontsize=${String(FONT)}]`,
    `edge [fontname=Courier, fontsize=${String(FONT - 1)}, arrowsize=0.7]`,
    ...objects,
    ...references,
    '}',
  ].join('\n');
}

function box(
  node: GraphNode,
  id: string,
  key: string,
  handles: ReadonlyMap<number, string>,
  speaker: Speaker,
): string {
  const handle = handles.get(node.address) ?? '';
  const lines = [handle, described(node, handle, speaker), ...counts(node, speaker)].filter(
    Boolean,
  );
  const kinds = ['object', inSet(node) ? 'in-set' : 'untracked', node.isCut ? 'is-cut' : ''];
  return `${key} [id=${quoted(id)}, class=${quoted(kinds.filter(Boolean).join(' '))}, ${sized(lines, LEAST)}]`;
}

/** The second line: what it is, beyond what the first says. */
function described({ type, text, items, names, isCut }: GraphNode, _: string, speaker: Speaker) {
  const size = items === null ? '' : counted('items', items, speaker);
  const parts = [names.length > 0 ? type : '', text, size].filter(Boolean);
  return short(parts.join(' ')) + (isCut ? ' …' : '');
}

/** The last two lines, which the steps of the arithmetic write over. */
function counts({ count, bytes }: GraphNode, speaker: Speaker): string[] {
  return [references(count, speaker), formatBytes(bytes, speaker.words)];
}

/** A short label of one reference, or of the first of many with how many there are. */
export function labelOf({ labels, edges }: Arrow, { words }: Speaker): string {
  const shown = labels.map((label) => short(label));
  if (edges.length === 1) return shown.join('');
  return `${shown.join(', ')}, … ×${formatNumber(edges.length, words.lang)}`;
}

/** Names of the program: a label tied to an object. */
function nameOf(name: string, id: string, target: string, i: number): string {
  const key = `name${String(i)}`;
  return [
    `${key} [class="name", style=solid, ${sized([name])}]`,
    `${key} -> ${target} [id=${quoted(id)}, class="of-name"]`,
  ].join('\n');
}

function arrow(label: string, id: string, from: string, to: string): string {
  return `${from} -> ${to} [id=${quoted(id)}, class="reference", label=${quoted(` ${label} `)}]`;
}

/** Graphviz has none of our fonts: how wide a box is, is reckoned here. */
function sized(lines: readonly string[], least = 0): string {
  const widest = Math.max(least, ...lines.map(widthOf)) * FONT + 2 * PADDING;
  const height = lines.length * LINE + PADDING;
  const inches = (points: number) => (points / POINTS_PER_INCH).toFixed(3);
  const label = `"${lines.map(escaped).join('\\n')}"`;
  return `label=${label}, width=${inches(widest)}, height=${inches(height)}`;
}

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > '\u02ff' ? 1 : LETTER), 0);
}

const quoted = (text: string) => `"${escaped(text)}"`;

/**
 * A text that Graphviz takes as it is, on one line. In a label it would read `\N` as the node's name
 * and `&lt;` as an entity. Control characters have no place in an SVG, and a line end in a name least
 * of all: a label that begins with one makes Graphviz jump to where no function is.
 */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"');
}
