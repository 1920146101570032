/** Gathers the pool of the final quiz when the site is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtPython } from '../../content/built.ts';
import {
  FINAL_FOLDER,
  headingAbove,
  isInPool,
  poolFolders,
  readFinal,
} from '../../content/final.ts';
import { courseFolders, LESSONS_FOLDER, readLessonFolder } from '../../content/lesson-folder.ts';
import { PAGE_FILES } from '../../content/lesson-names.ts';
import { courseIn } from '../catalogue/course.ts';
import type { CourseLesson } from '../catalogue/course-data.ts';
import type { Words } from '../shared/labels.ts';
import { baseOf } from '../shared/site.ts';
import type { FinalData, PoolGroup, Section } from './final-data.ts';

type Pages = ReadonlyMap<string, CourseLesson>;

export async function finalIn(words: Words): Promise<FinalData> {
  const lessons = courseFolders();
  const course = await courseIn(words, poolFolders());
  const pages: Pages = new Map(course.map((lesson) => [lesson.name, lesson]));
  const own = readFinal().sections;
  const groups = course.map((lesson): PoolGroup => {
    const { questions } = readLessonFolder(lesson.name).quiz;
    const asked = lesson.questions.filter((_, at) => {
      const question = questions[at];
      return question !== undefined && isInPool(question);
    });
    const addresses = (id: string) =>
      lesson.name === FINAL_FOLDER ? (own[id] ?? []) : [`${lesson.name}/${id}`];
    return {
      ...lesson,
      isLesson: lessons.includes(lesson.name),
      questions: asked.map((question) => ({
        ...question,
        sections: addresses(question.id).flatMap((at) => sectionOf(at, pages, words) ?? []),
      })),
    };
  });
  const { python, pyodide } = builtPython();
  const certificate = `${baseOf(words.lang)}certificate/`;
  return { groups, folder: FINAL_FOLDER, certificate, python, pyodide };
}

/** The section a question stands in; null where a page has no heading above it. */
function sectionOf(address: string, pages: Pages, { lang }: Words): Section | null {
  const [name = '', question = ''] = address.split('/');
  const lesson = pages.get(name);
  if (lesson === undefined) throw new Error(`final.yaml: there is no lesson "${name}".`);
  const mdx = readFileSync(join(LESSONS_FOLDER, name, PAGE_FILES[lang]), 'utf8');
  const heading = headingAbove(mdx, question);
  if (heading === null) return null;
  const text =
    lang === 'en' ? `${lesson.title}: ${heading.text}` : `${lesson.title}：${heading.text}`;
  return { text, href: `${lesson.href}#${heading.slug}` };
}
