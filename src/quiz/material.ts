/** The cells that a question runs, so that the page gets what it needs and nothing else. */
import type { CellCode } from '../interpreter/protocol.ts';
import { cellOf } from './kinds/choice.ts';
import type { Question } from './types.ts';

export interface Material {
  cells: Readonly<Record<string, CellCode>>;
}

/** The ids of the cells that a question shows or runs, each once. */
export function cellIdsOf(question: Question): string[] {
  return [...new Set(named(question))].filter((id) => id !== undefined);
}

function named(question: Question): (string | undefined)[] {
  switch (question.type) {
    case 'predict':
    case 'trace':
      return [question.cell];
    case 'claim':
      return question.cases.map(({ cell }) => cell);
    case 'choice':
      return [question.cell, ...question.options.map((option) => cellOf(question, option))];
  }
}

/** The ids of the cells whose code stands above the question. */
export function shownCellsOf(question: Question): string[] {
  if (question.type === 'claim') return cellIdsOf(question);
  return question.cell === undefined ? [] : [question.cell];
}

/** @throws {Error} when the lesson has no such cell */
export function materialOf(question: Question, cells: ReadonlyMap<string, CellCode>): Material {
  const found = cellIdsOf(question).map((id) => {
    const cell = cells.get(id);
    if (cell === undefined) throw new Error(`Question ${question.id}: no cell named ${id}.`);
    const { source, needs, budget } = cell;
    return [id, { id, source, needs, ...(budget && { budget }) }] as const;
  });
  return { cells: Object.fromEntries(found) };
}
