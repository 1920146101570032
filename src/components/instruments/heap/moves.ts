/** What keys, buttons and fingers do to the part of the heap that is shown. Pure. */
import { type HeapMap, KINDS } from '../../../heap/map.ts';
import { bytesPerSquare, type Grid, type Section } from './layout.ts';
import { indexAt, stretchAt, wholeOf } from './summary.ts';

export interface HeapState extends Section {
  /** Place of the stretch that is told in words; null before one was chosen. */
  at: number | null;
}

/** The grain of the allocator's chunks: no square stands for less. */
const GRAIN = 8;
/** Fewest bytes that fill the picture, however large it is. */
const CLOSEST = 4096;

export function initialState(map: HeapMap | null): HeapState {
  return { from: 0, bytes: map === null ? 0 : wholeOf(map), at: null };
}

/** @param around the byte that stays where it is in the picture. */
export function zoomed(
  map: HeapMap,
  { from, bytes }: Section,
  by: number,
  around: number,
): Section {
  const whole = wholeOf(map);
  const wanted = Math.min(whole, Math.max(Math.min(CLOSEST, whole), bytes / by));
  const share = (around - from) / bytes;
  return placed(map, { from: around - share * wanted, bytes: wanted });
}

/** @param sections how many sections further up. */
export function panned(map: HeapMap, { from, bytes }: Section, sections: number): Section {
  return placed(map, { from: from + sections * bytes, bytes });
}

function placed(map: HeapMap, { from, bytes }: Section): Section {
  const highest = Math.max(0, wholeOf(map) - bytes);
  const inside = Math.min(highest, Math.max(0, from));
  return { from: Math.floor(inside / GRAIN) * GRAIN, bytes };
}

/** The section moved, if need be, so that the stretch's beginning lies in it. */
export function showing(map: HeapMap, section: Section, at: number): HeapState {
  const { offset } = stretchAt(map, at);
  const isInside = offset >= section.from && offset < section.from + section.bytes;
  const moved = isInside ? section : placed(map, { ...section, from: offset - section.bytes / 2 });
  return { from: moved.from, bytes: moved.bytes, at };
}

/** The next stretch that is new or was freed, from the lowest again behind the last. */
export function nextChange(map: HeapMap, at: number | null): number | null {
  const { length } = map.kinds;
  const from = at === null ? 0 : at + 1;
  for (let i = 0; i < length; i += 1) {
    const index = (from + i) % length;
    const kind = KINDS[map.kinds[index] ?? 0];
    if (kind === 'new' || kind === 'freed') return index;
  }
  return null;
}

/** @returns null for a key that does nothing here. */
export function pressed(key: string, map: HeapMap, state: HeapState, grid: Grid): HeapState | null {
  const last = map.starts.length - 1;
  const at = state.at ?? indexAt(map, state.from);
  const row = bytesPerSquare(grid, state) * grid.columns;
  const to = (index: number) => showing(map, state, Math.min(last, Math.max(0, index)));
  const middle = state.at === null ? state.from + state.bytes / 2 : stretchAt(map, at).offset;
  const moves: Partial<Record<string, () => HeapState>> = {
    ArrowRight: () => to(state.at === null ? at : at + 1),
    ArrowLeft: () => to(state.at === null ? at : at - 1),
    ArrowDown: () => to(rowsOn(map, at, row)),
    ArrowUp: () => to(rowsOn(map, at, -row)),
    PageDown: () => ({ ...state, ...panned(map, state, 1) }),
    PageUp: () => ({ ...state, ...panned(map, state, -1) }),
    Home: () => to(0),
    End: () => to(last),
    '+': () => ({ ...state, ...zoomed(map, state, 2, middle) }),
    '=': () => ({ ...state, ...zoomed(map, state, 2, middle) }),
    '-': () => ({ ...state, ...zoomed(map, state, 0.5, middle) }),
    '0': () => ({ ...initialState(map), at: state.at }),
  };
  return Object.hasOwn(moves, key) ? (moves[key]?.() ?? null) : null;
}

/** A long stretch fills rows: from its far end on, so that no key press leads nowhere. */
function rowsOn(map: HeapMap, at: number, by: number): number {
  const { offset, bytes } = stretchAt(map, at);
  const target = by > 0 ? Math.max(offset + by, offset + bytes) : offset + by;
  return indexAt(map, target);
}
