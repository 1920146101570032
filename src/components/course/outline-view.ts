/** The lessons on the first page, each in a few words; pure. The build renders it without progress. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { fill, type Words } from '../shared/labels.ts';
import { itemOf, type OutlinedLesson } from '../catalogue/course-data.ts';
import { type Standings, summaryOf } from './standing-summary.ts';

export function outlineView(
  lessons: readonly OutlinedLesson[],
  standings: Standings | null,
  words: Words,
): TemplateResult {
  return html`<ol class="outline">
    ${lessons.map((lesson) => lessonView(lesson, standings, words))}
  </ol>`;
}

function lessonView(lesson: OutlinedLesson, standings: Standings | null, words: Words) {
  const { title, href, description, minutes, questions } = lesson;
  const isBegun = questions.some((question) => standings?.has(itemOf(lesson, question)));
  return html`<li>
    <h3><a href=${href}>${title}</a></h3>
    <p>${description}</p>
    <p class="outline-about">
      ${fill(words, 'outline-about', { minutes, questions: questions.length })}
      ${isBegun && standings ? html` · ${summaryOf(lesson, standings, words)}` : nothing}
    </p>
  </li>`;
}
