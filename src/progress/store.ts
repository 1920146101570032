/**
 * What the reader has answered and written, kept in this browser only. Last step of the flow:
 * `grade` gives a verdict, the page records it here.
 *
 * Shape   One key, `freed:progress`, holds JSON (checked by `schema.ts`):
 *           { version: 1,
 *             answers: { "<lesson>/<question>": { attempts, last: { answer, verdict, measured,
 *                                                 parameters, at }, best } },
 *             drafts:  { "<lesson>/<cell>": { code, at } } }
 *         The language is in no key: an answer given in English is there in Chinese.
 * Life    Every write starts from what is stored at that moment, so that two tabs keep each
 *         other's records; of one record, the later write stays. When the storage is missing,
 *         full or throws, data lives in memory until the page is left, with a notice. Damaged text
 *         is copied to `freed:progress:damaged:<time>` before anything is written, and the records
 *         that can still be read stay in use.
 * Changes A new optional field needs no new version: unknown fields are kept. For anything else
 *         raise `currentVersion` and turn the older shape into the newer one in `readProgress`.
 *         Data of a newer version is never written to.
 */
import { AnswerRecord, type Draft, type ProgressData } from './schema.ts';
import { Vault, type Notice, type StorageLike } from './vault.ts';

export { progressKey, type Notice, type StorageLike } from './vault.ts';
export type { AnswerRecord, Draft } from './schema.ts';

/** `<lesson>/<question>` or `<lesson>/<cell>`. */
export type ItemId = `${string}/${string}`;

/** A graded answer: an ungraded one is no attempt. */
export interface GradedAnswer {
  answer: number | string;
  verdict: 'right' | 'wrong';
  measured: number | string;
  /** The values the cell was run with; `{}` without parameters. */
  parameters: Readonly<Record<string, number>>;
}

export interface Progress {
  answer(id: ItemId): AnswerRecord | null;
  /** @throws {Error} when a number is not finite: it could not be read back */
  recordAnswer(id: ItemId, graded: GradedAnswer): void;
  draft(id: ItemId): Draft | null;
  saveDraft(id: ItemId, code: string): void;
  clearDraft(id: ItemId): void;
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
    return this.#vault.read().answers[id] ?? null;
  }

  recordAnswer(id: ItemId, graded: GradedAnswer): void {
    const at = this.#now().toISOString();
    this.#write((data) => {
      const record = AnswerRecord.parse(withAnswer(data.answers[id], graded, at));
      return { ...data, answers: { ...data.answers, [id]: record } };
    });
  }

  draft(id: ItemId): Draft | null {
    return this.#vault.read().drafts[id] ?? null;
  }

  saveDraft(id: ItemId, code: string): void {
    const draft: Draft = { code, at: this.#now().toISOString() };
    this.#write((data) => ({ ...data, drafts: { ...data.drafts, [id]: draft } }));
  }

  clearDraft(id: ItemId): void {
    this.#write((data) => {
      const others = Object.entries(data.drafts).filter(([key]) => key !== id);
      return { ...data, drafts: Object.fromEntries(others) };
    });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  refresh(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #write(change: (data: ProgressData) => ProgressData): void {
    this.#vault.write(change);
    this.refresh();
  }
}

function withAnswer(
  before: AnswerRecord | undefined,
  { answer, verdict, measured, parameters }: GradedAnswer,
  at: string,
): AnswerRecord {
  return {
    ...before,
    attempts: (before?.attempts ?? 0) + 1,
    last: { ...before?.last, answer, verdict, measured, parameters: { ...parameters }, at },
    best: before?.best === 'right' ? 'right' : verdict,
  };
}
