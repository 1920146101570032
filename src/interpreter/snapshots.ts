/**
 * Keeps an image of the interpreter's memory, made on the reader's machine after the first start, so
 * that later starts take half a second instead of several. One image at a time, in IndexedDB.
 *
 * A missing, stale or damaged image is never an error: the interpreter then starts the plain way,
 * and the image is made anew.
 */
import { createStore, get, set, type UseStore } from 'idb-keyval';

const KEY = 'snapshot';

interface Stored {
  /** What it was made from: another build must not use it. */
  madeFrom: string;
  bytes: Uint8Array<ArrayBuffer>;
  checksum: number;
}

export interface Snapshots {
  /** The image made from exactly `madeFrom`, or null. */
  load(madeFrom: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Replaces whatever was stored; quietly gives up where nothing can be stored. */
  save(madeFrom: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Opens the store now, while the worker may still reach it; see confine.ts. */
export function openSnapshots(): Snapshots {
  const store = openStore();
  return {
    async load(madeFrom) {
      try {
        const stored: unknown = store && (await get(KEY, store));
        return isStored(stored) && stored.madeFrom === madeFrom && isWhole(stored)
          ? stored.bytes
          : null;
      } catch {
        return null; // as good as no image: private windows, storage cleared meanwhile
      }
    },
    async save(madeFrom, bytes) {
      const stored: Stored = { madeFrom, bytes, checksum: checksumOf(bytes) };
      try {
        if (store) await set(KEY, stored, store);
      } catch {
        // No room or no permission: the next start is a plain one.
      }
    },
  };
}

function openStore(): UseStore | null {
  try {
    return createStore('freed-interpreter', 'snapshots');
  } catch {
    return null;
  }
}

function isStored(value: unknown): value is Stored {
  return (
    typeof value === 'object' &&
    value !== null &&
    'madeFrom' in value &&
    typeof value.madeFrom === 'string' &&
    'bytes' in value &&
    value.bytes instanceof Uint8Array &&
    'checksum' in value &&
    typeof value.checksum === 'number'
  );
}

function isWhole({ bytes, checksum }: Stored): boolean {
  return checksumOf(bytes) === checksum;
}

/** Fletcher's sums over 32-bit words. Against damage, not against malice. */
export function checksumOf(bytes: Uint8Array<ArrayBuffer>): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
  let a = bytes.byteLength | 0;
  let b = 0;
  // By index: this runs in a worker that has only just begun, where for…of is several times slower.
  for (let i = 0; i < words.length; i += 1) {
    a = (a + (words[i] ?? 0)) | 0;
    b = (b + a) | 0;
  }
  return (Math.imul(a, 31) ^ b) >>> 0; // not a ^ b: a change in the last word would cancel out
}

/** Names what an image is made from: the interpreter's version and our own Python. */
export async function fingerprint(parts: readonly string[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(parts));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
