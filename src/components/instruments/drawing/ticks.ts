/** Round numbers for an axis. */

const STEPS = [1, 2, 5, 10];
const KIB = 1024;
/** Bytes are written out below this, and in KiB or MiB above; see format.ts. */
const EXACT_BELOW = 10_000;

/** From 0 to the largest number that is not above `max`, at most `most` of them, all whole. */
export function ticks(max: number, most = 5): number[] {
  return stepped(max, stepFor(max, most));
}

/** The same for bytes: round in the unit that they are written in. */
export function byteTicks(max: number, most = 5): number[] {
  if (max < EXACT_BELOW) return ticks(max, most);
  const unit = max < KIB * KIB ? KIB : KIB * KIB;
  return stepped(max, stepFor(max / unit, most) * unit);
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
