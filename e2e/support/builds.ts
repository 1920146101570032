/** Changes a copy of the built site, as another build or half an upload would. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a paragraph into pages of the folder; their compressed copies go. */
export function addParagraph(folder: string, pages: readonly string[], text: string): void {
  for (const page of [...pages, 'service-worker.js']) {
    for (const copy of ['br', 'gz']) rmSync(join(folder, `${page}.${copy}`), { force: true });
  }
  for (const page of pages) {
    const file = join(folder, page);
    const html = readFileSync(file, 'utf8');
    writeFileSync(file, html.replace('</main>', `<p>${text}</p></main>`));
  }
}
