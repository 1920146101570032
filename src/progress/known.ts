/**
 * What a file of progress may hold: the fields that this page knows, and nothing else. The store is
 * looser, because a newer page may have written it; a file may be anybody's.
 */
import * as z from 'zod/mini';
import {
  AnswerRecord,
  Attempt,
  currentVersion,
  Draft,
  itemId,
  maxTries,
  Round,
  RoundResult,
  Typed,
} from './schema.ts';

/** All in one spelling; a date that is none is left for its own check to refuse. */
const at = Attempt.shape.at.check(
  z.overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString())),
);
const changed = { at };
/** Which import brought something is a matter of the browser that imports. */
const ours = { from: true } as const;

const KnownAttempt = z.omit(z.object({ ...Attempt.shape, ...changed }), ours);
const KnownDraft = z.omit(z.object({ ...Draft.shape, ...changed }), ours);
const KnownTyped = z.omit(z.object({ ...Typed.shape, ...changed }), ours);
const KnownResult = z.omit(z.object({ ...RoundResult.shape, ...changed }), ours);
const results = z.record(itemId, KnownResult);
const KnownRound = z.omit(z.object({ ...Round.shape, ...changed, results }), ours);
const KnownRecord = z.object({
  ...AnswerRecord.shape,
  attempts: z.int().check(z.positive()),
  tries: z.array(KnownAttempt).check(z.minLength(1), z.maxLength(maxTries)),
});

export const Known = z.object({
  version: z.literal(currentVersion),
  answers: z.record(itemId, KnownRecord),
  drafts: z.record(itemId, KnownDraft),
  typed: z.record(itemId, KnownTyped),
  rounds: z.record(itemId, KnownRound),
});
