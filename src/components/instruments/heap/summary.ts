/** What a map of the heap comes to in numbers; reckoned once a map, however often it is drawn. */
import { bytesByKind, type HeapMap, KINDS, type StretchKind } from '../../../heap/map.ts';

export interface Stretch {
  index: number;
  kind: StretchKind;
  /** Bytes above the heap's first. */
  offset: number;
  bytes: number;
}

export interface HeapSummary {
  bytes: Record<StretchKind, number>;
  stretches: Record<StretchKind, number>;
  /** Largest first. */
  largest: Stretch[];
  /** What is free between chunks in use, in one piece each. */
  holes: { count: number; bytes: number };
  /** Free bytes above the highest chunk in use. */
  reserve: number;
}

/** As legends and tables name them: what is in use first. */
export const ORDER = ['held', 'new', 'freed', 'free'] as const satisfies readonly StretchKind[];

const LARGEST = 10;

const summaries = new WeakMap<HeapMap, HeapSummary>();

export function summaryOf(map: HeapMap): HeapSummary {
  const known = summaries.get(map) ?? summarise(map);
  summaries.set(map, known);
  return known;
}

function summarise(map: HeapMap): HeapSummary {
  const stretches: Record<StretchKind, number> = { free: 0, held: 0, new: 0, freed: 0 };
  for (const kind of map.kinds) stretches[KINDS[kind] ?? 'free'] += 1;
  return {
    bytes: bytesByKind(map),
    stretches,
    largest: largestOf(map),
    ...freePieces(map),
  };
}

/** Stretches of free and of freed bytes side by side are one piece to the allocator. */
function freePieces({ sizes, kinds }: HeapMap): Pick<HeapSummary, 'holes' | 'reserve'> {
  const holes = { count: 0, bytes: 0 };
  let piece = 0;
  for (let i = 0; i < kinds.length; i += 1) {
    if (isFree(kinds[i] ?? 0)) piece += sizes[i] ?? 0;
    else if (piece > 0) {
      holes.count += 1;
      holes.bytes += piece;
      piece = 0;
    }
  }
  return { holes, reserve: piece };
}

function isFree(kind: number): boolean {
  const name = KINDS[kind];
  return name === 'free' || name === 'freed';
}

function largestOf(map: HeapMap): Stretch[] {
  const kept: Stretch[] = [];
  for (let i = 0; i < map.sizes.length; i += 1) {
    if (kept.length === LARGEST && (map.sizes[i] ?? 0) <= (kept.at(-1)?.bytes ?? 0)) continue;
    kept.push(stretchAt(map, i));
    kept.sort((a, b) => b.bytes - a.bytes || a.offset - b.offset);
    kept.length = Math.min(kept.length, LARGEST);
  }
  return kept;
}

export function wholeOf({ starts, sizes }: HeapMap): number {
  const last = starts.length - 1;
  return (starts[last] ?? 0) + (sizes[last] ?? 0) - (starts[0] ?? 0);
}

export function stretchAt({ starts, sizes, kinds }: HeapMap, index: number): Stretch {
  return {
    index,
    kind: KINDS[kinds[index] ?? 0] ?? 'free',
    offset: (starts[index] ?? 0) - (starts[0] ?? 0),
    bytes: sizes[index] ?? 0,
  };
}

/** Place of the stretch that holds a byte, counted from the heap's first; the nearest one outside. */
export function indexAt({ starts }: HeapMap, offset: number): number {
  const address = offset + (starts[0] ?? 0);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= address) low = middle;
    else high = middle - 1;
  }
  return low;
}
