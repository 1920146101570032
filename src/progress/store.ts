/**
 * What the reader has answered and written, kept in this browser only. Last step of the flow:
 * `grade` gives a verdict, the page records it here.
 *
 * Shape   One key, `freed:progress`, holds JSON (checked by `schema.ts`):
 *           { version: 3,
 *             answers: { "<lesson>/<question>": { attempts, best, tries: [{ answer, verdict,
 *                          measured, parameters, misconception?, at }] } },
 *             drafts:  { "<lesson>/<cell>": { code, at } },
 *             typed:   { "<lesson>/<question>": { fields, parameters, at } },
 *             rounds:  { "<final quiz>/<seed>": { at, asked: ["<lesson>/<question>"], python, pyodide,
 *                          results: { "<lesson>/<question>": { verdict, misconception?, at } } } },
 *             erased:  { "<lesson>/<question>" or "<lesson>/*" or "*": { upTo, at } } }
 *         The language is in no key: an answer given in English is there in Chinese.
 * Life    Every write starts from what is stored at that moment, and a tab that hears of another's
 *         write puts back what that write lacks (`merge.ts`), so that neither loses anything.
 *         When the storage is missing, full or throws, data lives in memory until the page is
 *         left, with a notice. Damaged text is copied to `freed:progress:damaged:<time>` before
 *         anything is written, and the records that can still be read stay in use. What a file
 *         brought bears the id of its import (`from`), so that it can be taken out again.
 * Changes A new optional field needs no new version: unknown fields are kept, while they are no
 *         deeper or larger than `schema.ts` says; a file keeps known ones only. For anything else
 *         raise `currentVersion`, add a step to `migrate.ts` and a store of the old version to its
 *         fixtures. Data of a newer version is never written to.
 */
import { erase, type Scope, unerase } from './erase.ts';
import { exclude, include, replacedIn } from './include.ts';
import { erasedUntil } from './merge.ts';
import { type Drawn, type FirstAnswer, withResult, withRound } from './rounds.ts';
import {
  AnswerRecord as Stored,
  type Attempt,
  maxTries,
  type ProgressData,
  type StoredAnswer,
} from './schema.ts';
import { Vault, type Notice, type StorageLike } from './vault.ts';

export { progressKey, type Notice, type StorageLike } from './vault.ts';
export type { Attempt, ProgressData, StoredAnswer } from './schema.ts';
export type { Scope } from './erase.ts';

/** `<lesson>/<question>` or `<lesson>/<cell>`. */
export type ItemId = `${string}/${string}`;

/** Parameters and a form's fields as they stood when the reader last typed. */
export interface TypedAnswer {
  /** A form's fields by name; several values of one name in order. */
  fields: Readonly<Record<string, readonly string[]>>;
  parameters: Readonly<Record<string, number>>;
}

/** A graded answer: an ungraded one is no attempt. */
export interface GradedAnswer {
  answer: StoredAnswer;
  verdict: 'right' | 'wrong';
  measured: StoredAnswer;
  /** The values the cell was run with; `{}` without parameters. */
  parameters: Readonly<Record<string, number>>;
  /** The wrong belief that the answer pointed to. */
  misconception?: string;
}

/** `last` is the last of `tries`. */
export type AnswerRecord = Stored & { last: Attempt };

/** `replaced` counts the reader's edits and unfinished answers that a later one stands in for. */
export type Included = { ok: true; replaced: number; undo: () => void } | { ok: false };

/** The last moment that a Date holds, in ms. */
const endOfTime = 8.64e15;
/** In characters. Browsers keep 2.5 million and more; what a file adds leaves room for answers. */
const maxIncluded = 1_500_000;

export interface Progress {
  answer(id: ItemId): AnswerRecord | null;
  /** @throws {Error} when a number is not finite: it could not be read back */
  recordAnswer(id: ItemId, graded: GradedAnswer): void;
  draft(id: ItemId): { code: string; at: string } | null;
  saveDraft(id: ItemId, code: string): void;
  clearDraft(id: ItemId): void;
  /** An answer that is typed and not yet committed: it outlives a reload and a change of language. */
  typed(id: ItemId): TypedAnswer | null;
  saveTyped(id: ItemId, typed: TypedAnswer): void;
  clearTyped(id: ItemId): void;
  /** Begins a round of the final quiz. */
  startRound(id: ItemId, drawn: Drawn): void;
  /** How a question of the round went; a later answer to the same question changes nothing. */
  recordResult(round: ItemId, question: ItemId, first: FirstAnswer): void;
  /** Forgets a question, a lesson (`<lesson>/*`) or everything; calling the result brings it back. */
  erase(scope: Scope): () => void;
  /** Whether what is saved outlives the page. */
  readonly isKept: boolean;
  /** Everything, as it is stored. */
  all(): ProgressData;
  /** Adds what another browser's progress holds; of two edits the later one stays. */
  include(added: ProgressData): Included;
  /** Calls `listener` after every change, here or in another tab; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  /** For the page to call when it hears a `storage` event: another tab has written. */
  refresh(): void;
}

/**
 * Opens the reader's progress. `storage` is the browser's `localStorage`, or null when reaching
 * for it threw. `onNotice` hears, from now on and possibly at once, what the reader should know.
 */
