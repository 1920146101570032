/**
 * The graph of who refers to whom around the watched objects, as objgraph has found it and as the true
 * counts were in that moment. Travels beside the result, not inside it.
 */
import * as z from 'zod/mini';

const address = z.int().check(z.nonnegative());
const count = z.int().check(z.nonnegative());

/**
 * What a full collection would do with an object, by the collector's arithmetic on all of the heap.
 * `unknown` where that was not done: too many objects or marks, or a round of the collector was going on.
 */
const Fate = z.enum(['lives', 'garbage', 'unknown']);
export type Fate = z.infer<typeof Fate>;

export const GraphNode = z.strictObject({
  address,
  type: z.string(),
  /** Which one it is: a function's name, how a text begins; empty where there is nothing to say. */
  text: z.string(),
  /** null for what is no container. */
  items: z.nullable(count),
  /** True `ob_refcnt`. */
  count,
  /** Bytes of the block the object lies in, without what it points to. */
  bytes: count,
  /** Whether the collector looks after it. */
  isTracked: z.boolean(),
  fate: Fate,
  /** Names under which it is watched; none for what was found on the way. */
  names: z.array(z.string()),
  /** Some of its neighbours in the graph's direction are left out: too many, or too far away. */
  isCut: z.boolean(),
});
export type GraphNode = z.infer<typeof GraphNode>;

export const GraphEdge = z.strictObject({
  from: address,
  to: address,
  /** `.attribute`, `[place]`, a dictionary's key; empty where there is no name for it. */
  label: z.string(),
});
export type GraphEdge = z.infer<typeof GraphEdge>;

/** Both ends of every reference are told of: nothing could be drawn of one that leads nowhere. */
function isWhole({ nodes, edges }: { nodes: GraphNode[]; edges: GraphEdge[] }): boolean {
  const known = new Set(nodes.map((node) => node.address));
  return edges.every(({ from, to }) => known.has(from) && known.has(to));
}

const Graph = z.strictObject({
  /** Label of the mark at which it was taken; null at the end of the cell. */
  mark: z.nullable(z.string()),
  line: z.nullable(z.int().check(z.positive())),
  /** `held`: what the watched objects refer to. `holders`: what refers to them. */
  direction: z.enum(['held', 'holders']),
  nodes: z.array(GraphNode),
  edges: z.array(GraphEdge),
});
export const ObjectGraph = Graph.check(z.refine(isWhole));
export type ObjectGraph = z.infer<typeof ObjectGraph>;

/** The type by which the namespace of the cells is known in a graph: it holds the reader's names. */
export const NAMESPACE = '__main__';

/** What Python tells of a node. */
type ToldNode = Omit<GraphNode, 'count' | 'bytes' | 'names' | 'isCut'>;
type Moment = Pick<ObjectGraph, 'mark' | 'line'>;

/** What the drawer needs of the interpreter's memory. */
export interface GraphReader {
  /** True count of the object there. */
  count(address: number): number;
  /** Bytes of the block there. */
  bytes(address: number): number;
  /** Names of the watched objects there. */
  names(address: number): string[];
  /** A round of the collector goes on: what it has found so far cannot be seen. */
  isCollecting: boolean;
}

/** Takes the nodes and edges of one graph after the other as Python tells of them. */
export class GraphRecorder {
  readonly graphs: ObjectGraph[] = [];
  #moment: Moment = { mark: null, line: null };
  #nodes: ToldNode[] = [];
  #edges: GraphEdge[] = [];
  #cut = new Set<number>();
  readonly #reader: () => GraphReader;
  /** A reference was told of, and not what is at both of its ends: not by our own Python. */
  isDisturbed = false;

  /** @param reader asked once a graph is whole and Python holds none of its objects any more. */
  constructor(reader: () => GraphReader) {
    this.#reader = reader;
  }

  moment(moment: Moment): void {
    this.#moment = moment;
  }

  /** @param node its `items` below 0: it is no container. */
  node({ items, ...node }: ToldNode & { items: number }): void {
    this.#nodes.push({ ...node, items: items < 0 ? null : items });
  }

  edge(from: number, to: number, label: string): void {
    this.#edges.push({ from, to, label });
  }

  cut(address: number): void {
    this.#cut.add(address);
  }

  drawn(direction: ObjectGraph['direction']): void {
    const reader = this.#reader();
    const nodes = this.#nodes.map((node) => ({
      ...node,
      fate: reader.isCollecting ? ('unknown' as const) : node.fate,
      count: reader.count(node.address),
      bytes: reader.bytes(node.address),
      names: reader.names(node.address),
      isCut: this.#cut.has(node.address),
    }));
    const graph = { ...this.#moment, direction, nodes, edges: this.#edges };
    if (isWhole(graph)) this.graphs.push(graph);
    else this.isDisturbed = true;
    this.#nodes = [];
    this.#edges = [];
    this.#cut = new Set();
  }
}
