/** The line through the calls after the warm-up, and how the plot is laid out. Pure. */
import { warmUpOf } from '../../../interpreter/growth.ts';
import { largest, smallest } from '../drawing/first-by.ts';

export interface Fit {
  /** How many of the first calls do not count. */
  warmUp: number;
  /** Bytes over the start that the line has at the first and the last call that count. */
  from: number;
  to: number;
}

/** The slope is as measured; the height is the one that half of the readings lie above. */
export function fitOf(samples: readonly number[], bytesPerCall: number): Fit {
  const warmUp = warmUpOf(samples.length);
  const counted = samples.slice(warmUp);
  const offsets = Float64Array.from(counted, (bytes, i) => bytes - bytesPerCall * i).sort();
  const from = offsets[offsets.length >>> 1] ?? 0;
  return { warmUp, from, to: from + bytesPerCall * (samples.length - warmUp - 1) };
}

/** The lowest and the highest that the plot must show: 0 always among them. */
export function rangeOf(samples: readonly number[], { from, to }: Fit) {
  const low = smallest(samples, Math.min(0, from, to));
  const high = largest(samples, Math.max(0, from, to));
  return { low, high: Math.max(high, low + 100) };
}

/** Calls that are a dot each; of more, the lowest and the highest of each stretch are. */
const MOST_DOTS = 1000;

/** Places of the calls that are drawn, of those from `from` to `to`. */
export function drawnCalls(samples: readonly number[], from: number, to: number): number[] {
  const each = Math.ceil((2 * (to - from)) / MOST_DOTS);
  if (to - from <= MOST_DOTS) return Array.from({ length: to - from }, (_, i) => from + i);
  const drawn: number[] = [];
  for (let start = from; start < to; start += each) {
    const end = Math.min(to, start + each);
    let [low, high] = [start, start];
    for (let at = start; at < end; at += 1) {
      if ((samples[at] ?? 0) < (samples[low] ?? 0)) low = at;
      if ((samples[at] ?? 0) > (samples[high] ?? 0)) high = at;
    }
    drawn.push(low, high);
  }
  return drawn;
}
