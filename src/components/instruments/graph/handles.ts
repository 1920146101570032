/** What each object of a graph is called in its picture, its tables and its steps. */
import { type GraphNode, NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';

const LONGEST = 24;

const known = new WeakMap<ObjectGraph, ReadonlyMap<number, string>>();

/** By address; made once a graph. */
export function handlesOf(graph: ObjectGraph): ReadonlyMap<number, string> {
  const handles = known.get(graph) ?? named(graph);
  known.set(graph, handles);
  return handles;
}

/** The name an object is watched under, else its type, numbered where there are more. */
function named({ nodes }: ObjectGraph): ReadonlyMap<number, string> {
  const objects = nodes.filter(({ type }) => type !== NAMESPACE);
  const totals = new Map<string, number>();
  for (const node of objects) totals.set(baseOf(node), (totals.get(baseOf(node)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    objects.map((node) => {
      const base = baseOf(node);
      const n = (seen.get(base) ?? 0) + 1;
      seen.set(base, n);
      return [node.address, totals.get(base) === 1 ? base : `${base} #${String(n)}`];
    }),
  );
}

function baseOf({ names, type }: GraphNode): string {
  return short(names.length > 0 ? [...new Set(names)].join(', ') : type);
}

export function short(text: string, most = LONGEST): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
