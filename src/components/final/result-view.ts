/** How a round of the final quiz went: what was missed, with the way back to it, and what was not; pure. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { type Standing, standingOf } from '../../progress/rounds.ts';
import type { ProgressData } from '../../progress/store.ts';
import { type MisconceptionId, misconceptions } from '../../quiz/misconceptions.ts';
import { isBelief } from '../catalogue/course-text.ts';
import { fill, type Words } from '../shared/labels.ts';
import { rich } from '../shared/rich.ts';
import type { FinalData, Place, PoolQuestion } from './final-data.ts';

export interface Answered {
  question: PoolQuestion;
  /** Of the question in its lesson; null where only the quiz asks it. */
  href: string | null;
  isRight: boolean;
  /** The belief that a wrong answer pointed to. */
  belief: MisconceptionId | null;
}

export interface Result {
  standing: Standing;
  answers: Answered[];
  certificate: string;
}

/** @param known every question of the pool, by its address. */
export function resultOf(
  round: ProgressData['rounds'][string],
  known: ReadonlyMap<string, Place>,
  { folder, certificate }: Pick<FinalData, 'folder' | 'certificate'>,
): Result {
  const answers = round.asked.flatMap((id): Answered[] => {
    const place = known.get(id);
    const result = round.results[id];
    if (place === undefined || result === undefined) return [];
    const { group, question } = place;
    const belief = isBelief(result.misconception) ? result.misconception : null;
    const href = group.name === folder ? null : `${group.href}#${question.id}`;
    return [{ question, href, isRight: result.verdict === 'right', belief }];
  });
  return { standing: standingOf(round), answers, certificate };
}

export function resultView(result: Result, words: Words): TemplateResult {
  const { standing, answers, certificate } = result;
  const { labels } = words;
  const { right, all, needed, isPassed } = standing;
  const missed = answers.filter(({ isRight }) => !isRight);
  const known = answers.filter(({ isRight }) => isRight);
  return html`
    <h2>${fill(words, 'final-result', { right, all })}</h2>
    <p class="verdict verdict-${isPassed ? 'right' : 'wrong'}">
      ${isPassed ? labels['final-passed'] : fill(words, 'final-not-passed', { needed })}
    </p>
    ${isPassed ? html`<p><a href=${certificate}>${labels['final-certificate']}</a></p>` : nothing}
    ${missedPart(missed, words)} ${knownPart(known, missed, words)}
  `;
}

function missedPart(missed: readonly Answered[], words: Words) {
  if (missed.length === 0) return nothing;
  return html`<h3>${words.labels['final-missed']}</h3>
    <ul class="final-missed">
      ${missed.map((one) => html`<li>${missedView(one, words)}</li>`)}
    </ul>`;
}

function missedView({ question, href, belief }: Answered, words: Words): TemplateResult {
  const { title, sections } = question;
  return html`
    ${belief ? beliefView(belief, words) : nothing}
    <p>${href === null ? title : html`<a href=${href}>${title}</a>`}</p>
    ${
      sections.length === 0
        ? nothing
        : html`<p>${words.labels['final-sections']}</p>
            <ul>
              ${sections.map(({ text, href: at }) => html`<li><a href=${at}>${text}</a></li>`)}
            </ul>`
    }
  `;
}

/** Every belief that a right answer has passed by, once, and none that has tripped the reader. */
function knownPart(known: readonly Answered[], missed: readonly Answered[], words: Words) {
  const tripped = missed.map(({ belief }) => belief);
  const passed = new Set(known.flatMap(({ question }) => question.beliefs));
  const beliefs = [...passed].filter((id) => !tripped.includes(id));
  if (beliefs.length === 0) return nothing;
  return html`<details class="final-known">
    <summary>${fill(words, 'final-right', { n: beliefs.length })}</summary>
    ${beliefs.map((id) => beliefView(id, words))}
  </details>`;
}

function beliefView(id: MisconceptionId, { lang }: Words): TemplateResult {
  return html`<p class="final-belief"><q>${rich(misconceptions[id][lang])}</q></p>`;
}
