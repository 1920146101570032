/**
 * What the collector reckons on a set of objects, step by step. It knows no roots: it copies each
 * object's count and takes away every reference that comes from inside the set. What is left above
 * 0 is referred to from outside and lives; so does all that can be reached from there. The rest
 * is held by nothing but itself.
 *
 *     count − references from inside = references from outside
 *
 * Source: CPython 3.14 InternalDocs/garbage_collector.md, "Identifying reference cycles".
 *
 * The set is what the picture shows, so "outside" is the names and whatever is not drawn. A reference
 * from something that is not drawn proves nothing: that may be garbage itself. Each node carries what
 * the same arithmetic on all of the heap has come to (its `fate`), so both directions of the graph
 * say the same of an object. Where that is not known, only names keep alive for certain, and only an
 * object whose references are all drawn is garbage for certain.
 */
import {
  type GraphEdge,
  type GraphNode,
  NAMESPACE,
  type ObjectGraph,
} from '../../../interpreter/graph.ts';
import { IMMORTAL } from '../references/immortal.ts';

export type Verdict = 'alive' | 'garbage' | 'unknown';

/** Takes away at most one for each edge; the edge's place in the graph's list. */
export interface Change {
  address: number;
  from: number;
  to: number;
}

interface Common {
  /** References from outside as reckoned so far, by address of the objects in the set. */
  left: ReadonlyMap<number, number>;
  /** So far. */
  verdicts: ReadonlyMap<number, Verdict>;
  /** Objects that this step is about. */
  at: readonly number[];
  /** Places of the edges that this step follows. */
  along: readonly number[];
}

export type Step = Common &
  (
    | { kind: 'copy' }
    | { kind: 'subtract'; source: number; changes: readonly Change[] }
    | { kind: 'roots' }
    | { kind: 'reach'; source: number; verdict: Verdict }
    | { kind: 'result' }
  );

/**
 * Those whose references the collector takes away: it looks after them, and they are no names. Of an
 * immortal object it lets go when it meets one (Python/gc.c, `update_refs`): its count says nothing.
 */
export function inSet({ isTracked, type, count }: GraphNode): boolean {
  return isTracked && type !== NAMESPACE && count < IMMORTAL;
}

/** What is looked up again and again; made once a graph. */
interface Index {
  /** Places of the edges, by the object they come from. */
  from: ReadonlyMap<number, readonly number[]>;
  /** Names of the program, by the object they are tied to. */
  names: ReadonlyMap<number, readonly string[]>;
}

const indexes = new WeakMap<ObjectGraph, Index>();

function indexOf(graph: ObjectGraph): Index {
  const known = indexes.get(graph) ?? indexed(graph);
  indexes.set(graph, known);
  return known;
}

function indexed({ nodes, edges }: ObjectGraph): Index {
  const namespace = nodes.find(({ type }) => type === NAMESPACE)?.address;
  const from = new Map<number, number[]>();
  const names = new Map<number, string[]>();
  edges.forEach((edge, i) => {
    push(from, edge.from, i);
    if (edge.from === namespace) push(names, edge.to, edge.label);
  });
  return { from, names };
}

