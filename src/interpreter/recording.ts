/** What a recorder hands on of one run, and what stands there when nothing was read. */
import { NO_PEAK } from './findings.ts';
import type { RunResult } from './result.ts';
import { NO_READING } from './unfinished.ts';

/** The part of a result that the recorder knows of. */
export type Recording = Omit<
  RunResult,
  | ('runId' | 'status' | 'stdout' | 'stderr' | 'truncated')
  | ('elapsedMs' | 'label' | 'python' | 'pyodide')
>;

export const NOTHING_READ = {
  before: NO_READING,
  after: NO_READING,
  marks: [],
  watched: [],
  collections: [],
  types: null,
  growth: null,
  peak: null,
  peakFrom: null,
  lines: null,
  loops: null,
  givenBack: null,
} satisfies Partial<Recording>;

export const UNKNOWN = { map: null, graphs: null, passes: [], watchedNames: [], peakAt: NO_PEAK };
