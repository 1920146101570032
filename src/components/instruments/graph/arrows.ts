/**
 * What of a graph is drawn: parallel references joined into one arrow, and no more boxes and arrows
 * than can be laid out and looked at. A list of five thousand times the same row is one arrow.
 */
import { type GraphNode, NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';

/** References from one object to another that are drawn one by one; more of them become one arrow. */
const MOST_PARALLEL = 3;
export const MOST_ARROWS = 200;
export const MOST_BOXES = 100;

export interface Arrow {
  from: number;
  to: number;
  /** Of the references it stands for: all labels of a few, the first two of many. */
  labels: readonly string[];
  /** Their places in the graph's list: one, or more than can be drawn one by one. */
  edges: readonly number[];
}

export interface Box {
  node: GraphNode;
  /** Its place in the graph's list. */
  at: number;
}

export interface Picture {
  boxes: readonly Box[];
  arrows: readonly Arrow[];
  /** Whether objects or references of the graph are in no box and no arrow. */
  isCut: boolean;
}

const pictures = new WeakMap<ObjectGraph, Picture>();

/** Linear in the graph's size; made once a graph. */
export function pictureOf(graph: ObjectGraph): Picture {
  const known = pictures.get(graph) ?? picked(graph);
  pictures.set(graph, known);
  return known;
}

function picked(graph: ObjectGraph): Picture {
  const all = graph.nodes.map((node, at) => ({ node, at }));
  const objects = all.filter(({ node }) => node.type !== NAMESPACE);
  const boxes = objects.slice(0, MOST_BOXES);
  const drawn = new Set(boxes.map(({ node }) => node.address));
  const sources = new Set(drawn);
  for (const { node } of all) if (node.type === NAMESPACE) sources.add(node.address);
  const joined = arrowsOf(graph);
  const arrows = joined
    .filter(({ from, to }) => sources.has(from) && drawn.has(to))
    .slice(0, MOST_ARROWS);
  return { boxes, arrows, isCut: boxes.length < objects.length || arrows.length < joined.length };
}

/** All references of the graph, the parallel ones joined, in the order of the first of each. */
export function arrowsOf({ edges }: ObjectGraph): Arrow[] {
  const bundles = new Map<string, number[]>();
  edges.forEach(({ from, to }, i) => {
    const key = `${String(from)} ${String(to)}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(i);
    else bundles.set(key, [i]);
  });
  const arrows = [...bundles.values()].flatMap((bundle) =>
    bundle.length > MOST_PARALLEL ? [bundle] : bundle.map((one) => [one]),
  );
  return arrows
    .sort(([a = 0], [b = 0]) => a - b)
    .map((places) => {
      const [first = 0] = places;
      const { from, to } = edges[first] ?? { from: 0, to: 0 };
      const labels = labelsOf(places.map((place) => edges[place]?.label ?? ''));
      return { from, to, labels, edges: places };
    });
}

/** All of a few. Of many the first two, Python's own (`__doc__`) after the reader's. */
function labelsOf(all: readonly string[]): readonly string[] {
  if (all.length <= MOST_PARALLEL) return all;
  const own = all.filter((label) => !label.startsWith('__'));
  return [...own.slice(0, 2), ...all.filter((label) => label.startsWith('__'))].slice(0, 2);
}
