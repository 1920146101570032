/** The cells that a question runs, so that the page gets what it needs and nothing else. */
import type { CellCode } from '../interpreter/protocol.ts';
import type { Question } from './types.ts';

export interface Material {
  cells: Readonly<Record<string, CellCode>>;
}

/** The ids of the cells that a question runs, the one it shows first. */
export function cellIdsOf(question: Question): string[] {
  return [question.cell];
}

/** @throws {Error} when the lesson has no such cell */
export function materialOf(question: Question, cells: ReadonlyMap<string, CellCode>): Material {
  const named = cellIdsOf(question).map((id) => {
    const cell = cells.get(id);
    if (cell === undefined) throw new Error(`Question ${question.id}: no cell named ${id}.`);
    const { source, needs } = cell;
    return [id, { id, source, needs }] as const;
  });
  return { cells: Object.fromEntries(named) };
}
