/** Growth: bytes in use after each call of a function, and what a call keeps. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { isShown } from '../../../interpreter/notes.ts';
import { formatExactBytes, formatNumber } from '../../shared/format.ts';
import { rich } from '../../shared/rich.ts';
import { firstRows } from '../first-rows.ts';
import { instrument, type Props } from '../instrument.ts';
import { whenOpen } from '../when-open.ts';
import { fitOf } from './fit.ts';
import { growthPlot } from './growth-plot.ts';

export const growth = instrument<object>({
  initial: () => ({}),
  sentence: ({ findings, say, words }) => {
    const { growth: found } = findings.result;
    if (!isShown(findings.result, 'growth')) return say('not-measured');
    if (found === null) return rich(say('growth-none'));
    const { bytesPerCall, samples } = found;
    const { warmUp } = fitOf(samples, bytesPerCall);
    const bytes = formatExactBytes(rounded(Math.abs(bytesPerCall)), words);
    const calls = formatNumber(samples.length - warmUp, words.lang);
    if (bytesPerCall === 0) return say('growth-nothing', { calls });
    return say(bytesPerCall > 0 ? 'growth-keeps' : 'growth-gives-back', { bytes, calls });
  },
  view: (props) => {
    const found = props.findings.result.growth;
    return found === null
      ? nothing
      : html`${growthPlot(found, props)} ${table(found.samples, props)}`;
  },
});

/** A share of a byte says something only where there are few. */
function rounded(bytes: number): number {
  return bytes < 1 ? Math.ceil(bytes) : Math.round(bytes);
}

function table(samples: readonly number[], props: Props<object>): TemplateResult {
  return html`<details>
    <summary>${props.say('as-table')}</summary>
    ${whenOpen(() => rowsIn(samples, props))}
  </details>`;
}

function rowsIn(samples: readonly number[], props: Props<object>): TemplateResult {
  const {
    say,
    words: { lang },
  } = props;
  const signed = (n: number) => `${n > 0 ? '+' : ''}${formatNumber(n, lang)}`;
  const { warmUp } = fitOf(samples, 0);
  return html`
    <div class="scrolls" tabindex="0" role="group" aria-label=${say('as-table')}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">${say('growth-call')}</th>
            <th scope="col">${say('growth-held')}</th>
            <th scope="col">${say('growth-step')}</th>
          </tr>
        </thead>
        <tbody>
          ${firstRows(
            samples,
            3,
            props,
            (bytes, i) => html`
              <tr data-warm-up=${i < warmUp}>
                <th scope="row">
                  ${formatNumber(i + 1, lang)}${i < warmUp ? ` (${say('growth-warm-up')})` : ''}
                </th>
                <td>${signed(bytes)}</td>
                <td>${signed(bytes - (samples[i - 1] ?? 0))}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}
