/** Round numbers for an axis. */
import { formatNumber } from '../../shared/format.ts';
import type { Lang } from '../../shared/labels.ts';

const STEPS = [1, 2, 5, 10];
const KIB = 1024;
/** Bytes are written out below this, and in KiB or MiB above; see format.ts. */
const EXACT_BELOW = 10_000;

/** From 0 to the largest number that is not above `max`, at most `most` of them, all whole. */
export function ticks(max: number, most = 5): number[] {
  return stepped(max, stepFor(max, most));
}

/** The same for bytes, with what to write beside them: all in the unit that suits the largest. */
export function byteTicks(max: number, lang: Lang, most = 5): { bytes: number; text: string }[] {
  const { name, size } = unitFor(max);
  return stepped(max, stepFor(max / size, most) * size).map((bytes) => {
    const amount = formatNumber(bytes / size, lang);
    return { bytes, text: bytes === 0 ? amount : `${amount}${name}` };
  });
}

function unitFor(max: number): { name: string; size: number } {
  if (max < EXACT_BELOW) return { name: '', size: 1 };
  return max < KIB * KIB ? { name: ' KiB', size: KIB } : { name: ' MiB', size: KIB * KIB };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that leads up to `max` in few enough steps. */
function stepFor(max: number, most: number): number {
  let power = 1;
  for (;;) {
    const step = STEPS.map((one) => one * power).find((one) => max / one < most);
    if (step !== undefined) return step;
    power *= 10;
  }
}

function stepped(max: number, step: number): number[] {
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => i * step);
}
