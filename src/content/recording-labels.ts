/**
 * What a recording's cases, readings and charts are called: `recordings/<id>.yaml`, written by hand in
 * both languages, while the numbers beside it in `<id>.json` never are.
 */
import * as z from 'zod/mini';

const Text = z.strictObject({ en: z.string(), 'zh-CN': z.string() });

/** `code`: a process's return code. `yes-no`: 1 or 0. */
const Unit = z.enum(['bytes', 'count', 'code', 'yes-no']);

const Chart = z.strictObject({
  title: Text,
  /** The cases it shows, in this order; all cases of the labels where none are named. */
  cases: z.optional(z.array(z.string())),
  /** Readings by their first word (`full` for `full.rss`): a row each, for each case that has it. */
  rows: z.array(z.string()).check(z.minLength(1)),
  /** Parts that a row is stacked from, such as `anon` and `file`; else the reading itself, or its rss. */
  parts: z.optional(z.array(z.string())),
  /** Versions one below the other, instead of one at a time. */
  by: z.optional(z.literal('version')),
});

export const RecordingLabels = z.strictObject({
  title: Text,
  cases: z.record(z.string(), Text),
  readings: z.record(z.string(), z.extend(Text, { unit: z.optional(Unit) })),
  texts: z._default(z.record(z.string(), Text), {}),
  charts: z.array(Chart),
});

export type RecordingLabels = z.infer<typeof RecordingLabels>;
export type ChartLabels = z.infer<typeof Chart>;
export type RecordedUnit = z.infer<typeof Unit>;

/** `full.rss` has the head `full` and the part `rss`. */
export function splitReading(reading: string): { head: string; part: string | null } {
  const [head = '', part = null] = reading.split('.');
  return { head, part };
}

/** @throws Error when the labels say nothing of it: readings with a part are bytes. */
export function unitOfReading(labels: RecordingLabels, reading: string): RecordedUnit {
  const { head, part } = splitReading(reading);
  if (part !== null) return 'bytes';
  const unit = labels.readings[head]?.unit;
  if (unit === undefined) throw new Error(`The labels give "${reading}" no unit.`);
  return unit;
}
