/**
 * The shape of a recording: what `npm run record` writes to `recordings/<id>.json` from the native
 * script `<id>.py`, and what pages show of it. An outside edge: checked whenever it is read.
 */
import * as z from 'zod/mini';
import { spreadOf } from './spread.ts';

const NAME = z.string().check(z.regex(/^[a-z0-9-]+$/));
/** `full.rss` is the part `rss` at the step `full`; `rounds` stands for itself. */
const READING = z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z]+)?$/));
const SHA256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const Reading = z
  .strictObject({
    least: z.number(),
    median: z.number(),
    most: z.number(),
    /** One number a run, in the order of the runs. */
    runs: z.array(z.number()).check(z.minLength(1)),
  })
  .check(
    z.refine(({ runs, ...spread }) => {
      const right = spreadOf(runs);
      return (['least', 'median', 'most'] as const).every((one) => spread[one] === right?.[one]);
    }, 'least, median and most are not those of the runs'),
  );

/** What a run said in words; of the first run, when the runs said different things. */
const Text = z.strictObject({ text: z.string(), same: z.boolean() });

const CaseRecord = z.union([
  z.strictObject({
    name: NAME,
    readings: z.record(READING, Reading),
    texts: z.record(NAME, Text),
  }),
  /** A word of the script's that says why this machine cannot do it. */
  z.strictObject({ name: NAME, impossible: NAME }),
]);

const System = z.strictObject({
  os: z.string(),
  distribution: z.nullable(z.string()),
  machine: z.string(),
  /** Bytes. */
  memory: z.number(),
  /** Linux: how far promises of memory may exceed it (vm.overcommit_memory). */
  overcommit: z.nullable(z.number()),
  /** Linux: for whom pages are joined to huge ones. */
  hugePages: z.nullable(z.string()),
});

const PythonRecord = z.strictObject({
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+\w*$/)),
  freeThreaded: z.boolean(),
  compiler: z.string(),
  libc: z.nullable(z.string()),
  date: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  system: System,
  /** Versions of what the script imports beyond Python itself. */
  packages: z.record(z.string(), z.string()),
  cases: z.array(CaseRecord).check(z.minLength(1)),
});

export const Recording = z.strictObject({
  id: NAME,
  /** How a reader runs it, in the script's folder. */
  command: z.string(),
  /** sha256 of the script and of the helper beside it, with the line ends of Linux. */
  sha256: z.strictObject({ script: SHA256, helper: SHA256 }),
  pythons: z.array(PythonRecord).check(z.minLength(1)),
});

export type Recording = z.infer<typeof Recording>;
export type PythonRecord = z.infer<typeof PythonRecord>;
export type CaseRecord = z.infer<typeof CaseRecord>;
export type MeasuredCase = Extract<CaseRecord, { readings: object }>;
export type Reading = z.infer<typeof Reading>;
export type System = z.infer<typeof System>;

/** `3.13.0`, `3.13.2t` for a free-threaded build. */
export function nameOfPython(python: { version: string; freeThreaded: boolean }): string {
  return `${python.version}${python.freeThreaded ? 't' : ''}`;
}

/** Oldest first; a free-threaded build after the other of its version. */
export function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** @throws Error when nothing was measured. */
export function readingOf(runs: readonly number[]): Reading {
  const spread = spreadOf(runs);
  if (spread === null) throw new Error('A reading of no runs.');
  const { least, median, most } = spread;
  return { least, median, most, runs: [...runs] };
}
