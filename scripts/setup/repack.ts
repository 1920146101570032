/**
 * Packs the standard library anew, its files uncompressed: brotli then sees all of it as one text and
 * makes 1.6 MB of what crossed the wire as 2.5 MB, and Python imports without inflating. A host that
 * serves no brotli must send the original instead (see src/interpreter/download.ts).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { unzipSync, zipSync } from 'fflate';

/** Any fixed time will do: the same input shall give the same bytes. Zip knows none before 1980. */
const MTIME = new Date(1980, 0, 1);

/** Same files in the same order, uncompressed. */
export async function storeUncompressed(archive: string, target: string): Promise<void> {
  const files = unzipSync(await readFile(archive));
  await writeFile(target, zipSync(files, { level: 0, mtime: MTIME }));
}
