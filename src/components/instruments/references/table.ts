/** The same as a table: a row for every step in which a count changed. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { formatNumber } from '../../shared/format.ts';
import { codeLine, codeLines } from '../drawing/code.ts';
import type { Props } from '../instrument.ts';
import { whenOpen } from '../when-open.ts';
import { livesTable } from './lives-table.ts';
import { changes, countAt, type Timeline } from './timeline.ts';
import { countShort } from '../counted.ts';

/** Rows at either end of a long run; what lies between can be stepped through. */
const AT_EITHER_END = 40;

/** Objects that find room beside each other; more stand below each other. */
const MOST_COLUMNS = 12;

export function referencesTable(timeline: Timeline, props: Props<unknown>): TemplateResult {
  const { say } = props;
  const isWide = timeline.lives.length > MOST_COLUMNS;
  return html`
    <details>
      <summary>${say('as-table')}</summary>
      ${whenOpen(
        () => html`
          ${isWide ? nothing : html`<p class="plot-axis">${say('refs-table-note')}</p>`}
          <div class="scrolls" tabindex="0" role="group" aria-label=${say('as-table')}>
            ${isWide ? livesTable(timeline, props) : changesTable(timeline, props)}
          </div>
        `,
      )}
    </details>
  `;
}

function changesTable(timeline: Timeline, props: Props<unknown>): TemplateResult {
  const { say } = props;
  const steps = changes(timeline);
  const isLong = steps.length > 2 * AT_EITHER_END;
  const head = isLong ? steps.slice(0, AT_EITHER_END) : steps;
  const tail = isLong ? steps.slice(-AT_EITHER_END) : [];
  return html`
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">${say('refs-step')}</th>
          <th scope="col">${say('lines-line')}</th>
          <th scope="col">${say('lines-code')}</th>
          ${timeline.lives.map(({ name }) => html`<th scope="col"><code>${name}</code></th>`)}
        </tr>
      </thead>
      <tbody>
        ${head.map((step) => row(step, timeline, props))}
        ${isLong ? gap(steps.length - 2 * AT_EITHER_END, timeline, props) : nothing}
        ${tail.map((step) => row(step, timeline, props))}
      </tbody>
    </table>
  `;
}

function row(step: number, { lines, lives }: Timeline, props: Props<unknown>): TemplateResult {
  const line = lines[step] ?? 0;
  return html`
    <tr>
      <th scope="row">${formatNumber(step + 1, props.words.lang)}</th>
      <td>${line}</td>
      <td class="words">
        <code class="code">${codeLine(codeLines(props.source)[line - 1] ?? [])}</code>
      </td>
      ${lives.map((life) => {
        const count = countAt(life, step);
        const isDeath = life.deathAt === step;
        const end =
          isDeath && life.died ? props.say('colon') + props.say(`refs-end-${life.died.by}`) : '';
        return html`<td data-dead=${isDeath}>
          ${count === null ? '' : countShort(count, props)}${end}
        </td>`;
      })}
    </tr>
  `;
}

function gap(left: number, { lives }: Timeline, { say, words }: Props<unknown>): TemplateResult {
  return html`<tr>
    <td class="words" colspan=${3 + lives.length}>
      ${say('refs-table-gap', { n: formatNumber(left, words.lang) })}
    </td>
  </tr>`;
}
