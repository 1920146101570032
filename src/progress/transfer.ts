/**
 * Progress as a file: to keep, or to take to another browser. What comes in may be anything, so it
 * is checked whole before any of it is used, and refused with what to look at when it is not ours.
 * Loaded only by the page that offers it.
 */
import * as z from 'zod/mini';
import { migrate, versionOf } from './migrate.ts';
import { parseJson } from './read.ts';
import { Known } from './known.ts';
import { currentVersion, emptyProgress, maxAttempts, type ProgressData } from './schema.ts';

const FORMAT = 'freed-progress';
/** In bytes. A course answered many times over, with all its drafts, comes to a tenth of it. */
export const maxFileSize = 2_000_000;
/** In records: what a hostile file could otherwise fill the page with. */
const maxRecords = 5_000;
/** A clock may be a little off; a date beyond that would outlive every later edit. */
const DAY = 24 * 60 * 60 * 1000;

export type Refusal =
  | { kind: 'too-large'; size: number }
  /** No JSON at all. */
  | { kind: 'not-json' }
  /** JSON, but not written by this site. */
  | { kind: 'not-ours' }
  /** Written by a newer version of this site. */
  | { kind: 'newer' }
  | { kind: 'too-many'; count: number }
  /** The field that is wrong, as `answers › 01-names/first-del › attempts`, and what it should be. */
  | { kind: 'wrong-field'; field: string; expected: Expected }
  | { kind: 'future'; field: string };

export type Expected =
  'whole' | 'count' | 'text' | 'map' | 'verdict' | 'date' | 'id' | 'tries' | 'value';

export type Import = { ok: true; data: ProgressData } | { ok: false; why: Refusal };

/** The text of the file. What was erased stays out: a file only adds. */
export function exportProgress(data: ProgressData, now: Date): string {
  const { answers, drafts, typed, rounds, version } = data;
  const parts = Known.parse({ version, answers, drafts, typed, rounds });
  const file = { format: FORMAT, exported: now.toISOString(), ...parts };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** `freed-progress-2026-03-02.json` */
export function exportName(now: Date): string {
  return `${FORMAT}-${now.toISOString().slice(0, 10)}.json`;
}

const Ours = z.looseObject({ format: z.literal(FORMAT), version: z.int() });

/** What a file holds. Never throws, whatever the text is. */
export function readImport(text: string, now: Date): Import {
  if (text.length > maxFileSize) return refuse({ kind: 'too-large', size: text.length });
  const stored = parseJson(text.replace(/^\uFEFF/, ''));
  if (stored === undefined) return refuse({ kind: 'not-json' });
  if (!Ours.safeParse(stored).success) return refuse({ kind: 'not-ours' });
  const version = versionOf(stored) ?? 0;
  if (version > currentVersion) return refuse({ kind: 'newer' });
  const read = Known.safeParse(today(stored));
  if (!read.success) return refuse(wrongField(read.error.issues));
  const { answers, drafts, typed, rounds } = read.data;
  const parts = { answers, drafts, typed, rounds };
  const count = Object.values(parts).reduce((sum, part) => sum + Object.keys(part).length, 0);
  if (count > maxRecords) return refuse({ kind: 'too-many', count });
  const often = Object.keys(answers).find((id) => (answers[id]?.attempts ?? 0) > maxAttempts);
  if (often !== undefined) {
    return refuse({
      kind: 'wrong-field',
      field: `answers › ${often} › attempts`,
      expected: 'count',
    });
  }
  const late = inFuture(parts, now.getTime() + DAY);
  if (late !== null) return refuse({ kind: 'future', field: late });
  return { ok: true, data: { ...emptyProgress(), ...parts } };
}

/** Of an older version, brought to today's; what cannot be is left for the check to name. */
function today(stored: unknown): unknown {
  const file = { ...emptyProgress(), ...(stored as object), erased: {} };
  try {
    return migrate(file);
  } catch {
    return file;
  }
}

function wrongField(issues: readonly z.core.$ZodIssue[]): Refusal {
  const path = issues[0]?.path.map(String) ?? [];
  const expected = issues[0]?.code === 'invalid_key' ? 'id' : expectedAt(path);
  return { kind: 'wrong-field', field: path.join(' › '), expected };
}

const FIELDS: Readonly<Record<string, Expected>> = {
  attempts: 'whole',
  best: 'verdict',
  verdict: 'verdict',
  at: 'date',
  tries: 'tries',
  answer: 'value',
  measured: 'value',
  misconception: 'text',
  code: 'text',
  python: 'text',
  pyodide: 'text',
};

/** By the innermost field with a name of its own; everything else is a map of fields. */
function expectedAt(path: readonly string[]): Expected {
  const named = path.findLast((key) => Object.hasOwn(FIELDS, key));
  const isInTries = named === 'tries' && path.at(-1) !== 'tries';
  const isInFields = path.includes('fields') || path.includes('parameters');
  return named === undefined || isInTries || isInFields ? 'map' : (FIELDS[named] ?? 'map');
}

/** Where something is dated after `latest` (ms), or null. */
function inFuture(
  { answers, drafts, typed, rounds }: Pick<ProgressData, 'answers' | 'drafts' | 'typed' | 'rounds'>,
  latest: number,
): string | null {
  const dated = [
    ...Object.entries(answers).flatMap(([id, { tries }]) =>
      tries.map(({ at }) => ({ field: `answers › ${id}`, at })),
    ),
    ...Object.entries(drafts).map(([id, { at }]) => ({ field: `drafts › ${id}`, at })),
    ...Object.entries(typed).map(([id, { at }]) => ({ field: `typed › ${id}`, at })),
    ...Object.entries(rounds).flatMap(([id, { at, results }]) =>
      [{ at }, ...Object.values(results)].map((one) => ({ field: `rounds › ${id}`, at: one.at })),
    ),
  ];
  return dated.find(({ at }) => Date.parse(at) > latest)?.field ?? null;
}

function refuse(why: Refusal): Import {
  return { ok: false, why };
}
