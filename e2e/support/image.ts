/**
 * The image of the interpreter's memory that the worker keeps in IndexedDB, seen from the page.
 * Each function runs in the page, so each is whole in itself.
 */
import { checksumOf } from '../../src/interpreter/snapshots.ts';

/** `marked`: changeImage has been here since it was stored; whoever stores an image takes that away. */
export async function imageNow(): Promise<'none' | 'stored' | 'marked'> {
  const names = await indexedDB.databases();
  if (!names.some(({ name }) => name === 'freed-interpreter')) return 'none';
  const opening = indexedDB.open('freed-interpreter');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const store = opening.result.transaction('snapshots').objectStore('snapshots');
  const reading = store.get('snapshot');
  await new Promise((resolve) => (reading.onsuccess = resolve));
  opening.result.close();
  const stored = reading.result as { marked?: true } | undefined;
  if (stored === undefined) return 'none';
  return stored.marked ? 'marked' : 'stored';
}

/** What may be the matter with an image, besides that it is marked. */
export const MATTERS = ['whole', 'damaged', 'of another build', 'no image at all', 'gone'] as const;

export interface Change {
  matter: (typeof MATTERS)[number];
  /** For `no image at all`, which is eight zeros: a checksum that fits them. */
  checksum: number;
}

export function change(matter: Change['matter']): Change {
  return { matter, checksum: checksumOf(new Uint8Array(8)) };
}

/** Marks the stored image and does something to it. @throws Error when there is none. */
export async function changeImage({ matter, checksum }: Change): Promise<void> {
  const opening = indexedDB.open('freed-interpreter');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const store = opening.result.transaction('snapshots', 'readwrite').objectStore('snapshots');
  const reading = store.get('snapshot');
  await new Promise((resolve) => (reading.onsuccess = resolve));
  const stored = reading.result as
    { bytes: Uint8Array; madeFrom: string; checksum: number; marked?: true } | undefined;
  if (stored === undefined) throw new Error('No image is stored.');
  stored.marked = true;
  const middle = stored.bytes.length >>> 1;
  if (matter === 'damaged') stored.bytes.fill(0xa5, middle, middle + 4096);
  if (matter === 'of another build') stored.madeFrom = `not ${stored.madeFrom}`;
  if (matter === 'no image at all') Object.assign(stored, { bytes: new Uint8Array(8), checksum });
  const writing = matter === 'gone' ? store.clear() : store.put(stored, 'snapshot');
  await new Promise((resolve) => (writing.onsuccess = resolve));
  opening.result.close();
}
