/** The diagram of docs/architecture.md, drawn from the imports that are really there. */
import { isLayer, LAYERS, layers } from './layers.ts';

export const PAGE = 'docs/architecture.md';
const BEGIN = '<!-- diagram: made by npm run docs:architecture -->';
const END = '<!-- end of the diagram -->';

export function diagram(edges: readonly (readonly [from: string, to: string])[]): string {
  const drawn = layers.filter((layer) => edges.some((edge) => edge.includes(layer)));
  const boxes = drawn.map((layer) => `  ${layer}["<b>${layer}</b><br>${LAYERS[layer].says}"]`);
  const arrows = edges
    .filter(([from, to]) => isLayer(from) && isLayer(to))
    .map(([from, to]) => `  ${from} --> ${to}`);
  return ['```mermaid', 'flowchart TD', ...boxes, ...arrows, '```'].join('\n');
}

/** The page with another diagram. @throws Error when it has no place for one. */
export function withDiagram(page: string, drawn: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${PAGE} has no place for the diagram.`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${drawn}\n\n${page.slice(end)}`;
}
