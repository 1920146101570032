import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longMap, mapOf } from './heap.fixture.ts';
import { gridFor } from './layout.ts';
import {
  type HeapState,
  initialState,
  nextChange,
  panned,
  pressed,
  showing,
  zoomed,
} from './moves.ts';
import { stretchAt, wholeOf } from './summary.ts';

const MAP = longMap(4000); // 64,000 bytes
const GRID = gridFor(600);
const WHOLE = initialState(MAP);

const press = (state: HeapState, ...keys: string[]) =>
  keys.reduce((now, key) => pressed(key, MAP, now, GRID) ?? now, state);

test('at first the whole heap is shown, and no stretch is chosen', () => {
  expect(WHOLE).toEqual({ from: 0, bytes: 64_000, at: null });
  expect(initialState(null)).toEqual({ from: 0, bytes: 0, at: null });
});

describe('zooming', () => {
  test('keeps the byte under the finger in its place', () => {
    const closer = zoomed(MAP, WHOLE, 4, 32_000);
    expect(closer.bytes).toBe(16_000);
    expect((32_000 - closer.from) / closer.bytes).toBeCloseTo(0.5, 2);
  });

  test('ends at the whole heap, and at a few chunks', () => {
    expect(zoomed(MAP, { from: 100, bytes: 50_000 }, 0.1, 300)).toEqual({ from: 0, bytes: 64_000 });
    expect(zoomed(MAP, WHOLE, 1e9, 0).bytes).toBe(4096);
    const small = mapOf([['held', 64]]);
    expect(zoomed(small, initialState(small), 8, 0)).toEqual({ from: 0, bytes: 64 });
  });
});

test('no move leaves the heap, whatever is pressed', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];
  const key = fc.constantFrom(...keys, 'Home', 'End', '+', '-', '0');
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (all) => {
      const { from, bytes, at } = press(WHOLE, ...all);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from + bytes).toBeLessThanOrEqual(wholeOf(MAP));
      expect(at ?? 0).toBeGreaterThanOrEqual(0);
      expect(at ?? 0).toBeLessThan(MAP.starts.length);
    }),
  );
});

describe('keys', () => {
  test('go from stretch to stretch, and stop at either end', () => {
    expect(press(WHOLE, 'ArrowRight').at).toBe(0);
    expect(press(WHOLE, 'ArrowRight', 'ArrowRight', 'ArrowRight').at).toBe(2);
    expect(press(WHOLE, 'End', 'ArrowRight').at).toBe(3999);
    expect(press(WHOLE, 'Home', 'ArrowLeft').at).toBe(0);
  });

  test('go a row down and back', () => {
    const down = press(WHOLE, 'Home', 'ArrowDown');
    expect(stretchAt(MAP, down.at ?? 0).offset).toBeGreaterThan(64_000 / GRID.rows - 32);
    expect(press(down, 'ArrowUp').at).toBe(0);
  });

  test('leave a stretch that is longer than a row at once', () => {
    const map = mapOf([
      ['held', 60_000],
      ['free', 16],
      ['new', 4000],
    ]);
    const at = pressed('ArrowDown', map, { ...initialState(map), at: 0 }, GRID)?.at;
    expect(at).toBe(1);
  });

  test('take the picture along to a stretch outside of it', () => {
    const far = press({ from: 0, bytes: 4096, at: 0 }, 'End');
    expect(far.from + far.bytes).toBe(64_000);
    expect(showing(MAP, { from: 0, bytes: 4096 }, 100)).toEqual({ from: 0, bytes: 4096, at: 100 });
  });

  test('that mean nothing here are left to the page', () => {
    expect(pressed('a', MAP, WHOLE, GRID)).toBeNull();
    expect(pressed('Tab', MAP, WHOLE, GRID)).toBeNull();
    expect(pressed('toString', MAP, WHOLE, GRID)).toBeNull();
  });
});

test('half a section along', () => {
  expect(panned(MAP, { from: 8000, bytes: 8000 }, 0.5)).toEqual({ from: 12_000, bytes: 8000 });
  expect(panned(MAP, { from: 8000, bytes: 8000 }, -9)).toEqual({ from: 0, bytes: 8000 });
});

describe('the next change', () => {
  const map = mapOf([
    ['held', 16],
    ['new', 16],
    ['free', 16],
    ['freed', 16],
    ['held', 16],
  ]);

  test('is the next that is new or was freed, round and round', () => {
    expect(nextChange(map, null)).toBe(1);
    expect(nextChange(map, 1)).toBe(3);
    expect(nextChange(map, 3)).toBe(1);
  });

  test('is not there where nothing has changed', () => {
    expect(
      nextChange(
        mapOf([
          ['held', 16],
          ['free', 16],
        ]),
        null,
      ),
    ).toBeNull();
  });
});
