/** Object graphs to draw and to reckon with: `a -> b` for a reference, `= a` for a name. */
import { type GraphNode, NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';

const node = (address: number, given: Partial<GraphNode>): GraphNode => ({
  ...{ address, type: 'Node', text: '', items: null, count: 0, bytes: 32 },
  ...{ isTracked: true, fate: 'unknown' as const, names: [], isCut: false },
  ...given,
});

const NAMES_AT = 9000;

/**
 * @param references as `a>b`, more than one as `a>b a>b`; a name as `=a`.
 * @param given what is special about a node. Its count is that of the references to it, unless given.
 */
export function graphOf(
  references: string,
  given: Record<string, Partial<GraphNode>> = {},
): ObjectGraph {
  const pairs = references.split(' ').map((one) => one.split(/[>=]/));
  const names = [...new Set([...pairs.flat(), ...Object.keys(given)])].filter(Boolean);
  const address = (name: string) => (name === '' ? NAMES_AT : 100 + names.indexOf(name));
  const edges = pairs.map(([from = '', to = '']) => ({
    from: address(from),
    to: address(to),
    label: from === '' ? to : `.${to}`,
  }));
  const countOf = (name: string) => edges.filter(({ to }) => to === address(name)).length;
  const nodes = names.map((name) =>
    node(address(name), { count: countOf(name), names: [name], ...given[name] }),
  );
  const isNamed = pairs.some(([from]) => from === '');
  const namespace = node(NAMES_AT, { type: NAMESPACE, count: 7 });
  return {
    ...{ mark: null, line: null, direction: 'held' },
    nodes: isNamed ? [...nodes, namespace] : nodes,
    edges,
  };
}
