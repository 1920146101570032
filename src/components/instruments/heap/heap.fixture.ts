/** Maps of the heap to draw: stretches of a kind and a size, from low to high. */
import { type HeapMap, KINDS, type StretchKind } from '../../../heap/map.ts';

export const BOTTOM = 4096;

export function mapOf(stretches: [StretchKind, number][], sizeBefore = 0): HeapMap {
  const sizes = Uint32Array.from(stretches, ([, size]) => size);
  const starts = new Uint32Array(sizes.length);
  let at = BOTTOM;
  sizes.forEach((size, i) => {
    starts[i] = at;
    at += size;
  });
  const kinds = Uint8Array.from(stretches, ([kind]) => KINDS.indexOf(kind));
  return { starts, sizes, kinds, sizeBefore };
}

/** As many stretches as one likes, of 16 bytes each, three in use to one that is free. */
export function longMap(stretches: number): HeapMap {
  const kinds = ['held', 'new', 'held', 'free'] as const;
  return mapOf(Array.from({ length: stretches }, (_, i) => [kinds[i % 4] ?? 'held', 16]));
}
