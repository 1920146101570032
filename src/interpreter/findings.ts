/**
 * All that is known of one run of a cell: the result, and what is too large or too loose to stand in it.
 * Plain data; checked on the page like the result itself.
 */
import * as z from 'zod/mini';
import { type HeapMap, KINDS } from '../heap/map.ts';
import { ObjectGraph } from './graph.ts';
import { SECOND_PASSES, type SecondPass } from './pass.ts';
import { RunResult } from './result.ts';

const count = z.int().check(z.nonnegative());

/** Stretches of the largest heap there can be, all of the smallest size, would be far more. */
const MOST_STRETCHES = 8_000_000;

/** Counts belong to addresses: they have to lie as the heap does, one after the other. */
function isWhole({ starts, sizes, kinds }: HeapMap): boolean {
  const { length } = starts;
  if (length > MOST_STRETCHES || sizes.length !== length || kinds.length !== length) return false;
  for (let i = 1; i < length; i += 1) {
    if (starts[i] !== (starts[i - 1] ?? 0) + (sizes[i - 1] ?? 0)) return false;
  }
  return kinds.every((kind) => kind < KINDS.length);
}

const Stretches = z
  .strictObject({
    starts: z.instanceof(Uint32Array),
    sizes: z.instanceof(Uint32Array),
    kinds: z.instanceof(Uint8Array),
    sizeBefore: count,
  })
  .check(z.refine(isWhole));

export const Findings = z.strictObject({
  result: RunResult,
  /** Of the bare pass; null where the heap could not be read. */
  map: z.nullable(Stretches),
  /** null unless the pass `graph` ran. */
  graphs: z.nullable(z.array(ObjectGraph)),
  /** The passes that have run beside the bare one, whether or not they found anything. */
  passes: z.array(z.enum(SECOND_PASSES)),
  /** Names given to `freed.watch`: they ask for the pass `references`. */
  watchedNames: z.array(z.string()),
  /** Where the pass `lines` found the peak, and in which report: what the pass `peak` is asked for. */
  peakAt: z.strictObject({ line: count, at: count, of: count }),
  /** Of the last pass that followed lines and saw them all. */
  way: z.optional(z.strictObject({ lines: count, steps: count })),
});

export interface Findings {
  result: RunResult;
  map: HeapMap | null;
  graphs: ObjectGraph[] | null;
  passes: SecondPass[];
  watchedNames: string[];
  peakAt: PeakAt;
  way?: Way | undefined;
}

/** Which lines have run, as two numbers that another pass over the same lines has, too. */
export interface Way {
  /** Of the lines, each once. */
  lines: number;
  /** Of all of them as they came. */
  steps: number;
}

/** All 0 where there is none. */
export interface PeakAt {
  line: number;
  /** Counted from 1. */
  at: number;
  /** Reports in all: another pass with as many has told of the same moments. */
  of: number;
}

export const NO_PEAK: PeakAt = { line: 0, at: 0, of: 0 };

/** Findings of a run that came to nothing but its result. */
export function only(result: RunResult): Findings {
  return { result, map: null, graphs: null, passes: [], watchedNames: [], peakAt: NO_PEAK };
}

/** The parts that are handed over instead of copied when findings cross to the page. */
export function transferOf({ map }: Findings): Transferable[] {
  return map === null ? [] : [map.starts.buffer, map.sizes.buffer, map.kinds.buffer];
}
