/** The line through the calls behind the warm-up, and how the plot is laid out. Pure. */
import { warmUpOf } from '../../../interpreter/growth.ts';

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
  const offsets = samples.slice(warmUp).map((bytes, i) => bytes - bytesPerCall * i);
  offsets.sort((a, b) => a - b);
  const from = offsets[offsets.length >>> 1] ?? 0;
  return { warmUp, from, to: from + bytesPerCall * (samples.length - warmUp - 1) };
}

/** The lowest and the highest that the plot must show: 0 always among them. */
export function rangeOf(samples: readonly number[], { from, to }: Fit) {
  const low = Math.min(0, from, to, ...samples);
  const high = Math.max(0, from, to, ...samples);
  return { low, high: Math.max(high, low + 100) };
}
