/**
 * Another browser's progress added to this one's, and taken out again: everything that comes bears
 * the id of its import, so that an import which was undone is gone in other tabs too.
 */
import { lift } from './erase.ts';
import { merge } from './merge.ts';
import type { ProgressData } from './schema.ts';

/** `added` united with `data`: no tombstone on either side takes anything from it. */
export function include(
  data: ProgressData,
  added: ProgressData,
  { id, now }: { id: string; now: Date },
): ProgressData {
  const erased: ProgressData['erased'] = {};
  for (const scope of Object.keys(data.erased)) erased[scope] = lift(data, scope, now);
  return merge({ ...brought(added, data, id), erased: {} }, { ...data, erased });
}

/** `data` without what the import brought, with what `before` had, and whatever came since. */
export function exclude(
  data: ProgressData,
  before: ProgressData,
  { id, now }: { id: string; now: Date },
): ProgressData {
  const withdrawn = { ...data.withdrawn, [id]: now.toISOString() };
  return merge({ ...before, erased: {} }, { ...data, withdrawn });
}

/** How many edits and answers in progress of `before` another text stands in for now. */
export function replacedIn(before: ProgressData, now: ProgressData): number {
  const edits = Object.entries(before.drafts).filter(
    ([id, { code }]) => code !== null && code !== now.drafts[id]?.code,
  );
  const typed = Object.entries(before.typed).filter(
    ([id, { fields }]) => fields !== null && !isSameText(fields, now.typed[id]?.fields),
  );
  return edits.length + typed.length;
}

/** As it came with import `id`; what is here already stays the reader's own. */
function brought(added: ProgressData, here: ProgressData, id: string): ProgressData {
  const from = { from: id };
  return {
    ...added,
    answers: each(added.answers, (record) => ({
      ...record,
      tries: record.tries.map((attempt) => ({ ...attempt, ...from })),
    })),
    drafts: each(added.drafts, (draft, key) =>
      draft.code === here.drafts[key]?.code ? null : { ...draft, ...from },
    ),
    typed: each(added.typed, (typed, key) =>
      isSameText(typed.fields, here.typed[key]?.fields) ? null : { ...typed, ...from },
    ),
    rounds: each(added.rounds, (round) => ({
      ...round,
      ...from,
      results: each(round.results, (result) => ({ ...result, ...from })),
    })),
  };
}

function each<T>(
  records: Readonly<Record<string, T>>,
  change: (item: T, key: string) => T | null,
): Record<string, T> {
  const changed = Object.entries(records).flatMap(([key, item]) => {
    const now = change(item, key);
    return now === null ? [] : [[key, now] as const];
  });
  return Object.fromEntries(changed);
}

/** Fields of a form, as they were typed: order counts, as the form's own does not change. */
function isSameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
