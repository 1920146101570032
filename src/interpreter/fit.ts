/** Cuts findings to what one message may hold, and notes of which readings something is missing. */
import { cutToBounds } from './bounds.ts';
import type { Findings } from './findings.ts';
import type { Note } from './notes.ts';
import type { RunResult } from './result.ts';
import { withhold } from './withhold.ts';

type Field = Exclude<keyof Findings, 'result'> | keyof RunResult;

/** null for what is never cut: it is short, or comes first. */
const NOTE_ON: Record<Field, Note | null> = {
  watchedNames: 'watched-cut',
  stdout: 'output-cut',
  stderr: 'output-cut',
  error: 'error-cut',
  marks: 'marks-cut',
  watched: 'watched-cut',
  peakFrom: 'peak-cut',
  lines: 'lines-cut',
  loops: 'lines-cut',
  givenBack: 'lines-cut',
  collections: 'collections-cut',
  types: 'types-cut',
  growth: 'growth-cut',
  earlierGrowth: 'growth-cut',
  map: 'map-cut',
  graphs: 'graph-cut',
  way: null,
  notes: null,
  passes: null,
  peakAt: null,
  runId: null,
  status: null,
  truncated: null,
  elapsedMs: null,
  label: null,
  python: null,
  pyodide: null,
  before: null,
  after: null,
  peak: null,
};

export function fitIntoMessage({ result, ...rest }: Findings): Findings {
  // What comes first is cut last: which notes there are decides what may be shown.
  const { notes, ...readings } = result;
  const { value, cuts } = cutToBounds({ notes, result: readings, rest });
  if (cuts.length === 0) return { result, ...rest };
  const added = cuts.flatMap(([part, field]) => noteOn(field ?? part) ?? []);
  const all = [...new Set([...notes, ...added])];
  return withhold({ ...value.rest, result: { ...value.result, notes: all } });
}

function noteOn(field: string | undefined): Note | null {
  return field !== undefined && Object.hasOwn(NOTE_ON, field) ? NOTE_ON[field as Field] : null;
}
