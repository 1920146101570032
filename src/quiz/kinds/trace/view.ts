/** How a trace looks: a table to fill in, one row a line; then each number beside the measured one. */
import { html, nothing } from 'lit-html';
import { type Place, placesOf, trace } from './grade.ts';
import type { Part as Judgement, TraceQuestion } from '../../types.ts';
import { labelChip } from '../../../components/instruments/reading-view.ts';
import { fill, type LabelKey, type Words } from '../../../components/shared/labels.ts';
import { textOf } from '../../../components/quiz/text.ts';
import type { Asked, Judged, KindView, Part } from '../../../components/quiz/kind-view.ts';

export const traceView: KindView<TraceQuestion> = {
  kind: trace,
  title: 'title-trace',
  commit: () => 'commit',
  fields,
  answer: () => '',
  comparison,
  outline: () => '',
  reveal: ({ question, measured, words }) => {
    const numbers = typeof measured === 'object' && !Array.isArray(measured) ? measured : {};
    return html`<p>${words.labels['built-measured']}</p>
      ${table(question, words, ({ id }) => html`${numbers[id] ?? ''}`)}`;
  },
};

function fields({ question, words, problem, problemId }: Asked<TraceQuestion>): Part {
  return table(question, words, (place) => {
    const isFaulty = problem !== null && problem.field === place.id;
    return html`<input
      name=${place.id}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      aria-label=${labelOf(place, words)}
      aria-describedby=${isFaulty ? problemId : nothing}
      aria-invalid=${isFaulty}
    />`;
  });
}

function labelOf({ name, line }: Place, words: Words): string {
  const key: LabelKey = line === null ? 'trace-death' : 'trace-count';
  return fill(words, key, { name, line: line ?? '' });
}

/** A row for each line and a column for each object; of deaths a row for each object. */
function table(question: TraceQuestion, words: Words, cell: (place: Place) => Part): Part {
  const places = placesOf(question);
  const { labels } = words;
  const rows =
    question.ask === 'counts'
      ? question.rows.map(({ line }) => ({
          head: fill(words, 'unit-line', { n: line }),
          places: places.filter((place) => place.line === line),
        }))
      : places.map((place) => ({ head: html`<code>${place.name}</code>`, places: [place] }));
  const columns =
    question.ask === 'counts'
      ? question.names.map((name) => html`<code>${name}</code>`)
      : [labels['trace-dies-on']];
  return html`<div class="trace">
    <table>
      <thead>
        <tr>
          <th scope="col">${labels[question.ask === 'counts' ? 'trace-after' : 'trace-object']}</th>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ head, places: cells }) =>
            html`<tr>
              <th scope="row">${head}</th>
              ${cells.map((place) => html`<td>${cell(place)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function comparison({ question, values, verdict, words }: Judged<TraceQuestion>): Part {
  const { parts } = verdict;
  if (parts === undefined) return '';
  const partOf = ({ id }: Place) => parts.find((part) => part.id === id);
  const wrong = placesOf(question).flatMap((place) => {
    const part = partOf(place);
    return part && !part.right ? [{ place, part }] : [];
  });
  return html`
    <p>${words.labels['trace-compared']} ${labelChip('live', words)}</p>
    ${table(question, words, (place) => {
      const part = partOf(place);
      return part ? entryView(part, words) : '';
    })}
    <ul class="parts">
      ${wrong.map(
        ({ place, part }) =>
          html`<li data-right="false">
            <p class="part-mark">✗ ${labelOf(place, words)}</p>
            ${part.why ? html`<p>${textOf(part.why, values, words)}</p>` : nothing}
          </li>`,
      )}
    </ul>
  `;
}

/** What was measured; a wrong number stands beside it, struck out. */
function entryView({ right, given, measured }: Judgement, words: Words): Part {
  const sign = html`<span
    class="part-mark"
    title=${words.labels[right ? 'entry-right' : 'entry-wrong']}
    >${right ? '✓' : '✗'}<span class="sr-only">
      ${words.labels[right ? 'entry-right' : 'entry-wrong']}</span
    ></span
  >`;
  return html`<span data-right=${right}
    >${right ? nothing : html`<del><span class="sr-only">${words.labels['entry-yours']} </span>${given}</del> `}${measured}
    ${sign}</span
  >`;
}
