/** Gathers the whole course when the site is built: every lesson, its questions and their beliefs. */
import { getCollection } from 'astro:content';
import { addressOf } from '../../content.config.ts';
import { courseFolders, readLessonFolder } from '../../content/lesson-folder.ts';
import { PAGE_FILES } from '../../content/lesson-names.ts';
import { valuesOf } from '../../quiz/values-of.ts';
import type { Question } from '../../quiz/types.ts';
import { formatNumber } from '../shared/format.ts';
import { fillText, type Words } from '../shared/labels.ts';
import { BASE } from '../shared/site.ts';
import type { Course, CourseQuestion, OutlinedLesson } from './course-data.ts';
import { beliefsIn, shortened } from './course-text.ts';

/** About two lines of a list. */
const TITLE_LENGTH = { en: 110, 'zh-CN': 55 } as const;

/** @param folders those that are lessons, or also the pages beside them. */
export async function courseIn(words: Words, folders = courseFolders()): Promise<Course> {
  const pages = await pagesIn(words, folders);
  return pages.map(({ name, title, href }) => {
    const { questions } = readLessonFolder(name).quiz;
    return { name, title, href, questions: questions.map((one) => inCourse(one, words)) };
  });
}

/** The lessons in a few words each; of their questions only which there are. */
export async function outlineIn(words: Words): Promise<OutlinedLesson[]> {
  const pages = await pagesIn(words, courseFolders());
  return pages.map(({ minutes, ...page }) => {
    if (minutes === undefined) throw new Error(`lessons/${page.name} does not say its minutes.`);
    const { questions } = readLessonFolder(page.name).quiz;
    const ids = questions.map(({ id }) => ({ id, title: '', beliefs: [] }));
    return { ...page, minutes, questions: ids };
  });
}

async function pagesIn({ lang }: Words, folders: readonly string[]) {
  const pages = await getCollection('docs');
  const file = PAGE_FILES[lang];
  return folders.map((name) => {
    const address = addressOf(`lessons/${name}/${file}`);
    const page = pages.find(({ id }) => id === address)?.data;
    if (page === undefined) throw new Error(`lessons/${name} has no ${file}.`);
    const { title, description = '', minutes } = page;
    return { name, title, description, minutes, href: hrefOf(address) };
  });
}

function hrefOf(address: string): string {
  return address === 'index' ? BASE : `${BASE}${address}/`;
}

function inCourse(question: Question, { lang }: Words): CourseQuestion {
  const [values = {}] = valuesOf(question);
  const written = Object.fromEntries(
    Object.entries(values).map(([name, n]) => [name, formatNumber(n, lang)]),
  );
  const prompt = fillText(question.prompt[lang], written).replaceAll('`', '');
  return {
    id: question.id,
    title: shortened(prompt, TITLE_LENGTH[lang]),
    beliefs: [...new Set(beliefsIn(question))],
  };
}
