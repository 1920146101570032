/** The diagrams of docs/architecture.md, drawn from the imports that are really there. */
import { LAYERS } from './layers.ts';

export type Edge = readonly [from: string, to: string];

export const PAGE = 'docs/architecture.md';
const FLOORS = 'src/components/';
const begin = (name: string) => `<!-- ${name}: made by npm run docs:architecture -->`;
const end = (name: string) => `<!-- end of ${name} -->`;

/** The whole house: the floors of the components are one box. */
function house(edges: readonly Edge[]): string {
  const folded = edges.map(([from, to]): Edge => [folder(from), folder(to)]);
  return diagram(folded, (layer) => layer.replace(/^src\//, ''));
}

/** The floors of the components, without what lies below all of them. */
function floors(edges: readonly Edge[]): string {
  const within = edges.filter((edge) => edge.every((layer) => layer.startsWith(FLOORS)));
  return diagram(within, (layer) => layer.slice(FLOORS.length));
}

const folder = (layer: string) => (layer.startsWith(FLOORS) ? FLOORS.slice(0, -1) : layer);

function diagram(edges: readonly Edge[], named: (layer: string) => string): string {
  const boxes = Object.entries(LAYERS).filter(([layer]) =>
    edges.some((edge) => edge.includes(layer)),
  );
  const id = (layer: string) => layer.replaceAll('/', '-');
  const arrows = edges
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `  ${id(from)} --> ${id(to)}`);
  return [
    '```mermaid',
    'flowchart TD',
    ...boxes.map(([layer, { says }]) => `  ${id(layer)}["<b>${named(layer)}</b><br>${says}"]`),
    ...new Set(arrows),
    '```',
  ].join('\n');
}

/** The page with other diagrams. @throws Error when it has no place for one. */
export function withDiagrams(page: string, edges: readonly Edge[]): string {
  return withOne(withOne(page, 'house', house(edges)), 'floors', floors(edges));
}

function withOne(page: string, name: string, drawn: string): string {
  const [from, to] = [page.indexOf(begin(name)), page.indexOf(end(name))];
  if (from < 0 || to < from) throw new Error(`${PAGE} has no place for the diagram "${name}".`);
  return `${page.slice(0, from)}${begin(name)}\n\n${drawn}\n\n${page.slice(to)}`;
}
