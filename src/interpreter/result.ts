/**
 * What one run says of itself: the plain JSON that instruments draw and quizzes grade.
 * Made by `session.ts` inside the worker, checked again on the page because a worker that ran
 * a stranger's code is an outside edge.
 */
import * as z from 'zod/mini';
import { Note } from './notes.ts';

const bytes = z.int().check(z.nonnegative());
const signedBytes = z.int();
const line = z.int().check(z.positive());

/** Bytes, read by TypeScript from the allocator's chunks in wasm memory. */
export const HeapReading = z.strictObject({
  /** Handed out by malloc, headers included. */
  inUse: bytes,
  /** Freed, but still inside the heap: the allocator will hand it out again. */
  freeInside: bytes,
  /** From the heap's first chunk to its end; never falls. */
  heapSize: bytes,
  largestHole: bytes,
  chunks: z.int().check(z.nonnegative()),
  /**
   * Part of `inUse`: dead objects that Python keeps to use their memory again, its free lists. Absent where
   * they cannot be read.
   */
  freeLists: z.optional(bytes),
});
export type HeapReading = z.infer<typeof HeapReading>;

export const WatchedObject = z.strictObject({
  name: z.string(),
  /**
   * True `ob_refcnt` after the line ran; without the one `sys.getrefcount` adds. Steps are the lines
   * that ran since the first object was watched, counted from 1, the same for all objects. Of a long run, steps that
   * have not changed the count may be left out, but never the last one of a line.
   */
  counts: z.array(z.strictObject({ step: line, line, count: z.int().check(z.nonnegative()) })),
  /** null: still alive when the run ended. */
  died: z.nullable(z.strictObject({ line, by: z.enum(['count', 'collector']) })),
});
export type WatchedObject = z.infer<typeof WatchedObject>;

export const TypeTally = z.strictObject({
  type: z.string(),
  born: z.int().check(z.nonnegative()),
  died: z.int().check(z.nonnegative()),
  /** Born in this run and alive at its end. */
  left: z.int().check(z.nonnegative()),
  /** Bytes of the chunks that hold those still alive; without what they point to. */
  bytes,
});
export type TypeTally = z.infer<typeof TypeTally>;

const hits = z.int().check(z.nonnegative());

export const LineReading = z.strictObject({
  line,
  /** Bytes that all runs of the line have added; below 0 it freed more than it took. */
  increment: signedBytes,
  /** Bytes in use, over the start of the run, when the line had last run. */
  held: signedBytes,
  hits,
  /** Bytes asked for by the line, or by what it has called, that live at the end of the run. */
  left: z.optional(bytes),
});
export type LineReading = z.infer<typeof LineReading>;

export const LoopReading = z.strictObject({
  from: line,
  to: line,
  increment: signedBytes,
  hits,
  left: z.optional(bytes),
});
export type LoopReading = z.infer<typeof LoopReading>;

/** Bytes that were given back while no line of the cell ran for it. */
export const GivenBack = z.strictObject({
  /** After a function has returned; while one waits; by the collector, begun by Python itself. */
  by: z.enum(['return', 'wait', 'collector']),
  /** The function, and its first and last line; null for the collector. */
  of: z.nullable(z.strictObject({ name: z.string(), from: line, to: line })),
  /** Its last line, or the one that waits. */
  line: z.nullable(line),
  bytes,
});
export type GivenBack = z.infer<typeof GivenBack>;

export const PeakFrom = z.strictObject({
  /** The line that ran when the most was in use. */
  line,
  /** What each line of the cell had in use just before, most first. */
  lines: z.array(z.strictObject({ line, bytes })),
  /** In use just before, but asked for by no line of the cell. */
  elsewhere: bytes,
});
export type PeakFrom = z.infer<typeof PeakFrom>;

export const GrowthReading = z.strictObject({
  bytesPerCall: z.number(),
  /** Bytes in use after each call, over what there was before the first. */
  samples: z.array(z.number()),
  /** Where the cell has called `growth`; absent where that is not known. */
  line: z.optional(line),
});
export type GrowthReading = z.infer<typeof GrowthReading>;

/** The collector's three counters, youngest generation first; see `gc.get_count`. */
const counters = z.tuple([z.int(), z.int(), z.int()]);

const Deaths = z.strictObject({ type: z.string(), count: hits });

export const Collection = z.strictObject({
  generation: z.int(),
  /** Python's own count: objects that it looks after, found unreachable, and not brought back. */
  collected: z.int(),
  uncollectable: z.int(),
  ms: z.number(),
  /** Objects that this round has freed, by type, most first: those found unreachable, and what only they held. */
  freed: z.array(Deaths),
  /** Objects from before the round that finalizers and callbacks have let go in it, likewise. */
  released: z.array(Deaths),
  /** null unless the pass `collector` ran. */
  counters: z.nullable(z.strictObject({ before: counters, after: counters })),
});
export type Collection = z.infer<typeof Collection>;

export const RunResult = z.strictObject({
  runId: z.int(),
  status: z.enum(['done', 'failed', 'stopped']),
  stdout: z.string(),
  stderr: z.string(),
  truncated: z.boolean(),
  error: z.nullable(
    z.strictObject({
      type: z.string(),
      message: z.string(),
      line: z.nullable(line),
      /** Python's own traceback, the learner's frames only. */
      traceback: z.string(),
    }),
  ),
  elapsedMs: z.number(),
  label: z.enum(['live', 'built']),
  python: z.string(),
  pyodide: z.string(),
  before: HeapReading,
  after: HeapReading,
  marks: z.array(z.strictObject({ label: z.string(), line, heap: HeapReading })),
  watched: z.array(WatchedObject),
  /** Bytes asked for, over the start of the run; null unless the pass `lines` ran. */
  peak: z.nullable(signedBytes),
  /** Where the most was in use; null unless the pass `peak` ran too. */
  peakFrom: z.nullable(PeakFrom),
  /** Bytes asked for, line by line; null unless the pass `lines` ran. */
  lines: z.nullable(z.array(LineReading)),
  /** Loops of the cell as a whole: the share of each line in them is distorted by free lists. */
  loops: z.nullable(z.array(LoopReading)),
  /** Absent, as well as null, where the pass `lines` has not run. */
  givenBack: z.optional(z.nullable(z.array(GivenBack))),
  collections: z.array(Collection),
  types: z.nullable(z.array(TypeTally)),
  /** The last measurement that came to its end. */
  growth: z.nullable(GrowthReading),
  /** Those before it, in their order; absent in results of before there were several. */
  earlierGrowth: z.optional(z.array(GrowthReading)),
  /** What an instrument could not do; notes.ts says which readings that touches. */
  notes: z.array(Note),
});
export type RunResult = z.infer<typeof RunResult>;
