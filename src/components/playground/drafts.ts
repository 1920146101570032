/**
 * The reader's own programs, kept in this browser only.
 *
 * Shape   One key a draft, `freed:playground:<id>`, holds JSON (checked by `draft.ts`). Tabs therefore
 *         never write to each other's drafts; where two have the same one open, the second to
 *         write finds that it was changed meanwhile and goes on under an id of its own.
 * Life    When the storage is missing, full or throws, drafts live in memory until the page is left,
 *         with a notice. What cannot be read (damaged, or of a newer page) is left as it is.
 */
import type { Notice, StorageLike } from '../../progress/store.ts';
import { type Draft, readDraft } from './draft.ts';

export const draftPrefix = 'freed:playground:';

/** A Storage whose keys can be listed. */
export type DraftStorage = StorageLike & Pick<Storage, 'key' | 'length' | 'removeItem'>;

export interface KeptDraft {
  id: string;
  draft: Draft;
}

export type Saved = Omit<Draft, 'version' | 'at'>;

export class Drafts {
  readonly #storage: DraftStorage | null;
  readonly #onNotice: (notice: Notice) => void;
  readonly #now: () => Date;
  /** What this tab has last read or written, by id. */
  readonly #seen = new Map<string, string>();
  /** Those that the storage did not take. */
  readonly #inMemory = new Map<string, Draft>();

  constructor(
    storage: DraftStorage | null,
    onNotice: (notice: Notice) => void,
    now: () => Date = () => new Date(),
  ) {
    this.#storage = storage;
    this.#onNotice = onNotice;
    this.#now = now;
  }

  /** The latest first, and how many there are that this page cannot read. */
  list(): { drafts: KeptDraft[]; unreadable: number } {
    const stored = this.#ids().map((id) => ({ id, draft: readDraft(this.#text(id)) }));
    const readable = stored.flatMap(({ id, draft }) => (draft ? [{ id, draft }] : []));
    const others = readable.filter(({ id }) => !this.#inMemory.has(id));
    const drafts = [...others, ...[...this.#inMemory].map(([id, draft]) => ({ id, draft }))];
    const byTime = (one: KeptDraft, other: KeptDraft) =>
      Date.parse(other.draft.at) - Date.parse(one.draft.at);
    return { drafts: drafts.toSorted(byTime), unreadable: stored.length - readable.length };
  }

  read(id: string): Draft | null {
    const inMemory = this.#inMemory.get(id);
    if (inMemory) return inMemory;
    const text = this.#text(id);
    const draft = readDraft(text);
    if (text !== null && draft !== null) this.#seen.set(id, text);
    return draft;
  }

  /** Whether it outlives the page. */
  isKept(id: string): boolean {
    return this.#text(id) !== null && !this.#inMemory.has(id);
  }

  /** @returns the id that it is kept under: another one where another tab has changed that draft. */
  save(id: string, saved: Saved): string {
    const draft: Draft = { ...saved, version: 1, at: this.#now().toISOString() };
    const stored = this.#text(id);
    const isForeign = stored !== null && stored !== this.#seen.get(id);
    const own = isForeign ? newDraftId() : id;
    this.#keep(own, draft);
    return own;
  }

  remove(id: string): void {
    this.#inMemory.delete(id);
    this.#seen.delete(id);
    try {
      this.#storage?.removeItem(draftPrefix + id);
    } catch {
      this.#onNotice({ kind: 'unavailable' });
    }
  }

  #keep(id: string, draft: Draft): void {
    const text = JSON.stringify(draft);
    try {
      if (this.#storage === null) throw new Error('There is no storage.');
      this.#storage.setItem(draftPrefix + id, text);
      this.#seen.set(id, text);
      this.#inMemory.delete(id);
    } catch (error) {
      if (this.#inMemory.size === 0) this.#onNotice({ kind: kindOf(error) });
      this.#inMemory.set(id, draft);
    }
  }

  #text(id: string): string | null {
    try {
      return this.#storage?.getItem(draftPrefix + id) ?? null;
    } catch {
      return null; // whatever is written is kept in memory, and the reader is told
    }
  }

  #ids(): string[] {
    try {
      const storage = this.#storage;
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '');
      const ours = keys.filter((key) => key.startsWith(draftPrefix));
      return ours.map((key) => key.slice(draftPrefix.length));
    } catch {
      return [];
    }
  }
}

/** Sixteen letters and digits: no two tabs make the same. */
export function newDraftId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function kindOf(error: unknown): 'full' | 'unavailable' {
  return error instanceof Error && /quota/i.test(error.name) ? 'full' : 'unavailable';
}