export function openProgress(
  storage: StorageLike | null,
  onNotice: (notice: Notice) => void,
  now: () => Date = () => new Date(),
): Progress {
  const vault = new Vault(storage, onNotice, now);
  vault.read(); // what is wrong with the storage is told when the page opens, not at the first answer
  return new StoredProgress(vault, now);
}

class StoredProgress implements Progress {
  readonly #vault: Vault;
  readonly #now: () => Date;
  readonly #listeners = new Set<() => void>();

  constructor(vault: Vault, now: () => Date) {
    this.#vault = vault;
    this.#now = now;
  }

  answer(id: ItemId): AnswerRecord | null {
    const record = this.#vault.read().answers[id];
    const last = record?.tries.at(-1);
    return record && last ? { ...record, last } : null;
  }

  recordAnswer(id: ItemId, graded: GradedAnswer): void {
    this.#write((data) => {
      const before = data.answers[id];
      const at = this.#after(data, id, before?.tries.at(-1)?.at);
      const record = Stored.parse(withAnswer(before, graded, at));
      return { ...data, answers: { ...data.answers, [id]: record } };
    });
  }

  draft(id: ItemId): { code: string; at: string } | null {
    const { code = null, at = '' } = this.#vault.read().drafts[id] ?? {};
    return code === null ? null : { code, at };
  }

  saveDraft(id: ItemId, code: string): void {
    this.#setDraft(id, code);
  }

  clearDraft(id: ItemId): void {
    if (this.draft(id) !== null) this.#setDraft(id, null);
  }

  typed(id: ItemId): TypedAnswer | null {
    const { fields = null, parameters = {} } = this.#vault.read().typed[id] ?? {};
    return fields === null ? null : { fields, parameters };
  }

  saveTyped(id: ItemId, { fields, parameters }: TypedAnswer): void {
    const copied = Object.entries(fields).map(([name, values]): [string, string[]] => [
      name,
      [...values],
    ]);
    this.#setTyped(id, Object.fromEntries(copied), parameters);
  }

  clearTyped(id: ItemId): void {
    if (this.typed(id) !== null) this.#setTyped(id, null, {});
  }

  startRound(id: ItemId, drawn: Drawn): void {
    this.#write((data) => withRound(data, id, drawn, this.#after(data, id, undefined)));
  }

  recordResult(round: ItemId, question: ItemId, first: FirstAnswer): void {
    this.#write((data) =>
      withResult(data, { round, question }, first, this.#after(data, round, undefined)),
    );
  }

  erase(scope: Scope): () => void {
    const before = this.#vault.read();
    this.#vault.write((data) => erase(data, scope, this.#now()), { afresh: scope === '*' });
    this.refresh();
    return () => {
      this.#write((data) => unerase(data, scope, before, this.#now()));
    };
  }

  get isKept(): boolean {
    return this.#vault.isKept;
  }

  all(): ProgressData {
    return this.#vault.read();
  }

  include(added: ProgressData): Included {
    const before = this.#vault.read();
    const id = this.#now().toISOString();
    const isIn = this.#vault.tryWrite(
      (data) => include(data, added, { id, now: this.#now() }),
      maxIncluded,
    );
    if (!isIn) return { ok: false };
    const replaced = replacedIn(before, this.#vault.read());
    this.refresh();
    const undo = () => {
      this.#write((data) => exclude(data, before, { id, now: this.#now() }));
    };
    return { ok: true, replaced, undo };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  refresh(): void {
    this.#vault.read();
    for (const listener of [...this.#listeners]) listener();
  }

  #setDraft(id: ItemId, code: string | null): void {
    this.#write((data) => {
      const draft = { code, at: this.#after(data, id, data.drafts[id]?.at) };
      return { ...data, drafts: { ...data.drafts, [id]: draft } };
    });
  }

  #setTyped(
    id: ItemId,
    fields: Record<string, string[]> | null,
    parameters: TypedAnswer['parameters'],
  ): void {
    this.#write((data) => {
      const at = this.#after(data, id, data.typed[id]?.at);
      const typed = { fields, parameters: { ...parameters }, at };
      return { ...data, typed: { ...data.typed, [id]: typed } };
    });
  }

  #write(change: (data: ProgressData) => ProgressData): void {
    this.#vault.write(change);
    this.refresh();
  }

  /** Now, but later than what it replaces or follows, whatever the clock does. */
  #after(data: ProgressData, id: ItemId, before: string | undefined): string {
    const earlier = [erasedUntil(data.erased, id), before === undefined ? 0 : Date.parse(before)];
    const after = Math.max(this.#now().getTime(), ...earlier.map((at) => at + 1));
    return new Date(Math.min(after, endOfTime)).toISOString();
  }
}

function withAnswer(before: Stored | undefined, graded: GradedAnswer, at: string): Stored {
  const attempt: Attempt = { ...graded, parameters: { ...graded.parameters }, at };
  return {
    ...before,
    attempts: (before?.attempts ?? 0) + 1,
    best: before?.best === 'right' ? 'right' : graded.verdict,
    tries: [...(before?.tries ?? []), attempt].slice(-maxTries),
  };
}
