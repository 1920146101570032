/** A run of a question's cell: with its values put in, and with the passes its measures need. */
import type { PlannedRun } from './kinds/kind.ts';
import type { Material } from './material.ts';
import { passesOf } from './measure.ts';
import { substitute } from './parameters.ts';
import type { Measure, Values } from './types.ts';

/** @throws {Error} when there is no such cell, or it has no line for one of the values */
export function planRun(
  { cells }: Pick<Material, 'cells'>,
  id: string,
  values: Values,
  measures: readonly Measure[],
): PlannedRun {
  const cell = cells[id];
  if (cell === undefined) throw new Error(`There is no cell ${id}.`);
  return {
    cell: { ...cell, source: substitute(cell.source, values) },
    passes: [...new Set(measures.flatMap(passesOf))],
  };
}
