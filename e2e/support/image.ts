/**
 * The image of the interpreter's memory that the worker keeps in IndexedDB, seen from the page.
 * Each function runs in the page, so each is whole in itself.
 */

export async function hasImage(): Promise<boolean> {
  const names = await indexedDB.databases();
  if (!names.some(({ name }) => name === 'freed-interpreter')) return false;
  const opening = indexedDB.open('freed-interpreter');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const counting = opening.result.transaction('snapshots').objectStore('snapshots').count();
  await new Promise((resolve) => (counting.onsuccess = resolve));
  opening.result.close();
  return counting.result > 0;
}

/** Changes some bytes in the middle. False when there is no image. */
export async function damageImage(): Promise<boolean> {
  const opening = indexedDB.open('freed-interpreter');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const store = opening.result.transaction('snapshots', 'readwrite').objectStore('snapshots');
  const reading = store.get('snapshot');
  await new Promise((resolve) => (reading.onsuccess = resolve));
  const stored = reading.result as { bytes: Uint8Array } | undefined;
  if (stored === undefined) return false;
  const middle = stored.bytes.length >>> 1;
  stored.bytes.fill(0xa5, middle, middle + 4096);
  const writing = store.put(stored, 'snapshot');
  await new Promise((resolve) => (writing.onsuccess = resolve));
  opening.result.close();
  return true;
}
