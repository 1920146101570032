/** Reads who imports whom in src/, folder by folder. Tests and fixtures may look anywhere. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';

export interface Import {
  /** The file, and what it imports, both from the project's root. */
  file: string;
  imported: string;
}

const SOURCES = 'src/**/*.{ts,astro,mdx}';
const APART = /\.(test|fixture)\.ts$/;
/** `from '…'`, `import '…'`, `import('…')`, with an address relative to the file. */
const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

export function importsIn(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, address = '']) => ({
    file,
    imported: posix.normalize(posix.join(dirname(file), address)),
  }));
}

export function allImports(): Import[] {
  const files = globSync(SOURCES).map((file) => file.replaceAll('\\', '/'));
  return files
    .filter((file) => !APART.test(file))
    .sort()
    .flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));
}

/** The folder of src/ that a file is in; null outside. The content's own schema stands beside it. */
export function layerOf(file: string): string | null {
  if (file.startsWith('src/content.config')) return 'content';
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/** From folder to folder, each pair once, those within one left out. */
export function edges(imports: readonly Import[]): [from: string, to: string][] {
  const found = new Set<string>();
  for (const { file, imported } of imports) {
    const [from, to] = [layerOf(file), layerOf(imported)];
    if (from !== null && to !== null && from !== to) found.add(`${from} ${to}`);
  }
  return [...found].sort().map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return [from, to];
  });
}
