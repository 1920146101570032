/**
 * How a cut looks: the drawing, its references to choose from, a fate to predict for each object;
 * then what was predicted beside what has happened. The form says all that the drawing does.
 */
import { html, nothing } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { CUT, cut, cutsIn, fateField, fateIn, fatesOf } from './grade.ts';
import type { Fate } from './types.ts';
import type { Answer, CutQuestion, CutReference, Part as Judgement } from '../../types.ts';
import { labelChip } from '../../../components/instruments/reading-view.ts';
import { errorView } from '../../../components/instruments/result-view.ts';
import { fill, type Words } from '../../../components/shared/labels.ts';
import { textOf } from '../../../components/quiz/text.ts';
import { marked } from './view-marks.ts';
import type {
  Asked,
  Judged,
  KindView,
  Part,
  Revealed,
} from '../../../components/quiz/kind-view.ts';

export const cutView: KindView<CutQuestion> = {
  kind: cut,
  title: 'title-cut',
  commit: () => 'commit',
  fields,
  answer: (question, answer) => removalsText(cutsIn(question, answer) ?? []),
  comparison,
  outline: ({ question, words, material }) => html`
    ${picture(question, material.drawing ?? '', words)}
    <ul>
      ${question.references.map((one) => html`<li>${referenceText(one, words)}</li>`)}
    </ul>
  `,
  reveal,
};

function fields({ question, material, words, problem, problemId }: Asked<CutQuestion>): Part {
  const { labels } = words;
  const isFaulty = problem?.field === CUT;
  return html`
    ${picture(question, material.drawing ?? '', words)}
    <div role="group" aria-labelledby="${question.id}-cuts">
      <p id="${question.id}-cuts" class="cut-step">
        ${question.cuts === 1 ? labels['cut-one'] : fill(words, 'cut-some', { n: question.cuts })}
      </p>
      ${question.references.map(
        (one) => html`
          <label class="question-option">
            <input
              type=${question.cuts === 1 ? 'radio' : 'checkbox'}
              name=${CUT}
              value=${one.id}
              aria-describedby=${isFaulty ? problemId : nothing}
            />
            <span>${referenceText(one, words)}</span>
          </label>
        `,
      )}
    </div>
    <div role="group" aria-labelledby="${question.id}-fates">
      <p id="${question.id}-fates" class="cut-step">
        ${labels[question.collect ? 'cut-fates-collect' : 'cut-fates']}
      </p>
      <div class="cut-fates">
        ${question.objects.map(({ name }) => fateChoice(name, { question, words, problem, problemId }))}
      </div>
    </div>
  `;
}

function fateChoice(
  name: string,
  {
    question,
    words,
    problem,
    problemId,
  }: Pick<Asked<CutQuestion>, 'question' | 'words' | 'problem' | 'problemId'>,
): Part {
  const field = fateField(name);
  const isFaulty = problem?.field === field;
  return html`<label>
    <code>${name}</code>
    <select
      name=${field}
      aria-invalid=${isFaulty}
      aria-describedby=${isFaulty ? problemId : nothing}
    >
      <option value="">${words.labels['cut-choose-fate']}</option>
      ${fatesOf(question).map((fate) => html`<option value=${fate}>${fateText(fate, words)}</option>`)}
    </select>
  </label>`;
}

function fateText(fate: Fate, { labels }: Words): string {
  return labels[`fate-${fate}`];
}

/** `del parent.child` (parent → child) */
function referenceText({ from, to, remove }: CutReference, words: Words): Part {
  const holder = from === undefined ? words.labels['cut-program'] : html`<code>${from}</code>`;
  return html`<code>${remove}</code> <span class="cut-ends">${holder} → <code>${to}</code></span>`;
}

function removalsText(cuts: readonly CutReference[]): Part {
  if (cuts.length === 0) return '';
  return html`${cuts.map(({ remove }, at) => html`${at > 0 ? ' + ' : ''}<code>${remove}</code>`)}`;
}

/** @param svg of our own build: see view-drawing.ts for why no markup of anybody else's is in it. */
function picture({ objects }: CutQuestion, svg: string, words: Words): Part {
  if (svg === '') return '';
  const names = objects.map(({ name }) => name).join(words.labels['list-separator']);
  return html`<div
    class="graph-picture cut-picture"
    role="group"
    aria-label=${words.labels['cut-picture']}
    tabindex="0"
  >
    <div role="img" aria-label=${fill(words, 'cut-picture-label', { names })}>
      ${unsafeHTML(svg)}
    </div>
  </div>`;
}

function comparison(judged: Judged<CutQuestion>): Part {
  const { question, answer, verdict, material, words } = judged;
  if (verdict.verdict === 'ungraded') {
    return html`${verdict.run ? errorView(verdict.run, words) : nothing}`;
  }
  const { labels } = words;
  const parts = verdict.parts ?? [];
  const aim = parts.find(({ id }) => id === CUT);
  const cuts = cutsIn(question, answer) ?? [];
  const svg = marked(material.drawing ?? '', {
    cut: cuts.map(({ id }) => id),
    dead: question.objects.map(({ name }) => name).filter((name) => hasDied(parts, name)),
  });
  return html`
    <p>${labels['cut-removed']} ${removalsText(cuts)}</p>
    ${
      aim
        ? html`<div data-right=${String(aim.right)}>
              <p class="part-mark">${labels[aim.right ? 'aim-reached' : 'aim-missed']}</p>
            </div>
            ${aim.why ? html`<p>${textOf(aim.why, {}, words)}</p>` : nothing}`
        : nothing
    }
    <p>${labels['cut-compared']} ${labelChip('live', words)}</p>
    <ul class="parts">
      ${question.objects.map(({ name }) => {
        const part = parts.find(({ id }) => id === fateField(name));
        return part ? fateView(name, part, judged) : nothing;
      })}
    </ul>
    ${picture(question, svg, words)}
    <p class="question-hint">${labels['cut-picture-after']}</p>
  `;
}

function hasDied(parts: readonly Judgement[], name: string): boolean {
  const measured = parts.find(({ id }) => id === fateField(name))?.measured;
  return measured === 'count' || measured === 'collector';
}

function fateView(
  name: string,
  { right, measured, why }: Judgement,
  { answer, words }: Judged<CutQuestion>,
): Part {
  const said = fateIn(answer, name);
  const { labels } = words;
  return html`<li data-right=${right}>
    <p><code>${name}</code> ${labels.measured}${labels.colon}${measuredText(measured, words)}</p>
    <p class="part-mark">
      ${right ? '✓' : '✗'}
      ${labels['you-predicted']}${labels.colon}${said ? fateText(said, words) : ''}
    </p>
    ${why ? html`<p>${textOf(why, {}, words)}</p>` : nothing}
  </li>`;
}

function measuredText(measured: unknown, words: Words): string {
  const isFate = measured === 'count' || measured === 'collector' || measured === 'alive';
  return isFate ? fateText(measured, words) : '';
}

function reveal({ question, measured, words }: Revealed<CutQuestion>): Part {
  return html`<p>
      ${words.labels['built-measured']} ${removalsText(cutsIn(question, measured) ?? [])}
    </p>
    <ul>
      ${question.objects.map(({ name }) => {
        return html`<li><code>${name}</code> ${fateOf(measured, name, words)}</li>`;
      })}
    </ul>`;
}

function fateOf(measured: Answer, name: string, words: Words): string {
  const fate = fateIn(measured, name);
  return fate ? fateText(fate, words) : '';
}
