/**
 * After a start has failed: are the interpreter's files those that this page was built with?
 * What is kept, by the browser or by the service worker, may have come wrong once, from a proxy or
 * in the middle of an upload.
 */

/**
 * Compares each file with its hash, and fetches those anew, past what is kept, that are others.
 * @param sha256Of the files' hashes in hexadecimal, by name.
 * @returns the names of those that are still wrong when they are fetched anew.
 * @throws TypeError when the network fails: then nothing can be said of them.
 */
export async function mend(
  folder: string,
  sha256Of: ReadonlyMap<string, string>,
  fetchFile: typeof fetch,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, sha256] of sha256Of) {
    const url = new URL(name, folder).href;
    if (await isRight(await fetchFile(url), sha256)) continue;
    if (!(await isRight(await fetchFile(url, { cache: 'reload' }), sha256))) wrong.push(name);
  }
  return wrong;
}

/** Whether the answer is the file with that hash; reads it to its end. */
export async function isRight(answer: Response, sha256: string): Promise<boolean> {
  const hash = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'));
  return answer.ok && hex.join('') === sha256;
}
