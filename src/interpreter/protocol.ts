/**
 * The only messages that cross between the page and the worker. Plain data, never a proxy.
 *
 * What the worker sends is checked on the page: it ran a stranger's code and may say anything.
 */
import * as z from 'zod/mini';
import { isWithinBounds, LONGEST_TEXT } from './bounds.ts';
import { Findings, type PeakAt } from './findings.ts';
import type { Pass } from './pass.ts';
import { fitToShow } from './shown-text.ts';

/** A cell to run, with the cells whose names it needs; those run first, unmeasured. */
export interface CellCode {
  id: string;
  source: string;
  needs: { id: string; source: string }[];
  /** Bytes that it may take beyond what is in use, where its lesson says so; see budget.ts. */
  budget?: number | undefined;
  /** A check of what `needs` have made: it has a namespace and builtins of its own. */
  apart?: boolean;
}

export interface StartMessage {
  type: 'start';
  /** Absolute address of the folder with the interpreter's files. */
  indexURL: string;
  /** Bytes Python may take before it says MemoryError. */
  memoryBudget: number;
  /** Shared with the page where it is isolated; without it Stop means a new worker. */
  interrupts: Uint8Array | null;
}

export interface RunMessage {
  type: 'run';
  runId: number;
  cell: CellCode;
  pass: Pass;
  /** For the pass `peak`. */
  peakAt: PeakAt;
}

export type ToWorker = StartMessage | RunMessage;

const count = z.int().check(z.nonnegative());
const bytes = z.number().check(z.nonnegative());

export const FromWorker = z.discriminatedUnion('type', [
  /** Bytes as they cross the wire. */
  z.strictObject({ type: z.literal('progress'), loaded: bytes, total: bytes }),
  z.strictObject({ type: z.literal('ready') }),
  /** What the start had left to do is done: the image of the memory is stored. */
  z.strictObject({ type: z.literal('settled') }),
  z.strictObject({
    type: z.literal('not-started'),
    /**
     * `unsupported`: this browser refuses Python's WebAssembly. `damaged`: the file that `message`
     * names is not the one this page was built with. `broken`: all files are right, and it fails.
     */
    reason: z.enum(['download', 'unsupported', 'damaged', 'broken']),
    message: z.string(),
    /** All of Python's files are right now, whatever they were: starting again may succeed. */
    isRight: z.boolean(),
  }),
  /** NumPy and the like are being fetched for this run. */
  z.strictObject({ type: z.literal('packages'), runId: count }),
  z.strictObject({
    type: z.literal('output'),
    runId: count,
    stream: z.enum(['stdout', 'stderr']),
    text: z.string().check(z.minLength(1), z.maxLength(LONGEST_TEXT)),
  }),
  z
    .strictObject({
      type: z.literal('result'),
      runId: count,
      findings: Findings,
    })
    .check(
      z.refine(
        ({ runId, findings: { result } }) => result.runId === runId && result.label === 'live',
      ),
    ),
  /** Code of an earlier run goes on though it is interrupted: no other can run. */
  z.strictObject({ type: z.literal('restless') }),
  /** The interpreter is broken beyond repair (a stack overflow in C, `os._exit`, …). */
  z.strictObject({
    type: z.literal('fatal'),
    runId: count,
    message: z.string(),
    /** Recursion inside C has used up a stack; see c-stack.ts. */
    isOverflow: z.boolean(),
  }),
]);
export type FromWorker = z.infer<typeof FromWorker>;

/** null for anything that no worker of ours would say. Texts of a run that has ended are fit to be shown. */
export function readFromWorker(data: unknown): FromWorker | null {
  if (!isWithinBounds(data)) return null;
  const message = FromWorker.safeParse(data).data ?? null;
  return message?.type === 'result' ? { ...message, findings: fitted(message.findings) } : message;
}

function fitted(findings: Findings): Findings {
  const { value, isCut } = fitToShow(findings);
  if (!isCut) return value;
  return { ...value, result: { ...value.result, notes: [...value.result.notes, 'stacks-cut'] } };
}

/** What Python calls a cell in tracebacks. */
export function cellFilename(id: string): string {
  return `${id}.py`;
}
