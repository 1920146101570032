/**
 * The stored shape of a reader's progress, version 3; `store.ts` says how it lives, `migrate.ts`
 * how older shapes become this one.
 */
import * as z from 'zod/mini';

export const currentVersion = 3;
/** A round of the final quiz has far fewer; a hostile file could have any number. */
const maxAsked = 100;
/** Of one question so many attempts are kept, the latest; older ones are only counted. */
export const maxTries = 20;

const finite = z.number(); // zod's numbers are finite
const verdict = z.enum(['right', 'wrong']);
const moment = z.string().check(
  z.maxLength(40),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
/** `<lesson>/<question>` or `<lesson>/<cell>`: the language is no part of it. */
const itemId = z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/));

const part = z.union([finite, z.string(), z.null()]);
/** A number in the question's unit, an option's id, code; or several: by place or by name. */
const answer = z.union([finite, z.string(), z.array(part), z.record(z.string(), part)]);
export type StoredAnswer = z.infer<typeof answer>;

/** The values a cell was run with. */
const parameters = z.record(z.string(), finite);

// Loose: a field that a newer page added is kept when this one writes.
export const Attempt = z.looseObject({
  answer,
  verdict,
  measured: answer,
  parameters,
  /** The wrong belief that the answer pointed to, by its id in `quiz/misconceptions.ts`. */
  misconception: z.optional(z.string()),
  /** ISO 8601, UTC. */
  at: moment,
});
export type Attempt = z.infer<typeof Attempt>;

export const AnswerRecord = z.looseObject({
  /** Graded answers so far, those no longer in `tries` among them. */
  attempts: z.int().check(z.positive()),
  best: verdict,
  /** The latest attempts, oldest first. */
  tries: z.array(Attempt).check(z.minLength(1), z.maxLength(maxTries)),
});
export type AnswerRecord = z.infer<typeof AnswerRecord>;

/** Edited code; null once the reader took the edits back. */
export const Draft = z.looseObject({ code: z.nullable(z.string()), at: moment });
export type Draft = z.infer<typeof Draft>;

/** An answer in progress: a form's fields by name, and the values it was asked with. */
export const Typed = z.looseObject({
  /** null once the answer was committed. */
  fields: z.nullable(z.record(z.string(), z.array(z.string()))),
  parameters,
  at: moment,
});
export type Typed = z.infer<typeof Typed>;

/** What is erased: everything of a scope up to `upTo`; null when that was undone. */
export const Erasure = z.looseObject({ upTo: z.nullable(moment), at: moment });
export type Erasure = z.infer<typeof Erasure>;

/** How a question of a round went at its first answer. */
export const RoundResult = z.looseObject({
  verdict,
  misconception: z.optional(z.string()),
  at: moment,
});
export type RoundResult = z.infer<typeof RoundResult>;

/** A round of the final quiz: what was drawn, with which Python, and how each answer went. */
export const Round = z.looseObject({
  /** When it was drawn. */
  at: moment,
  /** In the order they are asked. */
  asked: z.array(itemId).check(z.minLength(1), z.maxLength(maxAsked)),
  results: z.record(itemId, RoundResult),
  python: z.string().check(z.maxLength(40)),
  pyodide: z.string().check(z.maxLength(40)),
});
export type Round = z.infer<typeof Round>;

/** `<lesson>/<question>`, `<lesson>/*` or `*`. */
const scope = z.string().check(z.regex(/^(?:\*|[a-z0-9-]+\/(?:\*|[a-z0-9-]+))$/));

export const ProgressData = z.looseObject({
  version: z.literal(currentVersion),
  answers: z.record(itemId, AnswerRecord),
  drafts: z.record(itemId, Draft),
  typed: z.record(itemId, Typed),
  /** By `<folder of the final quiz>/<seed of the draw>`. */
  rounds: z.record(itemId, Round),
  erased: z.record(scope, Erasure),
});
export type ProgressData = z.infer<typeof ProgressData>;

export function emptyProgress(): ProgressData {
  return { version: currentVersion, answers: {}, drafts: {}, typed: {}, rounds: {}, erased: {} };
}
