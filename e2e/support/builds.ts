/** Changes a copy of the built site, as another build or half an upload would. */
import { cpSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writePolicies } from '../../scripts/csp.ts';
import { writeServiceWorker } from '../../scripts/service-worker.ts';
import { SITE } from './pages.ts';

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

/** A script of a second build is known by the end of its name. */
export const SECOND = /-second\.js$/;
const POLICY = /<meta http-equiv="content-security-policy"[^>]*>/;

/**
 * Fills a folder with the site as another build leaves it: every script has other content and another
 * name, every page names them and has another text, and policies and the list of files are made anew.
 * @param text stands in every page.
 */
export async function writeSecondBuild(folder: string, text: string): Promise<void> {
  const isCopy = (file: string) => /\.(br|gz)$/.test(file) && !file.includes('/pyodide/');
  cpSync(SITE, folder, { recursive: true, filter: (file) => !isCopy(file) });
  const inside = (pattern: string) => globSync(pattern, { cwd: folder });
  const renamed = new Map(
    inside('_astro/*.js').map((file) => {
      const name = basename(file);
      return [name, name.replace(/\.js$/, '-second.js')];
    }),
  );
  for (const name of [...inside('_astro/*.js'), ...inside('**/*.html')]) {
    const file = join(folder, name);
    const named = readFileSync(file, 'utf8').replaceAll(
      /[\w.~-]+\.js\b/g,
      (found) => renamed.get(found) ?? found,
    );
    writeFileSync(file, name.endsWith('.html') ? named.replace(POLICY, '') : `${named}\n// second`);
    const other = renamed.get(basename(name));
    if (other !== undefined) renameSync(file, join(dirname(file), other));
  }
  addParagraph(folder, inside('**/*.html'), text);
  await writePolicies(folder);
  await writeServiceWorker(folder);
}
