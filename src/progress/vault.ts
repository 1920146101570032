/**
 * Holds ProgressData in a browser's storage, or in memory once the storage cannot be trusted with
 * it. Everything that can go wrong with stored data is decided here.
 */
import { isSame, merge } from './merge.ts';
import { readProgress } from './read.ts';
import { emptyProgress, type ProgressData } from './schema.ts';

export const progressKey = 'freed:progress';

/** The part of the DOM's Storage that is used; every call may throw, as in private windows. */
export interface StorageLike {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export type Notice =
  /** The stored text was copied to `movedTo`; `kept` records of it could still be read. */
  | { kind: 'damaged'; movedTo: string; kept: number }
  /** A newer page wrote it: left as it is, and this page's progress ends with the page. */
  | { kind: 'newer'; version: number }
  /** No room for it: progress ends with the page. */
  | { kind: 'full' }
  /** No storage, or one that throws: progress ends with the page. */
  | { kind: 'unavailable' };

export class Vault {
  readonly #storage: StorageLike | null;
  readonly #onNotice: (notice: Notice) => void;
  readonly #now: () => Date;
  /** What was last read from or written to the storage. */
  #seen: { text: string | null; data: ProgressData } = { text: null, data: emptyProgress() };
  /** Set once the storage is out of use. */
  #inMemory: ProgressData | null = null;

  constructor(
    storage: StorageLike | null,
    onNotice: (notice: Notice) => void,
    now: () => Date = () => new Date(),
  ) {
    this.#storage = storage;
    this.#onNotice = onNotice;
    this.#now = now;
  }

  /** Whether the storage is in use. */
  get isKept(): boolean {
    return this.#storage !== null && this.#inMemory === null;
  }

  /** The freshest data, other tabs' included. Never throws. */
  read(): ProgressData {
    if (this.#inMemory) return this.#inMemory;
    if (!this.#storage) return this.#leaveStorage(this.#seen.data, { kind: 'unavailable' });
    try {
      const text = this.#storage.getItem(progressKey);
      return text === this.#seen.text ? this.#seen.data : this.#take(this.#storage, text);
    } catch {
      return this.#leaveStorage(this.#seen.data, { kind: 'unavailable' });
    }
  }

  /** Applies `change` to the freshest data and keeps the result. Throws only what `change` does. */
  write(change: (data: ProgressData) => ProgressData): void {
    const data = change(this.read());
    if (this.#inMemory || !this.#storage) {
      this.#inMemory = data;
      return;
    }
    this.#keep(this.#storage, data);
  }

  #take(storage: StorageLike, text: string | null): ProgressData {
    const reading = readProgress(text);
    if (reading.kind === 'newer') return this.#leaveStorage(this.#seen.data, reading);
    if (reading.kind === 'damaged') {
      return this.#moveAside(storage, text ?? '', merge(this.#seen.data, reading.kept));
    }
    // Nothing stored after something was: the reader has emptied the browser's storage.
    const data = text === null ? reading.data : merge(this.#seen.data, reading.data);
    this.#seen = { text, data };
    // Two tabs that wrote at the same moment: the later text lacks what the earlier one added.
    if (!isSame(data, reading.data)) this.#keep(storage, data);
    return data;
  }

  #keep(storage: StorageLike, data: ProgressData): void {
    try {
      this.#save(storage, data);
    } catch (error) {
      this.#leaveStorage(data, noticeOf(error));
    }
  }

  #moveAside(storage: StorageLike, text: string, kept: ProgressData): ProgressData {
    let movedTo = `${progressKey}:damaged:${this.#now().toISOString()}`;
    try {
      movedTo = freeKey(storage, movedTo);
      storage.setItem(movedTo, text);
      this.#save(storage, kept);
    } catch (error) {
      // Without a copy, the damaged text must stay where it is.
      return this.#leaveStorage(kept, noticeOf(error));
    }
    this.#onNotice({ kind: 'damaged', movedTo, kept: countOf(kept) });
    return kept;
  }

  #save(storage: StorageLike, data: ProgressData): void {
    const text = JSON.stringify(data);
    storage.setItem(progressKey, text);
    this.#seen = { text, data };
  }

  #leaveStorage(data: ProgressData, notice: Notice): ProgressData {
    this.#inMemory = data;
    this.#onNotice(notice);
    return data;
  }
}

function freeKey(storage: StorageLike, key: string): string {
  let free = key;
  for (let copy = 2; storage.getItem(free) !== null; copy += 1) free = `${key}-${String(copy)}`;
  return free;
}

function countOf({ answers, drafts }: ProgressData): number {
  return Object.keys(answers).length + Object.keys(drafts).length;
}

function noticeOf(error: unknown): Notice {
  // Firefox has had a name of its own for it.
  const names = ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'];
  const isFull = error instanceof Error && names.includes(error.name);
  return { kind: isFull ? 'full' : 'unavailable' };
}
