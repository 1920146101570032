/**
 * Keeps what runs have found, so that an unchanged cell is not run again: a run depends on nothing but the
 * cell's code, the way its interpreter started, and the files that make up the interpreter and our side
 * of it. All of these are in the key. `npm test` in a clean clone finds nothing here and runs everything.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Findings } from '../../src/interpreter/findings.ts';

const FOLDER = join('.cache', 'runs');
const ROOT = join(import.meta.dirname, '../..');
/** What a reading can depend on, beside the cell itself. */
const CODE = [
  'src/interpreter/*.{ts,json}',
  'src/heap/*.ts',
  'src/python/freed/*.py',
  'scripts/measure/run-cell.ts',
];

let codeHash: string | null = null;

/** sha256 over the interpreter's files (by their list of sha256s) and our own code around it. */
function hashOfCode(): string {
  if (codeHash !== null) return codeHash;
  const hash = createHash('sha256');
  const files = globSync(CODE, { cwd: ROOT }).filter((file) => !file.includes('.test.'));
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(ROOT, file)));
  codeHash = hash.digest('hex');
  return codeHash;
}

/** @param run everything that says which run it is: the cell, the pass, how the interpreter started. */
export function keyOf(run: object): string {
  return createHash('sha256').update(hashOfCode()).update(JSON.stringify(run)).digest('hex');
}

/** The findings kept under that key, or what `make` finds, kept from now on. Without the heap's map. */
export async function cached(key: string, make: () => Promise<Findings>): Promise<Findings> {
  const file = join(FOLDER, `${key}.json`);
  if (existsSync(file)) {
    const kept = readKept(file);
    if (kept !== null) return kept;
  }
  const found = { ...(await make()), map: null };
  mkdirSync(FOLDER, { recursive: true });
  const part = `${file}.${String(process.pid)}.part`;
  writeFileSync(part, JSON.stringify(found));
  renameSync(part, file); // two builds at once find all of it or nothing
  return found;
}

/** null for a file of another shape: then the run is made again, and the file with it. */
function readKept(file: string): Findings | null {
  try {
    return Findings.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
