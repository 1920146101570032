/**
 * What one run says of itself: the plain JSON that instruments draw and quizzes grade.
 * Made by `run.ts` inside the worker, checked again on the page because a worker that ran
 * a stranger's code is an outside edge.
 */
import * as z from 'zod/mini';

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
});
export type HeapReading = z.infer<typeof HeapReading>;

export const WatchedObject = z.strictObject({
  name: z.string(),
  /** True `ob_refcnt` after the line ran; without the one `sys.getrefcount` adds. */
  counts: z.array(z.strictObject({ line, count: z.int().check(z.nonnegative()) })),
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
  /** Bytes over the start of the run; null unless that pass ran. */
  peak: z.nullable(signedBytes),
  lines: z.nullable(
    z.array(
      z.strictObject({
        line,
        increment: signedBytes,
        held: signedBytes,
        hits: z.int().check(z.nonnegative()),
      }),
    ),
  ),
  collections: z.array(
    z.strictObject({
      generation: z.int(),
      collected: z.int(),
      uncollectable: z.int(),
      ms: z.number(),
    }),
  ),
  types: z.nullable(z.array(TypeTally)),
  growth: z.nullable(z.strictObject({ bytesPerCall: z.number(), samples: z.array(z.number()) })),
  /** What an instrument could not do, as keys of the interface labels. */
  notes: z.array(z.string()),
});
export type RunResult = z.infer<typeof RunResult>;
