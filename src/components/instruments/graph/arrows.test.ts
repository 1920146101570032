import { expect, test } from 'vitest';
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import { findingsOf, propsOf } from '../drawn.fixture.ts';
import { arrowsOf, MOST_ARROWS, MOST_BOXES, pictureOf } from './arrows.ts';
import { stepsOf, verdictsOf } from './arithmetic.ts';
import { dotOf } from './dot.ts';
import { drawerAtOnce } from './drawer-at-once.ts';
import { graphOf } from './graph.fixture.ts';
import { graphWith } from './graph.ts';
import { startGraphviz } from './graphviz.ts';

/** `row = [0]; grid = [row] * n` */
function grid(n: number): ObjectGraph {
  const graph = graphOf('=grid =row', { row: { count: n + 1 } });
  for (let i = 0; i < n; i += 1) {
    graph.edges.push({ from: 100, to: 101, label: `[${String(i)}]` });
  }
  return graph;
}

test('a few parallel references are an arrow each', () => {
  const { arrows, isCut } = pictureOf(graphOf('a>b a>b a>b b>a'));
  expect(arrows.map(({ edges }) => edges)).toEqual([[0], [1], [2], [3]]);
  expect(isCut).toBe(false);
});

test('five thousand are one arrow, which says how many and how they begin', async () => {
  const draw = await startGraphviz();
  const instrument = graphWith(drawerAtOnce(draw));
  const props = await propsOf(instrument, findingsOf({}));
  const graph = grid(5000);
  expect(arrowsOf(graph).map(({ edges }) => edges.length)).toEqual([1, 1, 5000]);
  const svg = draw(dotOf(graph, 'x', props));
  expect(svg.match(/class="edge reference"/g)).toHaveLength(1);
  expect(svg).toContain('[0], [1], … ×5,000');
  expect(pictureOf(graph).isCut).toBe(false);
});

test('of many names of the program those that the reader gave come first', () => {
  const named = graphOf('=a =a =a =a');
  ['__doc__', '__spec__', 'x', 'y'].forEach((label, i) => {
    named.edges[i] = { from: 9000, to: 100, label };
  });
  expect(arrowsOf(named).map(({ labels }) => labels)).toEqual([['x', 'y']]);
});

test('the arithmetic takes all of them away, and looks at each of them once', () => {
  const graph = grid(5000);
  let looked = 0;
  const counted = graph.edges.map((edge) => ({
    ...edge,
    get from() {
      looked += 1;
      return edge.from;
    },
  }));
  const watched = { ...graph, edges: counted };
  expect(verdictsOf(watched).get(101)).toBe('alive');
  expect(stepsOf(watched)?.find(({ kind }) => kind === 'subtract')).toMatchObject({
    changes: [{ address: 101, from: 5001, to: 1 }],
  });
  expect(looked).toBeLessThan(4 * graph.edges.length);
});

test('no more is drawn than can be looked at, and that is said', async () => {
  const chain = Array.from({ length: 300 }, (_, i) => `n${String(i % 150)}>n${String(i % 149)}`);
  const graph = graphOf(chain.join(' '));
  const { boxes, arrows, isCut } = pictureOf(graph);
  expect(boxes).toHaveLength(MOST_BOXES);
  expect(arrows.length).toBeLessThanOrEqual(MOST_ARROWS);
  expect(isCut).toBe(true);
  const instrument = graphWith(drawerAtOnce(() => '<svg></svg>'));
  const props = await propsOf(instrument, findingsOf({}));
  expect(dotOf(graph, 'x', props).match(/class="object/g)).toHaveLength(MOST_BOXES);
});

test('an arrow to or from what is not there is left out', () => {
  const graph = graphOf('a>b');
  graph.edges.push({ from: 1, to: 100, label: 'x' }, { from: 100, to: 2, label: 'y' });
  expect(pictureOf(graph).arrows.map(({ edges }) => edges)).toEqual([[0]]);
});
