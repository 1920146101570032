/** Per-line memory: what each line asked for and kept, beside the code. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { GivenBack } from '../../../interpreter/result.ts';
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
    const units = unitsOf(readings);
    const { took, gave } = extremes(units);
    const [given = null] = (readings.given ?? []).toSorted((a, b) => b.bytes - a.bytes);
    if (took === null && gave === null && given === null) return props.say('lines-nothing');
    const isGiven = given !== null && given.bytes > -(gave?.increment ?? 0);
    return html`${took ? saidOfTaken(took, units, props) : nothing}${
      gave && !isGiven ? said('lines-gave', gave, props) : nothing
    }${isGiven ? saidOfGiven(given, props) : nothing}`;
  },
  view: (props) => {
    const readings = readingsOf(props);
    return readings === null ? nothing : linesTable(readings, props);
  },
});

function readingsOf({ findings: { result } }: Props<object>): Readings | null {
  if (result.lines === null) return null;
  return { lines: result.lines, loops: result.loops ?? [], given: result.givenBack ?? [] };
}

/**
 * The one that counts is named with what is left of it where the table shows a larger number beside another: that
 * one's bytes are gone.
 */
function saidOfTaken(took: Unit, units: readonly Unit[], props: Props<object>): TemplateResult {
  const largest = units.reduce((a, b) => (b.increment > a.increment ? b : a), took);
  if (took.left !== null || (largest !== took && took.isWhole)) {
    return said('lines-left', took, props);
  }
  return said('lines-took', largest, props);
}

function said(
  key: 'lines-took' | 'lines-left' | 'lines-gave',
  { from, to, increment, left }: Unit,
  { say, words, source }: Props<object>,
): TemplateResult {
  const bytes = key === 'lines-left' ? (left ?? increment) : increment;
  const whole: InstrumentKey = from === to ? key : `${key}-loop`;
  return sentence(say(whole), {
    code: codeOf(source, from),
    line: String(from),
    to: String(to),
    bytes: formatExactBytes(Math.abs(bytes), words),
  });
}

function saidOfGiven(
  { by, of, line, bytes }: GivenBack,
  { say, words }: Props<object>,
): TemplateResult {
  return sentence(say(`lines-gave-${by}`), {
    code: html`<code>${of?.name ?? ''}</code>`,
    line: String(line ?? ''),
    bytes: formatExactBytes(bytes, words),
  });
}
