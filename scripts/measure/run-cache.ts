/**
 * Keeps what runs have found, so that an unchanged cell is not run again: a run depends on nothing but the
 * cell's code, the way its interpreter started, and the files that make up the interpreter and our side
 * of it. All of these are in the key. `npm test` in a clean clone finds nothing here and runs everything.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsIn } from '../architecture/imports.ts';
import { Findings } from '../../src/interpreter/findings.ts';

const FOLDER = join('.cache', 'runs');
const ROOT = join(import.meta.dirname, '../..');
/** Makes every run; what it imports, and what that imports, is found by reading the files. */
const ENTRY = 'scripts/measure/run-cell.ts';
/** Read by the code while it runs, or imported as a package. */
const BESIDE_IMPORTS = ['src/python/freed/*.py', 'node_modules/pyodide/{package.json,pyodide.mjs}'];

/**
 * Every file that a reading can depend on, beside the cell itself; sorted. The interpreter's own files and
 * its wheels stand in files.generated.json by their sha256, and assembled WebAssembly in JSON of its own.
 */
export function inputsOf(root: string, entry = ENTRY): string[] {
  const found = new Set([entry, ...globSync(BESIDE_IMPORTS, { cwd: root })]);
  // A set that grows while it is gone through: what is added is gone through as well.
  for (const file of found) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(root, file), 'utf8');
    for (const { imported } of importsIn(file, text)) found.add(imported);
  }
  return [...found].sort();
}

const hashes = new Map<string, string>();

function hashOfInputs(root: string): string {
  const known = hashes.get(root);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(process.version);
  for (const file of inputsOf(root)) hash.update(file).update(readFileSync(join(root, file)));
  const made = hash.digest('hex');
  hashes.set(root, made);
  return made;
}

/**
 * @param run everything that says which run it is: the cell, the pass, how the interpreter started.
 * @param root of the project.
 */
export function keyOf(run: object, root = ROOT): string {
  return createHash('sha256').update(hashOfInputs(root)).update(JSON.stringify(run)).digest('hex');
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
