/**
 * The part of a lesson's results that is the same at every measuring. Where Python's memory lies, and how many
 * bytes of it are in use before a cell, differ with the machine and the folder that it starts in (the path of
 * the script is among Python's own strings). So bytes are compared as the change that the cell has made, apart
 * from what Python's free lists happened to hold; addresses are left out, and so is what is printed.
 */
import type { BuiltLesson } from '../../src/content/built.ts';
import type { Findings } from '../../src/interpreter/findings.ts';
import type { HeapReading } from '../../src/interpreter/result.ts';

export function comparable({ cells, questions }: BuiltLesson): object {
  const entries = Object.entries(cells).map(([id, findings]) => [id, ofCell(findings)]);
  return { cells: Object.fromEntries(entries) as object, questions };
}

/** Bytes of objects: what is in use, without what lies ready in Python's free lists. */
function held({ inUse, freeLists = 0 }: HeapReading): number {
  return inUse - freeLists;
}

function ofCell({ result, graphs }: Findings): object {
  const { status, error, notes, watched, types, lines, loops, givenBack, peak, peakFrom } = result;
  return {
    ...{ status, notes, watched, lines, loops, givenBack, peak, peakFrom, growth: result.growth },
    error: error && { type: error.type, line: error.line },
    change: held(result.after) - held(result.before),
    marks: result.marks.map(({ label, line, heap }) => {
      return { label, line, change: held(heap) - held(result.before) };
    }),
    collections: result.collections.map(({ generation, collected, uncollectable, freed }) => {
      return { generation, collected, uncollectable, freed };
    }),
    types: types?.map(({ type, born, died, left }) => ({ type, born, died, left })) ?? null,
    graphs:
      graphs?.map(({ mark, direction, nodes, edges }) => ({
        ...{ mark, direction },
        nodes: nodes.map(({ type, names, count }) => ({ type, names, count })),
        edges: edges.map(({ label }) => label),
      })) ?? null,
  };
}
