/** The lessons by name: their folders give the order of the course and the addresses. */
import { readdirSync } from 'node:fs';
import { slugOf } from './slug.ts';

/** From the project's root, where the build runs: bundled code has no folder of its own. */
export const LESSONS_FOLDER = 'src/content/lessons';

/** `03-weak-references`: a number for the order, and the address. */
const NAME = /^(?<number>\d\d)-(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** A lesson's page in each language. */
export const PAGE_FILES = { en: 'en.mdx', 'zh-CN': 'zh-cn.mdx' } as const;

/** The names of all lesson folders, in the order of the course. */
export function lessonFolders(): string[] {
  const entries = readdirSync(LESSONS_FOLDER, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Pages beside the course, which have no place in its order, are numbered from here on. */
const BESIDE = 90;

/** Those that are lessons of the course. */
export function courseFolders(): string[] {
  return lessonFolders().filter((name) => Number.parseInt(name, 10) < BESIDE);
}

/** The number of the next lesson of the course. @throws Error when there is none left */
export function nextNumber(): string {
  const last = Math.max(0, ...courseFolders().map((name) => Number.parseInt(name, 10)));
  if (last + 1 >= BESIDE) throw new Error(`There are ${last} lessons: no number is left.`);
  return String(last + 1).padStart(2, '0');
}

/** What is wrong with the names of folders, each in a sentence. */
export function problemsOfNames(names: readonly string[]): string[] {
  return names.flatMap((name, at) => {
    if (!NAME.test(name)) {
      return [
        `${LESSONS_FOLDER}/${name}: expected a name like 03-weak-references, two digits and ` +
          'lower-case words joined by hyphens.',
      ];
    }
    const twin = names.find((other, i) => i < at && slugOf(other) === slugOf(name));
    return twin ? [`${LESSONS_FOLDER}/${name}: has the same address as ${twin}.`] : [];
  });
}
