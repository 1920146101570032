/** Where a loop watches many objects: a row for each, from where it was followed and how it ended. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { isReliable } from '../../../interpreter/notes.ts';
import { formatNumber } from '../../shared/format.ts';
import { largest } from '../drawing/first-by.ts';
import type { Props } from '../instrument.ts';
import type { Life, Timeline } from './timeline.ts';
import { countShort } from '../counted.ts';
import { countText } from './words.ts';

const MOST_ROWS = 200;

export function livesTable({ lines, lives }: Timeline, props: Props<unknown>): TemplateResult {
  const { say, words } = props;
  const rest = lives.length - MOST_ROWS;
  return html`
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">${say('refs-name')}</th>
          <th scope="col">${say('refs-watched-on')}</th>
          <th scope="col">${say('refs-most')}</th>
          <th scope="col">${say('refs-end')}</th>
        </tr>
      </thead>
      <tbody>
        ${lives.slice(0, MOST_ROWS).map((life) => row(life, lines, props))}
      </tbody>
    </table>
    ${rest > 0 ? html`<p>${say('refs-table-rest', { n: formatNumber(rest, words.lang) })}</p>` : nothing}
  `;
}

function row(life: Life, lines: readonly number[], props: Props<unknown>): TemplateResult {
  const isWhole = isReliable(props.findings.result, 'counts');
  return html`
    <tr>
      <th scope="row"><code>${life.name}</code></th>
      <td>${lines[life.start] ?? ''}</td>
      <td>${isWhole ? countShort(largest(life.counts, 0), props) : '–'}</td>
      <td class="words">${endOf(life, life.counts.at(-1) ?? 0, props)}</td>
    </tr>
  `;
}

function endOf({ died }: Life, last: number, props: Props<unknown>): string {
  const { say, findings } = props;
  if (died === null && !isReliable(findings.result, 'counts')) return say('refs-alive-bare');
  if (died === null) return say('refs-alive-short', { count: countText(last, props) });
  return say('refs-end-at', { end: say(`refs-end-${died.by}`), line: died.line });
}
