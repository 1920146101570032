/** Joins what the passes over one cell have found; each ran in a clean interpreter. */
import type { RunResult } from './result.ts';

/** Puts the counts of the second pass beside the bytes of the first, if both ran alike. */
export function mergeReferences(bytes: RunResult, references: RunResult): RunResult {
  const alike =
    references.stdout === bytes.stdout &&
    references.status === bytes.status &&
    references.error?.type === bytes.error?.type;
  if (!alike) return { ...bytes, notes: [...bytes.notes, 'references-differ'] };
  const notes = [...new Set([...bytes.notes, ...references.notes])];
  return { ...bytes, watched: references.watched, notes };
}
