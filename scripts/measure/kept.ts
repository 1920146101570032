/** What is said of lessons without running them; those whose results hold are not measured again. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { cachedFile, committedFile, keyIn } from '../../src/content/built.ts';
import type { LessonFolder } from '../../src/content/lesson-folder.ts';
import { problemsOfNames } from '../../src/content/lesson-names.ts';
import { type Report, together } from '../../src/quiz/report.ts';
import { checkPages } from './check-pages.ts';

/** Whether there are results under that key; puts the committed ones where the pages look for them. */
export function isKept(name: string, key: string): boolean {
  if (keyIn(cachedFile(name)) === key) return true;
  if (keyIn(committedFile(name)) !== key) return false;
  mkdirSync(dirname(cachedFile(name)), { recursive: true });
  copyFileSync(committedFile(name), cachedFile(name));
  return true;
}

export function reportOfKept(lesson: LessonFolder): Report {
  console.log(`${lesson.name}: its results hold`);
  return together([{ checks: 1, problems: [] }, checkPages(lesson)]);
}

export function reportOfNames(names: readonly string[]): Report {
  return { checks: names.length, problems: problemsOfNames(names) };
}
