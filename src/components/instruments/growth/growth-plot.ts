/** The plot: a dot for each call, those of the warm-up grey and hollow, and the fitted line. */
import { html, svg, type TemplateResult } from 'lit-html';
import type { GrowthReading } from '../../../interpreter/result.ts';
import { formatBytes, formatNumber } from '../../shared/format.ts';
import { byteTicks, ticks } from '../drawing/ticks.ts';
import { dots, plotView, short } from '../drawing/plot.ts';
import type { Props } from '../instrument.ts';
import { drawnCalls, type Fit, fitOf, rangeOf } from './fit.ts';

export function growthPlot(growth: GrowthReading, { say, words }: Props<object>): TemplateResult {
  const { samples, bytesPerCall } = growth;
  const fit = fitOf(samples, bytesPerCall);
  const { low, high } = rangeOf(samples, fit);
  const x = (call: number) => ((call + 0.5) / samples.length) * 100;
  const y = (bytes: number) => 100 - ((bytes - low) / (high - low)) * 92 - 4;
  const points = (from: number, to: number) =>
    drawnCalls(samples, from, to).map((call) => [x(call), y(samples[call] ?? 0)] as const);
  const [warm, counted] = [points(0, fit.warmUp), points(fit.warmUp, samples.length)];
  const calls = ticks(samples.length, 6).map((call) => Math.max(1, call));
  return html`
    ${plotView({
      kind: 'growth',
      label: say('growth-picture', {
        first: formatBytes(samples[0] ?? 0, words),
        last: formatBytes(samples.at(-1) ?? 0, words),
      }),
      x: calls.map((call) => ({ at: x(call - 1), text: formatNumber(call, words.lang) })),
      y: byteTicks(high, words.lang).map(({ bytes, text }) => ({ at: 100 - y(bytes), text })),
      lines: svg`
        <rect class="plot-warm-up" x="0" y="0" width=${short((fit.warmUp / samples.length) * 100)} height="100" />
        <path class=${bytesPerCall > 0 ? 'plot-fit grows' : 'plot-fit'} d=${fitPath(fit, samples.length, x, y)} />
        ${dots(warm, 'outer')} ${dots(warm, 'hole')} ${dots(counted, 'held')}`,
    })}
    <p class="plot-axis">${say('growth-axis')}</p>
    <ul class="legend" aria-hidden="true">
      <li><span class="key key-hollow"></span>${say('growth-key-warm-up')}</li>
      <li><span class="key key-dot"></span>${say('growth-key-reading')}</li>
      <li>
        <span class="key key-fit" data-grows=${bytesPerCall > 0}></span>${say('growth-key-fit')}
      </li>
    </ul>
  `;
}

type Scale = (n: number) => number;

function fitPath({ warmUp, from, to }: Fit, calls: number, x: Scale, y: Scale): string {
  return `M${short(x(warmUp))} ${short(y(from))}L${short(x(calls - 1))} ${short(y(to))}`;
}
