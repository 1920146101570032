/** How far a reader has come with a lesson, in a few words; pure. */
import type { Standing } from '../../progress/schedule.ts';
import type { ItemId } from '../../progress/store.ts';
import { fill, type Words } from '../shared/labels.ts';
import { type CourseLesson, itemOf } from '../catalogue/course-data.ts';

export type Standings = ReadonlyMap<ItemId, Standing>;

export function summaryOf(lesson: CourseLesson, standings: Standings, words: Words): string {
  const of = (...wanted: Standing[]) =>
    lesson.questions.filter((question) => {
      const standing = standings.get(itemOf(lesson, question));
      return standing !== undefined && wanted.includes(standing);
    }).length;
  const [shaky, due] = [of('shaky'), of('due')];
  const parts = [
    fill(words, 'map-lesson', { right: of('firm', 'due'), all: lesson.questions.length }),
    ...(shaky > 0 ? [fill(words, 'map-shaky', { n: shaky })] : []),
    ...(due > 0 ? [fill(words, 'map-due', { n: due })] : []),
  ];
  return parts.join(' · ');
}
