/** How a round of the final quiz went: what was missed, with the way back to it, and what was not; pure. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Standing } from '../../progress/rounds.ts';
import { type MisconceptionId, misconceptions } from '../../quiz/misconceptions.ts';
import { fill, type Words } from '../shared/labels.ts';
import { rich } from '../shared/rich.ts';
import type { PoolQuestion } from './final-data.ts';

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
    ${part('final-missed', missed, words, (one) => missedView(one, words))}
    ${part('final-right', known, words, (one) => knownView(one, words))}
  `;
}

function part(
  title: 'final-missed' | 'final-right',
  answers: readonly Answered[],
  { labels }: Words,
  view: (one: Answered) => TemplateResult,
) {
  if (answers.length === 0) return nothing;
  return html`<h3>${labels[title]}</h3>
    <ul class="final-${title === 'final-missed' ? 'missed' : 'known'}">
      ${answers.map((one) => html`<li>${view(one)}</li>`)}
    </ul>`;
}

function missedView({ question, href, belief }: Answered, words: Words): TemplateResult {
  const { labels, lang } = words;
  return html`
    ${belief ? html`<p class="final-belief"><q>${rich(misconceptions[belief][lang])}</q></p>` : nothing}
    <p>${href === null ? question.title : html`<a href=${href}>${question.title}</a>`}</p>
    <p>${labels['final-sections']}</p>
    <ul>
      ${question.sections.map(({ text, href: at }) => html`<li><a href=${at}>${text}</a></li>`)}
    </ul>
  `;
}

function knownView({ question }: Answered, { lang }: Words): TemplateResult {
  return html`${question.beliefs.map(
    (id) => html`<p class="final-belief"><q>${rich(misconceptions[id][lang])}</q></p>`,
  )}`;
}
