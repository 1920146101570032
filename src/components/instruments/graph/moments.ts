/** The moments at which a graph was taken, each in two directions. */
import type { ObjectGraph } from '../../../interpreter/graph.ts';

export const DIRECTIONS = ['held', 'holders'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Moment {
  /** Label of the mark; null at the end of the cell. */
  mark: string | null;
  line: number | null;
  graphs: Partial<Record<Direction, ObjectGraph>>;
}

/** In the order of the run. A mark in a loop makes a moment each time it is passed. */
export function momentsOf(graphs: readonly ObjectGraph[]): Moment[] {
  const moments: Moment[] = [];
  for (const graph of graphs) {
    const last = moments.at(-1);
    const { mark, line, direction } = graph;
    const isSame = last?.mark === mark && last.line === line && !(direction in last.graphs);
    if (last && isSame) last.graphs[direction] = graph;
    else moments.push({ mark, line, graphs: { [direction]: graph } });
  }
  return moments;
}
