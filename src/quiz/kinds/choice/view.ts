/** How a choice looks: a list to choose from, then what was right to choose and what was not. */
import { html, nothing } from 'lit-html';
import { choice } from './grade.ts';
import type { Answer, ChoiceQuestion, Part as Judgement, Values } from '../../types.ts';
import { labelChip } from '../../../components/instruments/reading-view.ts';
import type { LabelKey, Words } from '../../../components/shared/labels.ts';
import { textOf } from '../../../components/quiz/text.ts';
import type {
  Asked,
  Judged,
  KindView,
  Part,
  Revealed,
} from '../../../components/quiz/kind-view.ts';

export const choiceView: KindView<ChoiceQuestion> = {
  kind: choice,
  title: 'title-choice',
  commit: (question) => (isMeasured(question) ? 'commit' : 'commit-answer'),
  fields,
  answer: answerText,
  comparison: (judged) => (judged.question.answer === 'one' ? chosenOne(judged) : review(judged)),
  outline: ({ question, values, words }) =>
    html`<ul>
      ${question.options.map(({ text }) => html`<li>${textOf(text, values, words)}</li>`)}
    </ul>`,
  reveal,
};

function isMeasured({ options }: ChoiceQuestion): boolean {
  return options.some((option) => 'measure' in option);
}

function fields({ question, values, words }: Asked<ChoiceQuestion>): Part {
  const isOne = question.answer === 'one';
  return html`
    <legend>${words.labels[isOne ? 'choose-the-one' : 'choose-all']}</legend>
    ${question.options.map(
      ({ id, text }) => html`
        <label class="question-option">
          <input type=${isOne ? 'radio' : 'checkbox'} name="answer" value=${id} />
          <span>${textOf(text, values, words)}</span>
        </label>
      `,
    )}
  `;
}

function answerText(question: ChoiceQuestion, answer: Answer, values: Values, words: Words): Part {
  const chosen = Array.isArray(answer) ? answer : [answer];
  const texts = question.options.filter(({ id }) => chosen.includes(id)).map(({ text }) => text);
  if (texts.length === 0) return '';
  const between = words.labels['list-separator'];
  return html`${texts.map((text, at) => [at > 0 ? between : '', textOf(text, values, words)])}`;
}

function chosenOne({ question, answer, values, verdict, words }: Judged<ChoiceQuestion>): Part {
  if (verdict.verdict === 'ungraded') return '';
  const { labels } = words;
  return html`<dl class="question-numbers">
    <div>
      <dt>${labels['you-chose']}</dt>
      <dd>${answerText(question, answer, values, words)}</dd>
    </div>
    <div>
      <dt>${labels['is-true']} ${isMeasured(question) ? labelChip('live', words) : nothing}</dt>
      <dd>${answerText(question, verdict.measured, values, words)}</dd>
    </div>
  </dl>`;
}

/** Every option with its judgement; the whys of those that were mistaken, or else of the true ones. */
function review({ question, values, verdict, words }: Judged<ChoiceQuestion>): Part {
  if (verdict.verdict === 'ungraded') return '';
  const parts = verdict.parts ?? [];
  const isRight = verdict.verdict === 'right';
  return html`<ul class="parts">
    ${question.options.map(({ id, text }) => {
      const part = parts.find((one) => one.id === id);
      if (part === undefined) return nothing;
      const isTold = isRight ? part.measured === 'true' : !part.right;
      return html`<li data-right=${part.right}>
        <p>${textOf(text, values, words)}</p>
        <p class="part-mark">${words.labels[markOf(part)]}</p>
        ${isTold && part.why ? html`<p>${textOf(part.why, values, words)}</p>` : nothing}
      </li>`;
    })}
  </ul>`;
}

function markOf({ right, measured }: Judgement): LabelKey {
  if (measured === 'true') return right ? 'part-chosen-true' : 'part-left-true';
  return right ? 'part-left-false' : 'part-chosen-false';
}

function reveal({ question, measured, values, words }: Revealed<ChoiceQuestion>): Part {
  return html`<p>${words.labels['is-true']} ${answerText(question, measured, values, words)}</p>`;
}
