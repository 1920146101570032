/** What a lesson's folder promises, for comparing it with what the built page shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber } from '../../src/components/shared/format.ts';
import { fillText } from '../../src/components/shared/labels.ts';
import {
  courseFolders,
  lessonFolders,
  LESSONS_FOLDER,
  readLessonFolder,
  type LessonFolder,
} from '../../src/content/lesson-folder.ts';
import type {
  LocalText,
  PredictNumber,
  PredictOption,
  Question,
  Values,
} from '../../src/quiz/types.ts';
import type { Language } from './languages.ts';

/** Every page with cells, those beside the course among them. */
export const cellPages: LessonFolder[] = lessonFolders().map(readLessonFolder);
/** The course. */
export const lessons: LessonFolder[] = courseFolders().map(readLessonFolder);

/** `/zh-cn/reference-counting/` for the folder `01-reference-counting`, `/zh-cn/` for the first page. */
export function addressOf(lesson: LessonFolder, { base }: Language): string {
  const slug = lesson.name.replace(/^\d+-/, '');
  return slug === 'home' ? base : `${base}${slug}/`;
}

export interface Prose {
  title: string;
  /** Of the second and third level, without marks. */
  headings: string[];
  /** What `<Value of="…" />` asks for, in the order of the text. */
  values: string[];
  /** The ids of the cells that can be run; others only lie under a question. */
  cells: string[];
}

export function proseOf(lesson: LessonFolder, { file }: Language): Prose {
  const text = readFileSync(join(LESSONS_FOLDER, lesson.name, file), 'utf8');
  const plain = (marked: string) => marked.replace(/[`*]/g, '').trim();
  return {
    title: plain(/^title: *(.+)$/m.exec(text)?.[1] ?? ''),
    headings: [...text.matchAll(/^#{2,3} +(.+)$/gm)].map(([, heading = '']) => plain(heading)),
    values: [...text.matchAll(/<Value of="([^"]+)"/g)].map(([, address = '']) => address),
    cells: [...text.matchAll(/<PythonCell id="([^"]+)"/g)].map(([, id = '']) => id),
  };
}

/** A text of quiz.yaml as a reader sees it: parameters filled in, no marks. */
export function plainText(text: LocalText, { words }: Language, values: Values = {}): string {
  const written = Object.entries(values).map(([name, n]) => [name, formatNumber(n, words.lang)]);
  const filled = fillText(text[words.lang], Object.fromEntries(written) as Record<string, string>);
  return filled.replaceAll('`', '');
}

/** The lesson that the tests of running and answering take place on. */
export const counting = lessonNamed('01-reference-counting');

/** @throws Error when the lesson has no such question asking for a number. */
export function numberQuestion(id: string): PredictNumber {
  const question = questionOf(id);
  if (question.type !== 'predict' || question.answer !== 'number')
    throw new Error(`"${id}" does not ask for a number.`);
  return question;
}

/** @throws Error when the lesson has no such question with options. */
export function optionQuestion(id: string): PredictOption {
  const question = questionOf(id);
  if (question.type !== 'predict' || question.answer !== 'option')
    throw new Error(`"${id}" has no options.`);
  return question;
}

function questionOf(id: string): Question {
  const found = counting.quiz.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${counting.name} has no question "${id}".`);
  return found;
}

/** @throws Error when there is no such folder, in the course or beside it. */
export function lessonNamed(name: string): LessonFolder {
  const found = cellPages.find((lesson) => lesson.name === name);
  if (found === undefined) throw new Error(`There is no lesson ${name}.`);
  return found;
}
