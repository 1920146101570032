/** The stored shape of a reader's progress; `store.ts` says how it lives. */
import * as z from 'zod/mini';

export const currentVersion = 1;

const finite = z.number(); // zod's numbers are finite
const answer = z.union([finite, z.string()]);
const verdict = z.enum(['right', 'wrong']);
const moment = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))));

// Loose: a field that a newer page added is kept when this one writes.
export const AnswerRecord = z.looseObject({
  /** Graded answers so far. */
  attempts: z.int().check(z.positive()),
  last: z.looseObject({
    /** A number in the question's unit, or the id of the chosen option. */
    answer,
    verdict,
    measured: answer,
    /** The values the cell was run with. */
    parameters: z.record(z.string(), finite),
    /** ISO 8601, UTC. */
    at: moment,
  }),
  best: verdict,
});
export type AnswerRecord = z.infer<typeof AnswerRecord>;

export const Draft = z.looseObject({ code: z.string(), at: moment });
export type Draft = z.infer<typeof Draft>;

export const ProgressData = z.looseObject({
  version: z.literal(currentVersion),
  answers: z.record(z.string(), AnswerRecord),
  drafts: z.record(z.string(), Draft),
});
export type ProgressData = z.infer<typeof ProgressData>;

export type Reading =
  | { kind: 'good'; data: ProgressData }
  /** Written by a newer page than this one. */
  | { kind: 'newer'; version: number }
  /** `kept`: the records that can still be read. */
  | { kind: 'damaged'; kept: ProgressData };

export function emptyProgress(): ProgressData {
  return { version: currentVersion, answers: {}, drafts: {} };
}

/** What the stored text holds; null (nothing stored yet) is good and empty. Never throws. */
export function readProgress(text: string | null): Reading {
  if (text === null) return { kind: 'good', data: emptyProgress() };
  const stored = parseJson(text);
  const data = ProgressData.safeParse(stored);
  if (data.success) return { kind: 'good', data: data.data };
  const version = Versioned.safeParse(stored);
  if (version.success && version.data.version > currentVersion) {
    return { kind: 'newer', version: version.data.version };
  }
  return { kind: 'damaged', kept: salvage(stored) };
}

const Versioned = z.looseObject({ version: z.int() });
const Parts = z.looseObject({
  answers: z.catch(z.record(z.string(), z.unknown()), () => ({})),
  drafts: z.catch(z.record(z.string(), z.unknown()), () => ({})),
});

function salvage(stored: unknown): ProgressData {
  const parts = Parts.safeParse(stored);
  if (!parts.success) return emptyProgress();
  const { answers, drafts } = parts.data;
  return {
    version: currentVersion,
    answers: readable(AnswerRecord, answers),
    drafts: readable(Draft, drafts),
  };
}

function readable<T>(schema: z.ZodMiniType<T>, items: Record<string, unknown>): Record<string, T> {
  const read = Object.entries(items).flatMap(([id, item]) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [[id, parsed.data] as const] : [];
  });
  return Object.fromEntries(read);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
