/**
 * The key under which a lesson was measured: a hash of all that its results, and the truth of its claims
 * and answers, can depend on. While it holds, measuring again would find the same.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LESSONS_FOLDER } from '../../src/content/lesson-names.ts';
import { inputsOf } from './run-cache.ts';

/** Runs the cells, and checks what is said of them. */
const ENTRY = 'scripts/measure/measure-lesson.ts';
const ROOT = join(import.meta.dirname, '../..');

/** A lesson's own part. Its pages are no part of it: they say nothing that is not looked up. */
const LESSON_FILES = ['cells/*.py', 'quiz.yaml'];

let code: string | null = null;

/**
 * @param lesson the name of its folder, in the project that this process works in.
 * @returns a sha256, the same on every machine.
 */
export function keyOfLesson(lesson: string): string {
  code ??= hashOf(inputsOf(ROOT, ENTRY), ROOT);
  const folder = join(LESSONS_FOLDER, lesson);
  const files = globSync(LESSON_FILES, { cwd: folder });
  return createHash('sha256').update(code).update(hashOf(files, folder)).digest('hex');
}

function hashOf(files: readonly string[], folder: string): string {
  const hash = createHash('sha256');
  for (const name of files.map((one) => one.replaceAll('\\', '/')).sort()) {
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name)))
      .update('\0');
  }
  return hash.digest('hex');
}
