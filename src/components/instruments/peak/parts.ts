/** What the peak is made of: who held it just before, and what its line took in that moment. Pure. */
import type { PeakFrom } from '../../../interpreter/result.ts';

export type Part =
  /** Held from before. */
  | { type: 'line'; line: number; bytes: number }
  /** Held from before by lines that hold little, each. */
  | { type: 'others'; bytes: number }
  /** Asked for by no line of the cell. */
  | { type: 'elsewhere'; bytes: number }
  /** Taken by the line that ran then. */
  | { type: 'moment'; line: number; bytes: number };

/** Lines that are shown one by one. */
const MOST_LINES = 8;
/** Share of the peak that is worth a row: below it are the bytes of looking itself, too. */
const LEAST_SHARE = 0.005;

/** @param peak bytes over the start of the run. */
export function partsOf(peak: number, { line, lines, elsewhere }: PeakFrom): Part[] {
  const isWorthIt = (bytes: number) => bytes >= peak * LEAST_SHARE;
  const shown = lines.slice(0, MOST_LINES).filter(({ bytes }) => isWorthIt(bytes));
  const held = sumOf(lines) + elsewhere;
  const foreign = isWorthIt(elsewhere) ? elsewhere : 0;
  const parts: Part[] = [
    ...shown.map((one) => ({ type: 'line' as const, ...one })),
    { type: 'others', bytes: held - foreign - sumOf(shown) },
    { type: 'elsewhere', bytes: foreign },
    { type: 'moment', line, bytes: peak - held },
  ];
  return parts.filter(({ bytes }) => bytes > 0);
}

function sumOf(lines: PeakFrom['lines']): number {
  return lines.reduce((sum, { bytes }) => sum + bytes, 0);
}