function push<T>(lists: Map<number, T[]>, key: number, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

export function namesOf(graph: ObjectGraph, address: number): readonly string[] {
  return indexOf(graph).names.get(address) ?? [];
}

/** Objects whose steps are told one by one: each step holds what is left of all of them. */
const MOST_STEPPED = 200;

const reckonings = new WeakMap<ObjectGraph, Step[]>();

/** What the last step comes to. */
export function verdictsOf(graph: ObjectGraph): ReadonlyMap<number, Verdict> {
  return reckoned(graph).at(-1)?.verdicts ?? new Map<number, Verdict>();
}

/** The same for all objects, those among them that the collector need not look after. */
export function fatesOf(graph: ObjectGraph): ReadonlyMap<number, Verdict> {
  const fates = new Map(verdictsOf(graph));
  const isAlive = ({ from }: GraphEdge) => fates.get(from) === 'alive';
  const held = new Set([...graph.edges.filter(isAlive).map(({ to }) => to), ...heldForEver(graph)]);
  for (const { address, type, fate, count } of graph.nodes) {
    if (type === NAMESPACE || fates.has(address)) continue;
    const isHeld = count >= IMMORTAL || held.has(address) || namesOf(graph, address).length > 0;
    fates.set(address, isHeld ? 'alive' : VERDICTS[fate]);
  }
  return fates;
}

const VERDICTS = { lives: 'alive', garbage: 'garbage', unknown: 'unknown' } as const;

/** null where there are too many for anybody to follow. */
export function stepsOf(graph: ObjectGraph): readonly Step[] | null {
  return isStepped(graph) ? reckoned(graph) : null;
}

function isStepped({ nodes }: ObjectGraph): boolean {
  return nodes.length <= MOST_STEPPED;
}

/** All steps, or the last alone where there are too many; made once a graph. */
function reckoned(graph: ObjectGraph): readonly Step[] {
  const known = reckonings.get(graph) ?? reckon(graph);
  reckonings.set(graph, known);
  return known;
}

function reckon(graph: ObjectGraph): Step[] {
  const members = graph.nodes.filter(inSet);
  const left = new Map(members.map(({ address, count }) => [address, count]));
  const all = [...left.keys()];
  const none = new Map<number, Verdict>();
  const first: Step = { kind: 'copy', left: new Map(left), verdicts: none, at: all, along: [] };
  const subtracted = members.flatMap(({ address }) => subtract(graph, address, left));
  const verdicts = rootsOf(graph, members, left);
  const at = [...verdicts.keys()];
  const roots: Step = { kind: 'roots', left, verdicts: new Map(verdicts), at, along: [] };
  const reached = spread(graph, left, verdicts);
  for (const address of all) if (!verdicts.has(address)) verdicts.set(address, 'garbage');
  const rest = all.filter((address) => verdicts.get(address) === 'garbage');
  const last: Step = { kind: 'result', left, verdicts, at: rest, along: [] };
  if (!isStepped(graph)) return [last];
  // Where it looks after none of them, there is nothing to reckon with: what holds them is another matter.
  return all.length === 0 ? [first, last] : [first, ...subtracted, roots, ...reached, last];
}

/** Takes away what one object refers to inside the set; several references count several times. */
function subtract(graph: ObjectGraph, source: number, left: Map<number, number>): Step[] {
  const along: number[] = [];
  const changes = new Map<number, Change>();
  for (const i of indexOf(graph).from.get(source) ?? []) {
    const to = graph.edges[i]?.to ?? 0;
    const before = left.get(to);
    if (before === undefined) continue;
    along.push(i);
    left.set(to, before - 1);
    changes.set(to, { address: to, from: changes.get(to)?.from ?? before, to: before - 1 });
  }
  if (along.length === 0 || !isStepped(graph)) return [];
  return [
    {
      ...{ kind: 'subtract', source, changes: [...changes.values()], along },
      ...{ left: new Map(left), verdicts: new Map(), at: [source, ...changes.keys()] },
    },
  ];
}

/** Objects that something outside the set refers to. What that is worth, only the whole heap can say. */
function rootsOf(
  graph: ObjectGraph,
  members: readonly GraphNode[],
  left: ReadonlyMap<number, number>,
): Map<number, Verdict> {
  const verdicts = new Map<number, Verdict>();
  const forEver = heldForEver(graph);
  for (const { address, fate } of members) {
    if ((left.get(address) ?? 0) <= 0) continue;
    const isHeld = namesOf(graph, address).length > 0 || forEver.has(address);
    verdicts.set(address, isHeld ? 'alive' : VERDICTS[fate]);
  }
  return verdicts;
}

/** What immortal objects refer to. */
function heldForEver({ nodes, edges }: ObjectGraph): ReadonlySet<number> {
  const immortal = new Set(
    nodes.filter(({ count }) => count >= IMMORTAL).map(({ address }) => address),
  );
  return new Set(edges.filter(({ from }) => immortal.has(from)).map(({ to }) => to));
}

/** Goes along the references: first from what lives, then from what cannot be judged. */
function spread(
  graph: ObjectGraph,
  left: ReadonlyMap<number, number>,
  verdicts: Map<number, Verdict>,
): Step[] {
  const steps: Step[] = [];
  for (const verdict of ['alive', 'unknown'] as const) {
    const waiting = [...verdicts].filter(([, one]) => one === verdict).map(([one]) => one);
    for (const source of waiting) {
      const along: number[] = [];
      const at: number[] = [];
      for (const i of indexOf(graph).from.get(source) ?? []) {
        const to = graph.edges[i]?.to ?? 0;
        if (!left.has(to) || !isBetter(verdict, verdicts.get(to))) continue;
        along.push(i);
        at.push(to);
        verdicts.set(to, verdict);
        waiting.push(to); // this loop comes to it
      }
      if (at.length === 0 || !isStepped(graph)) continue;
      const now = { left, verdicts: new Map(verdicts), along, at: [source, ...at] };
      steps.push({ kind: 'reach', source, verdict, ...now });
    }
  }
  return steps;
}

function isBetter(verdict: Verdict, known: Verdict | undefined): boolean {
  return known === undefined || (verdict === 'alive' && known !== 'alive');
}
