/** Reading once what many pages ask for, when the site is built. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Each page asks for its lesson and its recordings dozens of times.
 * @param filesOf all files that a reading is made of: when one of them changes, as it does while
 *   `astro dev` runs, they are read anew.
 * @returns `read`, which gives the same object for the same files; nobody may change it.
 */
export function readOnce<T>(
  filesOf: (name: string) => readonly string[],
  read: (name: string) => T,
): (name: string) => T {
  const known = new Map<string, { state: string; value: T }>();
  return (name) => {
    const state = filesOf(name).map(stateOf).join('\n');
    const place = resolve(name); // tests read the same name in another project
    const kept = known.get(place);
    if (kept?.state === state) return kept.value;
    const value = read(name);
    known.set(place, { state, value });
    return value;
  };
}

function stateOf(file: string): string {
  const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${file} ${String(mtimeMs)} ${String(size)}`;
}
