/** The course map, by lesson and by belief; pure. The build renders it without a reader's progress. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Belief } from '../../progress/beliefs.ts';
import type { Standing } from '../../progress/schedule.ts';
import { type MisconceptionId, misconceptions } from '../../quiz/misconceptions.ts';
import { fill, type Words } from '../shared/labels.ts';
import { rich } from '../shared/rich.ts';
import { formatDate } from '../shared/when.ts';
import {
  type Course,
  type CourseLesson,
  type CourseQuestion,
  itemOf,
} from '../catalogue/course-data.ts';
import { isBelief } from '../catalogue/course-text.ts';
import { type Standings, summaryOf } from './standing-summary.ts';

/** `standings` is null where nobody's progress is known: in the built page. */
export function lessonsView(
  course: Course,
  standings: Standings | null,
  words: Words,
): TemplateResult {
  return html`${course.map(
    (lesson) => html`
      <section class="map-lesson">
        <h3><a href=${lesson.href}>${lesson.title}</a></h3>
        ${standings ? html`<p>${summaryOf(lesson, standings, words)}</p>` : nothing}
        <ol>
          ${lesson.questions.map(
            (question) => html`
              <li>
                ${questionLink(lesson, question)}
                ${standings ? chip(standings.get(itemOf(lesson, question)) ?? 'new', words) : nothing}
              </li>
            `,
          )}
        </ol>
      </section>
    `,
  )}`;
}

function questionLink({ href }: CourseLesson, { id, title }: CourseQuestion): TemplateResult {
  return html`<a href="${href}#${id}">${title}</a>`;
}

function chip(standing: Standing | 'new', { labels }: Words): TemplateResult {
  return html`<span class="standing standing-${standing}">${labels[`standing-${standing}`]}</span>`;
}

/** What the reader's answers have pointed to; `found` is null where nobody's are known. */
export function beliefsView(
  course: Course,
  found: readonly Belief[] | null,
  words: Words,
): TemplateResult {
  const known = found?.filter(({ id }) => isBelief(id)) ?? [];
  return html`
    ${found && known.length === 0 ? html`<p>${words.labels['beliefs-none']}</p>` : nothing}
    ${known.map((belief) => beliefView(course, belief, words))}
    <details>
      <summary>${words.labels['beliefs-all']}</summary>
      <ul>
        ${testedBeliefs(course).map(
          (id) => html`
            <li>
              <q>${rich(misconceptions[id][words.lang])}</q>
              ${questionList(course, (_, { beliefs }) => beliefs.includes(id))}
            </li>
          `,
        )}
      </ul>
    </details>
  `;
}

function beliefView(course: Course, belief: Belief, words: Words): TemplateResult {
  const { id, times, last, isOvercome, questions } = belief;
  if (!isBelief(id)) return html``;
  const date = formatDate(last, words.lang);
  const counted =
    times === 1
      ? fill(words, 'belief-times-one', { date })
      : fill(words, 'belief-times', { n: times, date });
  const state = isOvercome ? 'belief-overcome' : 'belief-open';
  return html`
    <section class="map-belief">
      <h3><q>${rich(misconceptions[id][words.lang])}</q></h3>
      <p>
        ${counted}
        <span class="standing standing-${isOvercome ? 'firm' : 'shaky'}"
          >${words.labels[state]}</span
        >
      </p>
      ${questionList(course, (lesson, question) => questions.includes(itemOf(lesson, question)))}
    </section>
  `;
}

function questionList(
  course: Course,
  isMeant: (lesson: CourseLesson, question: CourseQuestion) => boolean,
): TemplateResult {
  const meant = course.flatMap((lesson) =>
    lesson.questions
      .filter((question) => isMeant(lesson, question))
      .map((question) => html`<li>${questionLink(lesson, question)}</li>`),
  );
  return html`<ul>
    ${meant}
  </ul>`;
}

function testedBeliefs(course: Course): MisconceptionId[] {
  const all = course.flatMap(({ questions }) => questions.flatMap(({ beliefs }) => beliefs));
  return [...new Set(all)];
}
