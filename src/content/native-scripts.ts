/**
 * The native scripts: the Python files that `npm run record` runs, and their helper.
 *
 * A script belongs into the folder of the lesson that uses it (`lessons/NN-slug/native/`). Those whose
 * lesson is not written yet wait in `recordings/native/`, where the helper lives as well. They are found
 * in either place, so moving one takes no change here.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The record command puts it on the path that Python imports from. */
export const HELPER_FOLDER = 'src/content/recordings/native';
export const HELPER = `${HELPER_FOLDER}/reading.py`;

const PLACES = [`${HELPER_FOLDER}/*.py`, 'src/content/lessons/*/native/*.py'];

/** The scripts' files by the ids of their recordings. @throws Error when two have the same id. */
export function nativeScripts(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync(PLACES).sort()) {
    const path = file.replaceAll('\\', '/');
    if (path === HELPER) continue;
    const id = basename(path, '.py');
    if (found.has(id)) throw new Error(`${path}: there is another native script "${id}".`);
    found.set(id, path);
  }
  return found;
}

/** @throws Error when there is none. */
export function scriptOf(id: string): string {
  const file = nativeScripts().get(id);
  if (file === undefined) throw new Error(`There is no native script "${id}.py".`);
  return file;
}

/** Of the script and of the helper, as a recording notes them. */
export function hashesOf(id: string): { script: string; helper: string } {
  return { script: hashOf(scriptOf(id)), helper: hashOf(HELPER) };
}

/** Whatever line ends a checkout has, a script is the same script. */
function hashOf(file: string): string {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return createHash('sha256').update(text).digest('hex');
}
