/** How a claim looks: where the statement was found, three stances, then what each case showed. */
import { html, nothing } from 'lit-html';
import { claim } from '../../../quiz/kinds/claim.ts';
import { stances } from '../../../quiz/kinds/claim.types.ts';
import { unitOf } from '../../../quiz/measure.ts';
import type { Answer, ClaimCase, ClaimQuestion, Measured } from '../../../quiz/types.ts';
import { labelChip } from '../../instruments/reading-view.ts';
import { formatValue } from '../../shared/format.ts';
import type { Words } from '../../shared/labels.ts';
import { textOf } from '../text.ts';
import type { Asked, Judged, KindView, Part, Revealed } from './view.ts';

export const claimView: KindView<ClaimQuestion> = {
  kind: claim,
  title: 'title-claim',
  commit: () => 'claim-commit',
  fields,
  answer: (_question, answer, _values, words) => stanceText(answer, words),
  comparison,
  outline: ({ question, words }) => html`<p>${words.labels[`found-${question.found}`]}</p>`,
  reveal,
};

function fields({ question, words }: Asked<ClaimQuestion>): Part {
  const { labels } = words;
  return html`
    <legend>${labels['claim-choose']}</legend>
    <p class="question-hint">${labels[`found-${question.found}`]}</p>
    ${stances.map(
      (stance) => html`
        <label class="question-option">
          <input type="radio" name="answer" value=${stance} />
          <span>${labels[`stance-${stance}`]}</span>
        </label>
      `,
    )}
  `;
}

function stanceText(answer: Answer, words: Words): string {
  const stance = stances.find((known) => known === answer);
  return stance ? words.labels[`stance-${stance}`] : '';
}

function comparison(judged: Judged<ClaimQuestion>): Part {
  const { question, answer, values, verdict, words } = judged;
  if (verdict.verdict === 'ungraded' || verdict.parts === undefined) return '';
  const { labels } = words;
  const { parts } = verdict;
  return html`
    <p>${labels['you-said']} ${stanceText(answer, words)}</p>
    <p>${labels['claim-tried']} ${labelChip('live', words)}</p>
    <ul class="parts">
      ${question.cases.map((one) => {
        const part = parts.find(({ id }) => id === one.id);
        return part
          ? html`<li data-right=${part.right}>
              <p>${textOf(one.text, values, words)}</p>
              ${measuredText(one, part.measured, words)}
              <p class="part-mark">${labels[part.right ? 'case-for' : 'case-against']}</p>
            </li>`
          : nothing;
      })}
    </ul>
    ${truthView(judged)}
  `;
}

function truthView({
  question,
  values,
  words,
}: Pick<Asked<ClaimQuestion>, 'question' | 'values' | 'words'>) {
  return html`<p class="claim-truth">
    <strong>${words.labels[`truth-${question.truth}`]}</strong>
    ${textOf(question.versions, values, words)}
  </p>`;
}

function measuredText({ measure }: ClaimCase, measured: Measured, words: Words): Part {
  if (measured === null) return '';
  const { labels } = words;
  return html`<p>
    ${labels.measured}${labels.colon}${formatValue(measured, unitOf(measure), words)}
  </p>`;
}

function reveal({ question, measured, values, words }: Revealed<ClaimQuestion>): Part {
  const numbers = typeof measured === 'object' && !Array.isArray(measured) ? measured : {};
  return html`
    <ul>
      ${question.cases.map(
        (one) =>
          html`<li>
            ${textOf(one.text, values, words)} ${measuredText(one, numbers[one.id] ?? null, words)}
          </li>`,
      )}
    </ul>
    ${truthView({ question, values, words })}
  `;
}
