/** docs/bench-instruments.md: medians with their spread, targets, and ratios taken within a round. */
import { INSTRUMENTS } from '../../src/components/instruments/instrument.ts';
import { ratiosOf, type Spread, spreadOf } from '../statistics.ts';
import { type HeapTimes, SIZES } from './heap.ts';
import { type LineTimes, PROFILES } from './lines.ts';
import type { Measured } from './measure.ts';
import { SCALES } from './pictures.ts';
import { type Listener, LISTENERS, LOOPS, type TracerTimes } from './tracer.ts';

export interface Outcome {
  heap: HeapTimes;
  tracer: TracerTimes;
  lines: LineTimes;
  drawing: Measured;
}

/** What an instrument may cost. */
const TARGETS = {
  /** Milliseconds to read the heap at this many chunks. */
  reading: { chunks: 100_000, ms: 5 },
  /** Run time with every object followed, over the run time without. */
  tracer: 1.5,
  /** Microseconds for a line that runs. */
  line: 10,
} as const;

export function heapTable({ times, chunks }: HeapTimes): string {
  const row = (size: number) => [
    size.toLocaleString('en'),
    spread(times, `sums/${size}`, ms),
    spread(times, `table/${size}`, ms),
    size === TARGETS.reading.chunks ? verdict(worstReading(times), TARGETS.reading.ms, 'ms') : '',
  ];
  const whole = chunks.toLocaleString('en');
  const ratios = against(times, 'sums', 'allocator');
  const [sums, own] = [spread(times, 'sums', ms), spread(times, 'allocator', ms)];
  return [
    table(['chunks', 'sums', 'table of all chunks', 'target'], SIZES.map(row)),
    `The whole heap, ${whole} chunks: ${sums} for the sums; the allocator's own count (\`mallinfo\`, in
WebAssembly) takes ${own}. Ratio within a round: ${formatted(ratios, times1)}.`,
  ].join('\n\n');
}

/** The slower of the two ways to read. */
function worstReading(times: Measured): number {
  const { chunks } = TARGETS.reading;
  return Math.max(...['sums', 'table'].map((way) => medianOf(valuesIn(times, `${way}/${chunks}`))));
}

export function tracerTable({ times, events }: TracerTimes): string {
  const rows = LOOPS.map((name) => {
    const times1Of = (listener: Listener) => against(times, `${name}/${listener}`, `${name}/alone`);
    return [
      `\`${name}\``,
      (events.get(name) ?? 0).toLocaleString('en'),
      spread(times, `${name}/alone`, ms),
      spread(times, `${name}/followed`, ms),
      ...LISTENERS.map((listener) => formatted(times1Of(listener), times1)),
      verdict(medianOf(times1Of('followed')), TARGETS.tracer, '×'),
    ];
  });
  const head = ['loop', 'events', 'alone', 'followed', ...LISTENERS.map((one) => `× ${one}`)];
  return table([...head, 'target'], rows);
}

export function linesTable({ times, events }: LineTimes): string {
  const rows = PROFILES.map((profile) => {
    const [bare, followed] = [`${profile}/bare`, `${profile}/followed`];
    const count = events.get(profile) ?? 1;
    const extra = [...valuesIn(times, followed)].map((time, round) => {
      return ((time - (valuesIn(times, bare)[round] ?? 0)) / count) * 1000;
    });
    return [
      profile,
      count.toLocaleString('en'),
      spread(times, bare, ms),
      formatted(extra, (value) => `${value.toFixed(2)} µs`),
      formatted(against(times, followed, bare), times1),
      verdict(medianOf(extra), TARGETS.line, 'µs'),
    ];
  });
  return table(['pass', 'lines that ran', 'bare', 'more for each line', '×', 'target'], rows);
}

export function drawingTable(times: Measured): string {
  const rows = INSTRUMENTS.map((instrument) => [
    instrument,
    ...SCALES.map((scale) => spread(times, `${instrument}/${scale}`, ms)),
    formatted(against(times, `${instrument}/tenfold`, `${instrument}/lesson`), times1),
  ]);
  return table(['picture', 'as in lessons', 'ten times that', '×'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const line = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [row(head), row(line), ...rows.map(row)].join('\n');
}

const ms = (value: number) => `${value.toFixed(value < 1 ? 2 : 1)} ms`;
const times1 = (value: number) => value.toFixed(2);

function valuesIn(times: Measured, id: string): number[] {
  return [...(times.get(id)?.values() ?? [])];
}

function medianOf(values: readonly number[]): number {
  return spreadOf(values)?.median ?? NaN;
}

function against(times: Measured, id: string, base: string): number[] {
  return ratiosOf(times.get(id) ?? new Map(), times.get(base) ?? new Map());
}

function spread(times: Measured, id: string, format: (value: number) => string): string {
  return formatted(valuesIn(times, id), format);
}

function formatted(values: readonly number[], format: (value: number) => string): string {
  const found: Spread | null = spreadOf(values);
  if (found === null) return 'not measured';
  return `${format(found.median)} (${format(found.least)}–${format(found.most)})`;
}

function verdict(value: number, target: number, unit: string): string {
  if (Number.isNaN(value)) return '';
  return `${value <= target ? 'met' : '**missed**'} (${target} ${unit})`;
}
