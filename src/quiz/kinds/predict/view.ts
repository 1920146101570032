/** How a prediction looks: one field or a list of options, then both numbers side by side. */
import { html, nothing } from 'lit-html';
import { predict } from './grade.ts';
import { unitOf } from '../../measure.ts';
import type { Answer, PredictQuestion, Values } from '../../types.ts';
import { labelChip } from '../../../components/instruments/reading-view.ts';
import { formatValue } from '../../../components/shared/format.ts';
import type { Words } from '../../../components/shared/labels.ts';
import { textOf } from '../../../components/quiz/text.ts';
import type { Asked, Judged, KindView, Part } from '../../../components/quiz/kind-view.ts';

export const predictView: KindView<PredictQuestion> = {
  kind: predict,
  title: 'title-predict',
  commit: () => 'commit',
  fields: (asked) => (asked.question.answer === 'option' ? choices(asked) : numberField(asked)),
  answer: answerText,
  comparison,
  outline,
  reveal: ({ question, measured, words }) => html`
    <p>${words.labels['built-measured']} ${valueText(question, measured, words)}</p>
  `,
};

function numberField({ question, problem, problemId, words: { labels } }: Asked<PredictQuestion>) {
  if (question.answer !== 'number') return '';
  return html`
    <label>
      <span>${labels[`answer-${question.unit}`]}</span>
      <input
        name="answer"
        type="text"
        inputmode="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby=${problemId}
        aria-invalid=${problem !== null}
      />
    </label>
    ${
      question.unit === 'bytes'
        ? html`<p class="question-hint">${labels['answer-hint-bytes']}</p>`
        : nothing
    }
    ${question.magnitude ? html`<p class="question-hint">${labels['answer-magnitude']}</p>` : nothing}
  `;
}

function choices({ question, values, words }: Asked<PredictQuestion>) {
  if (question.answer !== 'option') return '';
  return html`
    <legend>${words.labels['answer-choose']}</legend>
    ${question.options.map(
      ({ id, text }) => html`
        <label class="question-option">
          <input type="radio" name="answer" value=${id} />
          <span>${textOf(text, values, words)}</span>
        </label>
      `,
    )}
  `;
}

function answerText(question: PredictQuestion, answer: Answer, values: Values, words: Words): Part {
  if (typeof answer === 'object') return '';
  if (question.answer === 'number') return formatValue(answer, question.unit, words);
  const chosen = question.options.find(({ id }) => id === answer);
  return chosen ? textOf(chosen.text, values, words) : String(answer);
}

function comparison(judged: Judged<PredictQuestion>): Part {
  const { question, answer, values, verdict, words } = judged;
  if (verdict.measured === null) return '';
  return html`<dl class="question-numbers">
    <div>
      <dt>${words.labels['you-predicted']}</dt>
      <dd>${answerText(question, answer, values, words)}</dd>
    </div>
    <div>
      <dt>${words.labels.measured} ${labelChip('live', words)}</dt>
      <dd>${measuredText(judged)}</dd>
    </div>
  </dl>`;
}

/** For options: the text of the one that the measurement picks, not the raw value. */
function measuredText({ question, verdict, values, words }: Judged<PredictQuestion>): Part {
  if (question.answer === 'option' && verdict.verdict !== 'ungraded') {
    const expected = question.options.find(({ id }) => id === verdict.expected);
    if (expected) return textOf(expected.text, values, words);
  }
  return valueText(question, verdict.measured ?? '', words);
}

function valueText({ measure }: PredictQuestion, value: Answer, words: Words): Part {
  return typeof value === 'object' ? '' : formatValue(value, unitOf(measure), words);
}

function outline({
  question,
  values,
  words,
}: Pick<Asked<PredictQuestion>, 'question' | 'values' | 'words'>) {
  if (question.answer !== 'option') return '';
  return html`<ul>
    ${question.options.map(({ text }) => html`<li>${textOf(text, values, words)}</li>`)}
  </ul>`;
}
