/** How a claim looks: where the statement was found, three stances, then what each case showed. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { bearsOut, cellsOf, claim } from './grade.ts';
import { seriesOf, versionsOfCase, versionsOfClaim } from './versions.ts';
import { stances } from './types.ts';
import { unitOf } from '../../measure.ts';
import type { Material } from '../../material.ts';
import type { Answer, ClaimCase, ClaimQuestion, Measured, RecordedCase } from '../../types.ts';
import { labelChip } from '../../../components/instruments/reading-view.ts';
import { formatRecorded, formatValue } from '../../../components/shared/format.ts';
import { fill, fillText, type Words } from '../../../components/shared/labels.ts';
import { rich } from '../../../components/shared/rich.ts';
import { textOf } from '../../../components/quiz/text.ts';
import type {
  Asked,
  Judged,
  KindView,
  Part,
  Revealed,
} from '../../../components/quiz/kind-view.ts';

export const claimView: KindView<ClaimQuestion> = {
  kind: claim,
  title: 'title-claim',
  commit: ({ cases }) => (cellsOf(cases).length > 0 ? 'claim-commit' : 'commit-answer'),
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
    <p>${labels['claim-tried']}</p>
    <ul class="parts">
      ${question.cases.map((one) => {
        const part = parts.find(({ id }) => id === one.id);
        return part
          ? html`<li data-right=${part.right}>
              <p>${textOf(one.text, values, words)}</p>
              ${measuredText(one, part.measured, { ...judged, label: 'live' })}
              <p class="part-mark">${labels[part.right ? 'case-for' : 'case-against']}</p>
            </li>`
          : nothing;
      })}
    </ul>
    ${claimTruth(judged)}
  `;
}

/** The word of the verdict, and for which versions it holds. */
export function claimTruth({
  question,
  values,
  words,
  material,
}: Pick<Asked<ClaimQuestion>, 'question' | 'values' | 'words' | 'material'>): TemplateResult {
  const found = versionsOfClaim(question, { values, material });
  const versions = found && {
    for: named(found.for, words),
    against: named(found.against, words),
  };
  return html`<p class="claim-truth">
    <strong>${words.labels[`truth-${question.truth}`]}</strong>
    ${rich(fillText(question.versions[words.lang], versions ?? {}))}
  </p>`;
}

/** `CPython 2.7, 3.6–3.15`. */
function named(spans: readonly string[], words: Words): string {
  return `CPython ${listed(spans, words)}`;
}

function listed(spans: readonly string[], { labels }: Words): string {
  return spans.join(labels.comma);
}

type Given = Pick<Revealed<ClaimQuestion>, 'material' | 'words'> & { label: 'live' | 'built' };

/** The number, and where it comes from: this browser, or a Python that ran elsewhere. */
function measuredText(one: ClaimCase, measured: Measured, { material, words, label }: Given): Part {
  if (measured === null) return '';
  const { labels } = words;
  if ('cell' in one) {
    const value = formatValue(measured, unitOf(one.measure), words);
    return html`<p>${labels.measured}${labels.colon}${value} ${labelChip(label, words)}</p>`;
  }
  const fact = material.recorded[one.recorded];
  if (fact === undefined) return '';
  const { unit, python, system, date } = fact;
  const value = formatRecorded(measured, unit, words);
  const said = fill(words, 'recorded-said', { python, system, date });
  return html`<p>
      ${labels.measured}${labels.colon}${value} ${labelChip('recorded', words)} ${said}
    </p>
    ${otherVersions(one, material, words)}`;
}

/** Whether other versions say the same of the statement. */
function otherVersions(one: RecordedCase, material: Material, words: Words): Part {
  const fact = material.recorded[one.recorded];
  if (fact === undefined || fact.all.length < 2) return '';
  const versions = versionsOfCase(one, { values: {}, material });
  const isFor = bearsOut(one, fact.value, { values: {}, material });
  const [alike, otherwise] = isFor
    ? [versions.for, versions.against]
    : [versions.against, versions.for];
  const isAlone = alike.join() === seriesOf(fact.python);
  const said = [
    isAlone ? '' : fill(words, 'recorded-alike', { versions: listed(alike, words) }),
    otherwise.length === 0
      ? ''
      : fill(words, 'recorded-otherwise', { versions: listed(otherwise, words) }),
  ].filter((sentence) => sentence !== '');
  return html`${said.map((sentence) => html`<p>${sentence}</p>`)}`;
}

function reveal({ question, measured, values, words, material }: Revealed<ClaimQuestion>): Part {
  const numbers = typeof measured === 'object' && !Array.isArray(measured) ? measured : {};
  const given: Given = { material, words, label: 'built' };
  return html`
    <ul>
      ${question.cases.map(
        (one) =>
          html`<li>
            ${textOf(one.text, values, words)} ${measuredText(one, numbers[one.id] ?? null, given)}
          </li>`,
      )}
    </ul>
    ${claimTruth({ question, values, words, material })}
  `;
}
