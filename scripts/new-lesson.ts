/**
 * `npm run new:lesson weak-references`: a lesson folder with both languages, a cell and a quiz, which
 * passes the build as it is. It comes last in the course; its number can be changed.
 */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  lessonFolders,
  LESSONS_FOLDER,
  nextNumber,
  PAGE_FILES,
} from '../src/content/lesson-names.ts';
import { slugOf } from '../src/content/slug.ts';
import { Failure, isMain, runMain } from './setup/fail.ts';

const TEMPLATE = join(import.meta.dirname, 'new-lesson', 'template');
const PAGES_FOLDER = 'src/content/pages';
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Makes the folder under the current one, and returns its name.
 * @throws Failure when the address is not a good one, or is taken
 */
export function newLesson(slug: string | undefined): string {
  if (slug === undefined || !SLUG.test(slug)) {
    throw new Failure(
      'Give the lesson an address: lower-case words joined by hyphens, ' +
        'like npm run new:lesson weak-references',
    );
  }
  const twin = lessonFolders().find((name) => slugOf(name) === slug);
  if (twin !== undefined) throw new Failure(`The lesson ${twin} has this address already.`);
  if (existsSync(join(PAGES_FOLDER, slug))) {
    throw new Failure(`The page ${PAGES_FOLDER}/${slug} has this address already.`);
  }
  const name = `${nextNumber()}-${slug}`;
  const folder = join(LESSONS_FOLDER, name);
  cpSync(TEMPLATE, folder, { recursive: true, errorOnExist: true, force: false });
  for (const page of Object.values(PAGE_FILES)) {
    const file = join(folder, page);
    writeFileSync(file, readFileSync(file, 'utf8').replace('TITLE', titleOf(slug)));
  }
  return name;
}

/** `Weak references`, until the author finds a better one in each language. */
function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

if (isMain(import.meta)) {
  await runMain(() => {
    const name = newLesson(process.argv[2]);
    console.log(`Made ${LESSONS_FOLDER}/${name}. Look at it with npm run dev.`);
    return Promise.resolve();
  });
}
