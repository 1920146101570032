/** `npm run docs:architecture`: draws the diagrams of docs/architecture.md anew. */
import { readFile } from 'node:fs/promises';
import { PAGE, withDiagrams } from './architecture/diagram.ts';
import { allImports, edges } from './architecture/imports.ts';
import { runMain } from './setup/fail.ts';
import { writeFormatted } from './write-formatted.ts';

await runMain(async () => {
  const page = await readFile(PAGE, 'utf8');
  await writeFormatted(PAGE, withDiagrams(page, edges(allImports())));
});
