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
  /** No room for it: what is new ends with the page, unless room is made meanwhile. */
  | { kind: 'full' }
  /** No storage, or one that throws: progress ends with the page. */
  | { kind: 'unavailable' };

export class Vault {
  readonly #storage: StorageLike | null;
  readonly #onNotice: (notice: Notice) => void;
  readonly #now: () => Date;
  /** The text that was last read or written, and what the page makes of it, unsaved changes too. */
  #seen: { text: string | null; data: ProgressData } = { text: null, data: emptyProgress() };
  /** There was no room for the last change: the next one tries again. */
  #isFull = false;
  /** Why the storage is out of use until the page is left; null while it is in use. */
  #left: Notice['kind'] | null = null;

  constructor(
    storage: StorageLike | null,
    onNotice: (notice: Notice) => void,
    now: () => Date = () => new Date(),
  ) {
    this.#storage = storage;
    this.#onNotice = onNotice;
    this.#now = now;
  }

  /** Whether what is written outlives the page. */
  get isKept(): boolean {
    return this.#storage !== null && this.#left === null && !this.#isFull;
  }

  /** The freshest data, other tabs' included. Never throws. */
  read(): ProgressData {
    if (this.#left !== null) return this.#seen.data;
    if (this.#storage === null) return this.#leaveStorage({ kind: 'unavailable' });
    let text: string | null;
    try {
      text = this.#storage.getItem(progressKey);
    } catch {
      return this.#leaveStorage({ kind: 'unavailable' });
    }
    return text === this.#seen.text ? this.#seen.data : this.#take(this.#storage, text);
  }

  /**
   * Applies `change` to the freshest data and keeps the result. Throws only what `change` does.
   * @param afresh nothing of what is stored is wanted any more: damaged text may be overwritten.
   */
  write(change: (data: ProgressData) => ProgressData, { afresh = false } = {}): void {
    const data = change(this.read());
    const isOverwritten = afresh && this.#left === 'full';
    if (this.#storage === null || (this.#left !== null && !isOverwritten)) {
      this.#seen = { ...this.#seen, data };
      return;
    }
    this.#left = null;
    this.#keep(this.#storage, data);
  }

  /**
   * As `write`, but changes nothing when the result has no room in the storage, or is larger than
   * `size` characters. Returns whether it was written.
   */
  tryWrite(change: (data: ProgressData) => ProgressData, size: number): boolean {
    const data = change(this.read());
    const text = JSON.stringify(data);
    if (text.length > size) return false;
    if (this.#storage === null || this.#left !== null) {
      this.#seen = { ...this.#seen, data };
      return true;
    }
    try {
      this.#save(this.#storage, data, text);
      return true;
    } catch {
      return false;
    }
  }

  #take(storage: StorageLike, text: string | null): ProgressData {
    try {
      return this.#read(storage, text);
    } catch (fault) {
      // Ours, not the storage's. What cannot be read is put aside, so that saving goes on.
      console.error(fault);
      return this.#moveAside(storage, text ?? '', this.#seen.data);
    }
  }

  #read(storage: StorageLike, text: string | null): ProgressData {
    const reading = readProgress(text);
    if (reading.kind === 'newer') return this.#leaveStorage(reading);
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
    const text = JSON.stringify(data);
    try {
      this.#save(storage, data, text);
    } catch (error) {
      this.#seen = { ...this.#seen, data };
      const notice = noticeOf(error);
      if (notice.kind !== 'full') {
        this.#leaveStorage(notice);
      } else if (!this.#isFull) {
        this.#isFull = true;
        this.#onNotice(notice);
      }
    }
  }

  #moveAside(storage: StorageLike, text: string, kept: ProgressData): ProgressData {
    let movedTo = `${progressKey}:damaged:${this.#now().toISOString()}`;
    const written = JSON.stringify(kept);
    try {
      movedTo = freeKey(storage, movedTo);
      storage.setItem(movedTo, text);
      this.#save(storage, kept, written);
    } catch (error) {
      // Without a copy, the damaged text must stay where it is.
      this.#seen = { text, data: kept };
      return this.#leaveStorage(noticeOf(error));
    }
    this.#onNotice({ kind: 'damaged', movedTo, kept: countOf(kept) });
    return kept;
  }

  #save(storage: StorageLike, data: ProgressData, text: string): void {
    storage.setItem(progressKey, text);
    this.#seen = { text, data };
    this.#isFull = false;
  }

  #leaveStorage(notice: Notice): ProgressData {
    this.#left = notice.kind;
    this.#onNotice(notice);
    return this.#seen.data;
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
