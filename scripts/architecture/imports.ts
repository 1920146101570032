/** Reads who imports whom, as the compiler finds it. Tests and fixtures may look anywhere. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import ts from 'typescript';
import { layerOf } from './layers.ts';

export interface Import {
  /** The file, and what it imports, both from the project's root. */
  file: string;
  imported: string;
}

const SOURCES = ['src/**/*.{ts,astro,mdx}', '{scripts,bench}/**/*.{ts,mjs}'];
const APART = /\.(test|fixture)\.ts$|node_modules/;
/** The names that tsconfig.json gives to files. */
const NAMED = new Map([['@lesson', 'src/components/mdx.ts']]);

/** What stands in a file of TypeScript, Astro or MDX with an address of ours; packages are left out. */
export function importsIn(file: string, text: string): Import[] {
  const { importedFiles } = ts.preProcessFile(text);
  return importedFiles.flatMap(({ fileName }) => {
    const imported = fileName.startsWith('.')
      ? posix.normalize(posix.join(dirname(file), fileName.replace(/\?.*$/, '')))
      : NAMED.get(fileName);
    return imported === undefined ? [] : [{ file, imported }];
  });
}

export function allImports(): Import[] {
  const files = globSync(SOURCES).map((file) => file.replaceAll('\\', '/'));
  return files
    .filter((file) => !APART.test(file))
    .sort()
    .flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));
}

/** From folder to folder, each pair once, those within one left out. */
export function edges(imports: readonly Import[]): [from: string, to: string][] {
  const found = new Map<string, [string, string]>();
  for (const { file, imported } of imports) {
    const [from, to] = [layerOf(file), layerOf(imported)];
    if (from !== null && to !== null && from !== to) found.set(`${from} ${to}`, [from, to]);
  }
  return [...found.keys()].sort().map((pair) => found.get(pair) ?? ['', '']);
}
