/** Per-line memory: what each line asked for and kept, beside the code. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { formatExactBytes } from '../../shared/format.ts';
import { sentence } from '../../shared/rich.ts';
import { codeOf } from '../drawing/code.ts';
import { instrument, type Props } from '../instrument.ts';
import type { InstrumentKey } from '../say.ts';
import { linesTable } from './lines-table.ts';
import { extremes, type Readings, type Unit, unitsOf } from './rows.ts';

export const lines = instrument<object>({
  initial: () => ({}),
  sentence: (props) => {
    const readings = readingsOf(props);
    if (readings === null) return props.say('not-measured');
    const { took, gave } = extremes(unitsOf(readings));
    if (took === null && gave === null) return props.say('lines-nothing');
    return html`${took ? said('lines-took', took, props) : nothing}${
      gave ? said('lines-gave', gave, props) : nothing
    }`;
  },
  view: (props) => {
    const readings = readingsOf(props);
    return readings === null ? nothing : linesTable(readings, props);
  },
});

function readingsOf({ findings: { result } }: Props<object>): Readings | null {
  if (result.lines === null) return null;
  return { lines: result.lines, loops: result.loops ?? [] };
}

function said(
  key: 'lines-took' | 'lines-gave',
  { from, to, increment }: Unit,
  { say, words, source }: Props<object>,
): TemplateResult {
  const whole: InstrumentKey = from === to ? key : `${key}-loop`;
  return sentence(say(whole), {
    code: codeOf(source, from),
    line: String(from),
    to: String(to),
    bytes: formatExactBytes(Math.abs(increment), words),
  });
}
