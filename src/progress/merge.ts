/**
 * Two states of progress made one: those of two tabs, of the storage and an imported file, of now
 * and before a reset. Nothing is lost: attempts are united, of edits the later stays, and only
 * what a tombstone covers goes. The order does not matter, and merging again changes nothing, so
 * tabs that merge whatever they hear of each other end up with the same. (Among three, only an
 * erasure that is being undone at that moment can depend on the order.)
 */
import {
  type AnswerRecord,
  type Attempt,
  type Tombstone,
  maxTries,
  type ProgressData,
  type Round,
} from './schema.ts';

type Timed = { at: string; from?: string | undefined };
type Records<T> = Record<string, T>;

export function merge(one: ProgressData, other: ProgressData): ProgressData {
  const withdrawn = { ...one.withdrawn, ...other.withdrawn };
  const gone = {
    erased: unite(one.erased, other.erased, later),
    ...(Object.keys(withdrawn).length > 0 && { withdrawn }),
  };
  // First what is gone: a count that holds it would be the larger one.
  const [a, b] = [prune({ ...one, ...gone }), prune({ ...other, ...gone })];
  return {
    ...a,
    ...b,
    answers: unite(a.answers, b.answers, mergeRecords),
    drafts: unite(a.drafts, b.drafts, later),
    typed: unite(a.typed, b.typed, later),
    rounds: unite(a.rounds, b.rounds, mergeRounds),
  };
}

/** Whether both hold the same records; the order of fields does not count. */
export function isSame(one: ProgressData, other: ProgressData): boolean {
  return canonical(one) === canonical(other);
}

/** Takes out what `erased` covers, and what came with an import that is `withdrawn`. */
export function prune(data: ProgressData): ProgressData {
  const { erased, withdrawn = {} } = data;
  if (Object.keys(erased).length + Object.keys(withdrawn).length === 0) return data;
  const isWithdrawn = ({ from }: Timed) => from !== undefined && Object.hasOwn(withdrawn, from);
  const isKept = (id: string) => {
    const until = erasedUntil(erased, id);
    return (one: Timed) => timeOf(one.at) > until && !isWithdrawn(one);
  };
  return {
    ...data,
    answers: keep(data.answers, (record, id) => withoutTries(record, isKept(id))),
    drafts: keep(data.drafts, (draft, id) => (isKept(id)(draft) ? draft : null)),
    typed: keep(data.typed, (typed, id) => (isKept(id)(typed) ? typed : null)),
    rounds: keep(data.rounds, (round, id) =>
      isKept(id)(round)
        ? { ...round, results: keep(round.results, (one) => (isWithdrawn(one) ? null : one)) }
        : null,
    ),
  };
}

/** Up to which moment (ms) a record's past is erased; −∞ when it is not. */
export function erasedUntil(erased: Readonly<Records<Tombstone>>, id: string): number {
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
  const tries = [...one.tries, ...other.tries].toSorted(ownLast);
  const all = new Map(tries.map((attempt) => [canonical({ ...attempt, from: null }), attempt]));
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
  const [, round] = [one, other].toSorted((a, b) => ownLast(a, b) || byTime(a, b));
  return { ...one, ...round, results: unite(one.results, other.results, earlier) };
}

/** What the reader did here stands before the same thing from a file. */
function ownLast({ from: one }: Timed, { from: other }: Timed): number {
  if (one === other) return 0;
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  return one < other ? 1 : -1;
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

/**
 * The same text for the same value, much like JSON, with every object's fields in alphabetical order. Not
 * by calling itself, so that no depth is too much for the stack.
 */
function canonical(value: unknown): string {
  const pieces: string[] = [];
  const waiting: ({ text: string } | { part: unknown })[] = [{ part: value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('text' in next) {
      pieces.push(next.text);
    } else if (typeof next.part !== 'object' || next.part === null) {
      pieces.push(next.part === undefined ? 'null' : JSON.stringify(next.part));
    } else {
      const isList = Array.isArray(next.part);
      pieces.push(isList ? '[' : '{');
      waiting.push({ text: isList ? ']' : '}' });
      for (const [name, part] of fieldsOf(next.part).toReversed()) {
        waiting.push({ text: ',' }, { part });
        if (!isList) waiting.push({ text: `${JSON.stringify(name)}:` });
      }
    }
  }
  return pieces.join('');
}

/** In the order that counts. A field that is undefined is none: it is not stored. */
function fieldsOf(value: object): [string, unknown][] {
  const fields: [string, unknown][] = Object.entries(value);
  if (Array.isArray(value)) return fields;
  return fields.filter(([, part]) => part !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
