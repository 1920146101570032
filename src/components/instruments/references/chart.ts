/** One object's count as a staircase: a column for each step, marks where it changes and where it dies. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Props } from '../instrument.ts';
import { isReliable } from '../../../interpreter/notes.ts';
import { plotView, short, type Tick } from '../drawing/plot.ts';
import { largest, smallest } from '../drawing/first-by.ts';
import { ticks } from '../drawing/ticks.ts';
import { mark } from './shapes.ts';
import { countShort } from '../counted.ts';
import { IMMORTAL } from './immortal.ts';
import {
  countAt,
  type Life,
  placeBefore,
  type Timeline,
  WIDEST,
  windowAround,
} from './timeline.ts';
import { treadsOf } from './treads.ts';
import { countText } from './words.ts';

type View = Pick<Props<unknown>, 'say' | 'words' | 'findings'>;

/** Line numbers that find room under a plot on a phone. */
const MOST_NUMBERS = 11;

export interface Shown {
  timeline: Timeline;
  life: Life;
  /** The step that is looked at; null where nobody steps. */
  step: number | null;
}

/** The whole run where it is short; else the steps around one, under a narrow picture of all. */
export function lifeChart({ timeline, life, step }: Shown, view: View): TemplateResult {
  const all = timeline.lines.length;
  if (all <= WIDEST) return stairs({ timeline, life, step, from: 0, to: all }, view);
  const whole = overview({ timeline, life, step }, view);
  if (step === null) return whole;
  return html`${whole}${stairs({ timeline, life, step, ...windowAround(step, all) }, view)}`;
}

interface Stretch extends Shown {
  from: number;
  to: number;
}

function stairs(stretch: Stretch, view: View): TemplateResult {
  const { timeline, life, step, from, to } = stretch;
  const { left, y, low, high } = scales(life, from, to, timeline.lines.length);
  const every = Math.ceil((to - from) / MOST_NUMBERS);
  const x: Tick[] = timeline.lines.slice(from, to).flatMap((line, i) => {
    const isCurrent = from + i === step;
    const hasRoom = i % every === 0 && (step === null || Math.abs(from + i - step) >= every);
    return isCurrent || hasRoom
      ? [{ at: left(from + i + 0.5), text: String(line), isCurrent }]
      : [];
  });
  return plotView({
    kind: 'life',
    label: labelOf(life, view),
    x,
    y: countTicks(low, high).map((count) => ({
      at: 100 - y(count),
      text: countShort(count, view),
    })),
    lines: svg`${current(step, left)} ${path(life, [from, to], left, y, low)}`,
    marks: marks(stretch, left, y),
  });
}

function overview({ timeline, life, step }: Shown, view: View): TemplateResult {
  const all = timeline.lines.length;
  const { left, y, high } = scales(life, 0, all, all);
  const around = step === null ? null : windowAround(step, all);
  return plotView({
    kind: 'overview',
    label: labelOf(life, view),
    x: [],
    y: [0, high].map((count) => ({ at: 100 - y(count), text: countShort(count, view) })),
    lines: svg`
      ${around ? svg`<rect class="plot-window" x=${short(left(around.from))} y="0" width=${short(left(around.to) - left(around.from))} height="100" />` : nothing}
      ${path(life, [0, all], left, y)}`,
    marks: life.deathAt === null ? undefined : deathMark(life, left(life.deathAt + 0.5), y(0)),
  });
}

/** An immortal object's count is no number to read others off. */
function countTicks(low: number, high: number): number[] {
  return high >= IMMORTAL ? [IMMORTAL] : ticks(high - low, 4).map((over) => low + over);
}

/** A stretch far above 0 that hardly changes is drawn from just below it: the picture of all has the 0. */
function scales({ steps, counts }: Life, from: number, to: number, all: number) {
  const [first, last] = [placeBefore(steps, from), placeBefore(steps, to - 1)];
  const seen = counts.slice(Math.max(0, first), last + 1);
  const high = Math.min(IMMORTAL, largest(seen, 1));
  const least = smallest(seen, high);
  const isFlat = to - from < all && least > 10 && high - least < high / 2;
  const low = isFlat ? least - 1 : 0;
  return {
    low,
    high,
    left: (step: number) => ((step - from) / (to - from)) * 100,
    y: (count: number) => 92 - ((Math.min(count, IMMORTAL) - low) / (high - low)) * 80,
  };
}

type Scale = (n: number) => number;

function path(life: Life, [from, to]: [number, number], left: Scale, y: Scale, low = 0) {
  const ground = short(y(low));
  let line = '';
  let area = '';
  let reached = null;
  for (const { start, end, count } of treadsOf(life, from, to)) {
    const [x, right, height] = [left(start), left(end), y(count)].map(short);
    line += `${reached === start ? 'V' : `M${String(x)} `}${String(height)}H${String(right)}`;
    area += `M${String(x)} ${ground}V${String(height)}H${String(right)}V${ground}z`;
    reached = end;
  }
  return svg`<path class="life-area" d=${area} /><path class="life-line" d=${line} />`;
}

function current(step: number | null, left: Scale) {
  if (step === null) return nothing;
  const [x, width] = [short(left(step)), short(left(step + 1) - left(step))];
  return svg`<rect class="plot-current" x=${x} y="0" width=${width} height="100" />`;
}

/** A triangle up or down where the count changes, a cross where the object dies. */
function marks({ timeline, life, from, to }: Stretch, left: Scale, y: Scale) {
  return timeline.lines.slice(from, to).map((_, i) => {
    const step = from + i;
    const [before, count] = [countAt(life, step - 1), countAt(life, step)];
    if (step === life.deathAt) return deathMark(life, left(step + 0.5), y(0));
    if (count === null || before === null || count === before) return nothing;
    return mark(count > before ? 'more' : 'fewer', left(step + 0.5), y(count));
  });
}

function deathMark({ died }: Life, x: number, y: number) {
  return died === null ? nothing : mark(died.by, x, y);
}

function labelOf({ name, counts }: Life, view: View): string {
  const first = countText(counts[0] ?? 0, view);
  const isWhole = isReliable(view.findings.result, 'counts');
  if (!isWhole) return view.say('refs-picture-cut', { name, first });
  return view.say('refs-picture', {
    name,
    first,
    most: countText(largest(counts, 0), view),
    last: countText(counts.at(-1) ?? 0, view),
  });
}
