/**
 * The stored shape of a reader's progress, version 3; `store.ts` says how it lives, `migrate.ts`
 * how older shapes become this one.
 */
import * as z from 'zod/mini';
import { isWithin } from './bounds.ts';

export const currentVersion = 3;
/** A round of the final quiz has far fewer; a hostile file could have any number. */
const maxAsked = 100;
/** Of one question so many attempts are kept, the latest; older ones are only counted. */
export const maxTries = 20;
/** So many attempts are counted: nobody answers one question more often, and a sum stays exact. */
export const maxAttempts = 1_000_000;

const finite = z.number(); // zod's numbers are finite
const verdict = z.enum(['right', 'wrong']);
const moment = z.string().check(
  z.maxLength(40),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
/** `<lesson>/<question>` or `<lesson>/<cell>`: the language is no part of it. */
export const itemId = z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/));

const part = z.union([finite, z.string(), z.null()]);
/** A number in the question's unit, an option's id, code; or several: by place or by name. */
const answer = z.union([finite, z.string(), z.array(part), z.record(z.string(), part)]);
export type StoredAnswer = z.infer<typeof answer>;

/** The values a cell was run with. */
const parameters = z.record(z.string(), finite);

/**
 * A field that a newer page added: kept when this one writes, while it is of a size that a page
 * could have given it. What is nested deeper or is larger came from elsewhere, and goes.
 */
const added = (size: number) =>
  z.pipe(
    z.unknown(),
    z.transform((value: unknown) => (isWithin(value, { depth: 12, size }) ? value : undefined)),
  );
const loose = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.catchall(z.object(shape), added(10_000));

/** An import that brought it, by its id; none for what the reader did here. */
const from = z.optional(z.string().check(z.maxLength(40)));

export const Attempt = loose({
  answer,
  verdict,
  measured: answer,
  parameters,
  /** The wrong belief that the answer pointed to, by its id in `quiz/misconceptions.ts`. */
  misconception: z.optional(z.string()),
  /** ISO 8601, UTC. */
  at: moment,
  from,
});
export type Attempt = z.infer<typeof Attempt>;

export const AnswerRecord = loose({
  /** Graded answers so far, those no longer in `tries` among them. */
  attempts: z.int().check(
    z.positive(),
    z.overwrite((count) => Math.min(count, maxAttempts)),
  ),
  best: verdict,
  /** The latest attempts, oldest first. */
  tries: z.array(Attempt).check(z.minLength(1), z.maxLength(maxTries)),
});
export type AnswerRecord = z.infer<typeof AnswerRecord>;

/** Edited code; null once the reader took the edits back. */
export const Draft = loose({ code: z.nullable(z.string()), at: moment, from });
export type Draft = z.infer<typeof Draft>;

/** An answer in progress: a form's fields by name, and the values it was asked with. */
export const Typed = loose({
  /** null once the answer was committed. */
  fields: z.nullable(z.record(z.string(), z.array(z.string()))),
  parameters,
  at: moment,
  from,
});
export type Typed = z.infer<typeof Typed>;

/** What is erased: everything of a scope up to `upTo`; null when that was undone. */
export const Tombstone = loose({ upTo: z.nullable(moment), at: moment });
export type Tombstone = z.infer<typeof Tombstone>;

/** How a question of a round went at its first answer. */
export const RoundResult = loose({
  verdict,
  misconception: z.optional(z.string()),
  at: moment,
  from,
});
export type RoundResult = z.infer<typeof RoundResult>;

/** A round of the final quiz: what was drawn, with which Python, and how each answer went. */
export const Round = loose({
  /** When it was drawn. */
  at: moment,
  /** In the order they are asked. */
  asked: z.array(itemId).check(z.minLength(1), z.maxLength(maxAsked)),
  results: z.record(itemId, RoundResult),
  python: z.string().check(z.maxLength(40)),
  pyodide: z.string().check(z.maxLength(40)),
  from,
});
export type Round = z.infer<typeof Round>;

/** `<lesson>/<question>`, `<lesson>/*` or `*`. */
const scope = z.string().check(z.regex(/^(?:\*|[a-z0-9-]+\/(?:\*|[a-z0-9-]+))$/));

export const ProgressData = z.catchall(
  z.object({
    version: z.literal(currentVersion),
    answers: z.record(itemId, AnswerRecord),
    drafts: z.record(itemId, Draft),
    typed: z.record(itemId, Typed),
    /** By `<folder of the final quiz>/<seed of the draw>`. */
    rounds: z.record(itemId, Round),
    erased: z.record(scope, Tombstone),
    /** Imports that were undone, by their id, and when: nothing that they brought is kept. */
    withdrawn: z.optional(z.record(z.string().check(z.maxLength(40)), moment)),
  }),
  added(500_000),
);
export type ProgressData = z.infer<typeof ProgressData>;

export function emptyProgress(): ProgressData {
  return { version: currentVersion, answers: {}, drafts: {}, typed: {}, rounds: {}, erased: {} };
}
