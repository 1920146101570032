/** Gathers the whole course when the site is built: every lesson, its questions and their beliefs. */
import { getCollection } from 'astro:content';
import { addressOf } from '../../content.config.ts';
import { courseFolders, readLessonFolder } from '../../content/lesson-folder.ts';
import { valuesOf } from '../../quiz/values-of.ts';
import type { Question } from '../../quiz/types.ts';
import { formatNumber } from '../shared/format.ts';
import { fillText, type Words } from '../shared/labels.ts';
import type { Course, CourseQuestion } from './course-data.ts';
import { beliefsIn, shortened } from './course-text.ts';

/** About two lines of a list. */
const TITLE_LENGTH = { en: 110, 'zh-CN': 55 } as const;

/** @param folders those that are lessons, or also the pages beside them. */
export async function courseIn(words: Words, folders = courseFolders()): Promise<Course> {
  const pages = await getCollection('docs');
  const file = words.lang === 'en' ? 'en.mdx' : 'zh-cn.mdx';
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  return folders.map((name) => {
    const address = addressOf(`lessons/${name}/${file}`);
    const title = pages.find(({ id }) => id === address)?.data.title;
    if (title === undefined) throw new Error(`lessons/${name} has no ${file}.`);
    const { questions } = readLessonFolder(name).quiz;
    return {
      name,
      title,
      href: `${base}${address}/`,
      questions: questions.map((question) => inCourse(question, words)),
    };
  });
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
