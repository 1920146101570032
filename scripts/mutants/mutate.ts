/** Breaks one module while vitest loads it; the file itself stays as it is. */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { Failure } from '../setup/fail.ts';
import type { Mutant } from './mutants.ts';

/** @throws Failure when the place to break is not there exactly once. */
export function mutated(source: string, { name, file, find, replace }: Mutant): string {
  const count = source.split(find).length - 1;
  if (count !== 1) {
    throw new Failure(`${name}: expected its place once in ${file}, found it ${count} times.`);
  }
  return source.replace(find, () => replace);
}

export function mutate(mutant: Mutant): Plugin {
  const file = resolve(mutant.file);
  return {
    name: 'mutate',
    enforce: 'pre',
    transform: (source, id) => (id === file ? mutated(source, mutant) : null),
  };
}
