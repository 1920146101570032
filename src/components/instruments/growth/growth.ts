/** Growth: bytes in use after each call of a function, and what a call keeps. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { isShown } from '../../../interpreter/notes.ts';
import type { GrowthReading, RunResult } from '../../../interpreter/result.ts';
import { formatExactBytes, formatNumber } from '../../shared/format.ts';
import { rich } from '../../shared/rich.ts';
import { firstRows } from '../first-rows.ts';
import { instrument, type Props } from '../instrument.ts';
import { whenOpen } from '../when-open.ts';
import { fitOf } from './fit.ts';
import { growthPlot } from './growth-plot.ts';

export const growth = instrument<object>({
  initial: () => ({}),
  sentence: (props) => {
    const { findings, say, words } = props;
    const { growth: found } = findings.result;
    if (!isShown(findings.result, 'growth')) return say('not-measured');
    if (found === null) return rich(say('growth-none'));
    const several = allOf(findings.result).length;
    return several > 1
      ? rich(say('growth-several', { count: formatNumber(several, words.lang) }))
      : inWords(found, props);
  },
  view: (props) => {
    const all = allOf(props.findings.result);
    if (all.length === 0) return nothing;
    return html`${all.map((one, i) => (all.length > 1 ? oneOf(one, i, props) : shown(one, props)))}`;
  },
});

/** In the order of their calls. */
function allOf({ growth: last, earlierGrowth = [] }: RunResult): GrowthReading[] {
  return last === null ? [] : [...earlierGrowth, last];
}

/** One of several: by the line of its call, where that is known. */
function oneOf(reading: GrowthReading, i: number, props: Props<object>): TemplateResult {
  const { say, words } = props;
  const at = formatNumber(i + 1, words.lang);
  const { line } = reading;
  const name =
    line === undefined
      ? say('growth-each', { at })
      : say('growth-each-line', { at, line: formatNumber(line, words.lang) });
  return html`<section class="growth-each">
    <p><strong>${name}</strong> ${inWords(reading, props)}</p>
    ${shown(reading, props)}
  </section>`;
}

function inWords({ bytesPerCall, samples }: GrowthReading, { say, words }: Props<object>): string {
  const { warmUp } = fitOf(samples, bytesPerCall);
  const bytes = formatExactBytes(rounded(Math.abs(bytesPerCall)), words);
  const calls = formatNumber(samples.length - warmUp, words.lang);
  if (bytesPerCall === 0) return say('growth-nothing', { calls });
  return say(bytesPerCall > 0 ? 'growth-keeps' : 'growth-gives-back', { bytes, calls });
}

function shown(reading: GrowthReading, props: Props<object>): TemplateResult {
  return html`${growthPlot(reading, props)} ${table(reading.samples, props)}`;
}

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
