/** The measurements as Markdown tables: medians with their spread, ratios against the floor's round. */
import type { Recovery } from './again.ts';
import type { MeasuredRound, Outcome } from './run.ts';
import { ratiosOf, type RoundValues, spreadOf } from './statistics.ts';
import { withVersions } from './versions.ts';

export interface Circumstances {
  date: string;
  pyodide: string;
  peers: ReadonlyMap<string, string>;
  machine: string;
  browser: string;
  node: string;
  runs: number;
  /** Load averages over a minute, one a round; above the number of cores the times say little. */
  load: number[];
}

type Pick = (round: MeasuredRound) => number | null;
type Column = (outcome: Outcome) => string;
/** Heading and content. */
type Columns = [string, Column][];

const PATIENCE = 'no (30 s)';

const cold: Pick = ({ cold }) => cold.result;
const slow: Pick = ({ slow }) => slow.result;
const warm: Pick = ({ warm }) => warm.result;

export function tables(outcomes: readonly Outcome[], { peers }: Circumstances): string[] {
  const title = ({ target }: Outcome) => withVersions(target.title, peers);
  const against = (id: string) => outcomes.find(({ target }) => target.id === id);
  const [floor, snapshot] = [against('floor'), against('floor-snapshot')];
  const make = (columns: Columns) => table(outcomes, [['', title], ...columns]);
  return [
    make([
      ['code readable', spread(({ cold }) => cold.readable, seconds)],
      ['first visit', spread(cold, seconds)],
      ['× floor', ratio(cold, floor)],
      ['10 Mbit/s, 40 ms', spread(slow, seconds)],
      ['× floor', ratio(slow, floor)],
      ['return visit', spread(warm, seconds)],
      ['× floor with snapshot', ratio(warm, snapshot)],
    ]),
    make([
      ['MB until the result', spread(({ cold }) => cold.traffic.bytes, megabytes)],
      ['requests', spread(({ cold }) => cold.traffic.requests, String)],
      ['MB in all', spread(({ cold }) => cold.allTraffic.bytes, megabytes)],
      ['return visit, kB', spread(({ warm }) => warm.traffic.bytes, kilobytes)],
      ['JavaScript of the page, kB', spread(({ cold }) => cold.scriptBytes, kilobytes)],
      ['long tasks', spread(({ cold }) => cold.longTasks.length, String)],
      ['their time, ms', spread(({ cold }) => sum(cold.longTasks), whole)],
    ]),
    make([
      ['Stop → usable', recovery(({ stop }) => stop)],
      ['Restart → usable', recovery(({ restart }) => restart)],
    ]),
  ];
}

function table(outcomes: readonly Outcome[], columns: Columns): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const names = columns.map(([name]) => name);
  const head = [row(names), row(names.map((_, i) => (i === 0 ? '---' : '---:')))];
  const rows = outcomes.map((outcome) => row(columns.map(([, column]) => column(outcome))));
  return [...head, ...rows].join('\n');
}

function valuesOf({ rounds }: Outcome, pick: Pick): RoundValues {
  const pairs = rounds.map((round): [number, number | null] => [round.round, pick(round)]);
  return new Map(pairs.filter((pair): pair is [number, number] => pair[1] !== null));
}

function spread(pick: Pick, format: (value: number) => string): Column {
  return (outcome) => {
    const found = spreadOf([...valuesOf(outcome, pick).values()]);
    if (found === null) return 'not measured';
    const { median, least, most } = found;
    const range = format(least) === format(most) ? '' : ` (${format(least)}–${format(most)})`;
    return format(median) + range;
  };
}

function ratio(pick: Pick, base: Outcome | undefined): Column {
  return (outcome) => {
    if (base === undefined) return '';
    const of = () => ratiosOf(valuesOf(outcome, pick), valuesOf(base, pick));
    return spread(pick, String)(outcome) === 'not measured' ? '' : formatRatios(of());
  };
}

function formatRatios(ratios: number[]): string {
  const found = spreadOf(ratios);
  if (found === null) return '';
  const [median, least, most] = [found.median, found.least, found.most].map((n) => n.toFixed(2));
  return least === most ? String(median) : `${String(median)} (${String(least)}–${String(most)})`;
}

function recovery(pick: (round: MeasuredRound) => Recovery): Column {
  return (outcome) => {
    const found = outcome.rounds.map(pick);
    const never = found.filter((one) => one === 'never').length;
    if (never > 0 && never === found.length) return PATIENCE;
    const timed = spread((round) => {
      const one = pick(round);
      return typeof one === 'number' ? one : null;
    }, seconds)(outcome);
    if (found.length > 0 && found.every((one) => one === 'none')) return 'only by a reload';
    return never > 0 ? `${timed}; ${PATIENCE} in ${never} of ${found.length}` : timed;
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
const kilobytes = (bytes: number) => (bytes / 1e3).toFixed(1);
const whole = (value: number) => String(Math.round(value));
