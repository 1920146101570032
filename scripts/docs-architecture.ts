/** `npm run docs:architecture`: draws the diagram of docs/architecture.md anew. */
import { readFile } from 'node:fs/promises';
import { diagram, PAGE, withDiagram } from './architecture/diagram.ts';
import { allImports, edges } from './architecture/imports.ts';
import { runMain } from './setup/fail.ts';
import { writeFormatted } from './write-formatted.ts';

await runMain(async () => {
  const page = await readFile(PAGE, 'utf8');
  await writeFormatted(PAGE, withDiagram(page, diagram(edges(allImports()))));
});
