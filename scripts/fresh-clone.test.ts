/** What a command imports before the set-up has run must be there in a fresh clone. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Package = z.object({ scripts: z.record(z.string(), z.string()) });
const STATIC =
  /^(?:import|export)\s(?!type\b)[^'";]*?from '(?<to>\.[^']+)'|^import '(?<bare>\.[^']+)'/gm;

/** All that is imported statically, from one file on: what comes by `await import(…)` comes later. */
function importedBy(entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found) {
    if (!file.endsWith('.ts')) continue;
    for (const { groups } of readFileSync(file, 'utf8').matchAll(STATIC)) {
      const to = groups?.['to'] ?? groups?.['bare'] ?? '';
      found.add(normalize(join(dirname(file), to)).replaceAll('\\', '/'));
    }
  }
  return [...found];
}

const { scripts } = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const commands = Object.values(scripts).flatMap(
  (line) => /bootstrap\.mjs ([\w-]+)/.exec(line)?.[1] ?? [],
);

test('there are commands, and their imports are found', () => {
  expect(commands).toContain('test');
  expect(importedBy('scripts/test.ts')).toContain('scripts/setup/interpreter.ts');
  expect(importedBy('src/interpreter/files.ts')).toContain('src/interpreter/files.generated.json');
});

test('so does what astro build and astro check begin with', () => {
  const all = importedBy('scripts/integration.ts');
  expect(all).toContain('scripts/setup.ts');
  expect(all.filter((file) => file.includes('.generated.'))).toEqual([]);
});

test.each(commands)('%s begins without what the set-up makes', (command) => {
  const entry = ['scripts', 'bench'].map((folder) => `${folder}/${command}.ts`).find(existsSync);
  if (entry === undefined) throw new Error(`There is no script for ${command}.`);
  const made = importedBy(entry).filter((file) => file.includes('.generated.'));
  expect(made).toEqual([]);
});
