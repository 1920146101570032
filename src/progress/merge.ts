/**
 * Two states of progress made one: those of two tabs, of the storage and an imported file, of now
 * and before a reset. Nothing is lost: attempts are united, of edits the later stays, and only
 * what an erasure covers goes. The order does not matter, and merging again changes nothing, so
 * tabs that merge whatever they hear of each other end up with the same. (Among three, only an
 * erasure that is being undone at that moment can depend on the order.)
 */
import {
  type AnswerRecord,
  type Attempt,
  type Erasure,
  maxTries,
  type ProgressData,
  type Round,
} from './schema.ts';

type Timed = { at: string };
type Records<T> = Record<string, T>;

export function merge(one: ProgressData, other: ProgressData): ProgressData {
  return prune({
    ...one,
    ...other,
    answers: unite(one.answers, other.answers, mergeRecords),
    drafts: unite(one.drafts, other.drafts, later),
    typed: unite(one.typed, other.typed, later),
    rounds: unite(one.rounds, other.rounds, mergeRounds),
    erased: unite(one.erased, other.erased, later),
  });
}

/** Whether both hold the same records; the order of fields does not count. */
export function isSame(one: ProgressData, other: ProgressData): boolean {
  return canonical(one) === canonical(other);
}

/** Takes out what `erased` covers. */
export function prune(data: ProgressData): ProgressData {
  if (Object.keys(data.erased).length === 0) return data;
  const isKept = (id: string) => {
    const until = erasedUntil(data.erased, id);
    return ({ at }: Timed) => timeOf(at) > until;
  };
  return {
    ...data,
    answers: keep(data.answers, (record, id) => withoutTries(record, isKept(id))),
    drafts: keep(data.drafts, (draft, id) => (isKept(id)(draft) ? draft : null)),
    typed: keep(data.typed, (typed, id) => (isKept(id)(typed) ? typed : null)),
    rounds: keep(data.rounds, (round, id) => (isKept(id)(round) ? round : null)),
  };
}

/** Up to which moment (ms) a record's past is erased; −∞ when it is not. */
export function erasedUntil(erased: Readonly<Records<Erasure>>, id: string): number {
  const scopes = ['*', id.replace(/\/.*$/, '/*'), id];
  const ends = scopes.map((scope) => erased[scope]?.upTo).filter((upTo) => upTo != null);
  return Math.max(-Infinity, ...ends.map(timeOf));
}

function withoutTries(record: AnswerRecord, isKept: (one: Timed) => boolean): AnswerRecord | null {
  const tries = record.tries.filter(isKept);
  if (tries.length === record.tries.length) return record;
  return tries.length === 0 ? null : { ...record, ...summaryOf(tries), attempts: tries.length };
}

function mergeRecords(one: AnswerRecord, other: AnswerRecord): AnswerRecord {
  const all = new Map(
    [...one.tries, ...other.tries].map((attempt) => [canonical(attempt), attempt]),
  );
  const best = [one, other].some((record) => record.best === 'right') ? 'right' : 'wrong';
  return {
    ...one,
    ...other,
    best,
    // Of those that both have dropped from `tries`, only the larger number is known.
    attempts: Math.max(one.attempts, other.attempts, all.size),
    tries: [...all.values()].toSorted(byTime).slice(-maxTries),
  };
}

/** Of two answers to the same question of a round the first counts. */
function mergeRounds(one: Round, other: Round): Round {
  return { ...later(one, other), results: unite(one.results, other.results, earlier) };
}

function summaryOf(tries: Attempt[]): Pick<AnswerRecord, 'best' | 'tries'> {
  return { best: tries.some(({ verdict }) => verdict === 'right') ? 'right' : 'wrong', tries };
}

function later<T extends Timed>(one: T, other: T): T {
  return byTime(one, other) > 0 ? one : other;
}

function earlier<T extends Timed>(one: T, other: T): T {
  return byTime(one, other) > 0 ? other : one;
}

/** Two of the same moment are put in an order that both tabs agree on. */
function byTime(one: Timed, other: Timed): number {
  const apart = timeOf(one.at) - timeOf(other.at);
  return apart !== 0 ? apart : canonical(one) < canonical(other) ? -1 : 1;
}

function unite<T>(one: Records<T>, other: Records<T>, both: (a: T, b: T) => T): Records<T> {
  const added = Object.entries(other).map(([id, item]) => {
    const mine = Object.hasOwn(one, id) ? one[id] : undefined;
    return [id, mine === undefined ? item : both(mine, item)] as const;
  });
  return { ...one, ...Object.fromEntries(added) };
}

function keep<T>(records: Records<T>, change: (item: T, id: string) => T | null): Records<T> {
  const kept = Object.entries(records).flatMap(([id, item]) => {
    const changed = change(item, id);
    return changed === null ? [] : [[id, changed] as const];
  });
  return Object.fromEntries(kept);
}

function timeOf(at: string): number {
  return Date.parse(at);
}

/** JSON with every object's fields in alphabetical order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
