/**
 * A copy of the project whose lessons can be changed at will: for trying a new lesson, and for a course
 * that is longer than ours. It lies inside the project, and shares its packages.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LESSONS_FOLDER, PAGE_FILES } from '../src/content/lesson-names.ts';
import { slugOf } from '../src/content/slug.ts';

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache');
const COPIED = [
  'src',
  'scripts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Path of a new copy in which a page with nothing to measure stands in for every lesson. */
export function copyOfProject(purpose: string): string {
  mkdirSync(CACHE, { recursive: true });
  const copy = mkdtempSync(join(CACHE, `${purpose}-`));
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  for (const name of ['public', 'node_modules']) symlinkSync(join(ROOT, name), join(copy, name));
  for (const lesson of readdirSync(join(copy, LESSONS_FOLDER))) standIn(copy, lesson);
  return copy;
}

/** Its native scripts are shown on the page of all recordings: they move to the others. */
function standIn(copy: string, lesson: string): void {
  const folder = join(copy, LESSONS_FOLDER, lesson);
  const native = join(folder, 'native');
  if (existsSync(native))
    cpSync(native, join(copy, 'src/content/recordings/native'), { recursive: true });
  rmSync(folder, { recursive: true });
  const page = join(copy, 'src/content/pages', slugOf(lesson));
  mkdirSync(page);
  for (const file of Object.values(PAGE_FILES)) {
    writeFileSync(join(page, file), `---\ntitle: ${lesson}\n---\n`);
  }
}
