/** The peak: the most that was in use, the line that ran then, and who held it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { formatExactBytes, formatNumber, formatShare } from '../../shared/format.ts';
import { sentence } from '../../shared/rich.ts';
import { codeLine, codeLines, codeOf } from '../drawing/code.ts';
import { percent } from '../drawing/plot.ts';
import { instrument, type Props } from '../instrument.ts';
import { type Part, partsOf } from './parts.ts';

type View = Props<object>;

/** Share of the bar on which a number finds room, also on a phone. */
const WIDE_ENOUGH = 0.08;

export const peak = instrument<object>({
  initial: () => ({}),
  sentence: (props) => {
    const { say, words, source, findings } = props;
    const { peak, peakFrom } = findings.result;
    if (peak === null) return say('not-measured');
    const bytes = formatExactBytes(peak, words);
    const { line } = findings.peakAt;
    if (line === 0) return say('peak-small', { bytes });
    const at = { code: codeOf(source, line), line: String(line), bytes };
    return html`${sentence(say('peak-at'), at)}${peakFrom === null ? nothing : heldFrom(peakFrom, props)}`;
  },
  view: (props) => {
    const { peak, peakFrom } = props.findings.result;
    if (peak === null || peakFrom === null) return nothing;
    const parts = partsOf(peak, peakFrom);
    return html`${stack(parts, peak, props)} ${table(parts, peak, props)}`;
  },
});

function heldFrom(
  { lines, elsewhere }: NonNullable<View['findings']['result']['peakFrom']>,
  { say, words, source }: View,
): TemplateResult | string {
  const [most] = lines;
  const held = lines.reduce((sum, { bytes }) => sum + bytes, 0) + elsewhere;
  if (most === undefined || most.bytes <= elsewhere) return '';
  return sentence(say(lines.length === 1 && elsewhere === 0 ? 'peak-held-all' : 'peak-held'), {
    held: formatExactBytes(held, words),
    code: codeOf(source, most.line),
    line: String(most.line),
  });
}

const lineOf = (part: Part) => ('line' in part ? part.line : null);

/** One bar, whose parts are told apart by gaps, patterns and the line's number on them. */
function stack(parts: readonly Part[], peak: number, { say }: View): TemplateResult {
  const keys = ['line', 'moment', 'elsewhere'] as const;
  return html`
    <div class="stack" aria-hidden="true">
      ${parts.map((part) => {
        const share = part.bytes / peak;
        const label = share > WIDE_ENOUGH ? lineOf(part) : null;
        return html`<span class="stack-${part.type}" style="flex-grow: ${share.toFixed(4)}"
          >${label === null ? nothing : html`<b>${label}</b>`}</span
        >`;
      })}
    </div>
    <ul class="legend" aria-hidden="true">
      ${keys
        .filter((key) => parts.some(({ type }) => type === key))
        .map(
          (key) => html`<li><span class="key stack-${key}"></span>${say(`peak-key-${key}`)}</li>`,
        )}
    </ul>
  `;
}

/** Roles are said: on a narrow screen the rows are no longer laid out as a table. */
function table(parts: readonly Part[], peak: number, props: View): TemplateResult {
  const { say, words } = props;
  return html`
    <table class="lines-table peak-table" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${say('lines-line')}</th>
          <th scope="col" role="columnheader">${say('lines-code')}</th>
          <th scope="col" role="columnheader">${say('peak-bytes')}</th>
          <th scope="col" role="columnheader">${say('peak-share')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${parts.map((part) => row(part, peak, props))}
        <tr role="row" class="peak-whole">
          ${unnumbered(say('peak-whole'))}
          <td role="cell" class="lines-number">${formatNumber(peak, words.lang)}</td>
          <td role="cell" class="lines-number">${formatShare(1, words.lang)}</td>
        </tr>
      </tbody>
    </table>
    <p class="plot-axis">${say('peak-unit')}</p>
  `;
}

function row(part: Part, peak: number, props: View): TemplateResult {
  const { lang } = props.words;
  const share = part.bytes / peak;
  return html`
    <tr role="row">
      ${heading(part, props)}
      <td role="cell" class="lines-number">
        <span class="bar stack-${part.type}" style="inline-size: ${percent(share * 100)}"></span>
        <span>${formatNumber(part.bytes, lang)}</span>
      </td>
      <td role="cell" class="lines-number">${formatShare(share, lang)}</td>
    </tr>
  `;
}

/** A row is named by its line, or else by what it is. */
function heading(part: Part, { source, say }: View): TemplateResult {
  if (part.type === 'elsewhere' || part.type === 'others') {
    return unnumbered(say(`peak-${part.type}`));
  }
  const code = html`<code class="code">${codeLine(codeLines(source)[part.line - 1] ?? [])}</code>`;
  const moment = part.type === 'moment' ? html` <em>${say('peak-moment')}</em>` : nothing;
  return html`
    <th scope="row" role="rowheader">${part.line}</th>
    <td role="cell" class="lines-code">${code}${moment}</td>
  `;
}

function unnumbered(name: string): TemplateResult {
  return html`
    <td role="cell"></td>
    <th scope="row" role="rowheader" class="lines-code">${name}</th>
  `;
}
