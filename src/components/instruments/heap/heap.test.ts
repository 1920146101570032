// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { HeapMap } from '../../../heap/map.ts';
import type { Note } from '../../../interpreter/notes.ts';
import type { HeapReading } from '../../../interpreter/result.ts';
import { heap as reading } from '../../../quiz/run.fixture.ts';
import {
  drawn,
  findingsOf,
  LANGUAGES,
  live,
  propsOf,
  rowsIn,
  sentenceOf,
  textOf,
} from '../drawn.fixture.ts';
import { heap } from './heap.ts';
import { mapOf } from './heap.fixture.ts';

const MAP = mapOf(
  [
    ['held', 8000],
    ['free', 1000],
    ['new', 4000],
    ['freed', 3000],
    ['held', 800],
    ['free', 200],
  ],
  16_000,
);
const BEFORE: HeapReading = { ...reading(11_000), heapSize: 16_000 };
const AFTER: HeapReading = {
  ...reading(12_800),
  freeInside: 4200,
  heapSize: 17_000,
  largestHole: 3000,
};

const findings = (map: HeapMap | null, notes: Note[] = []) =>
  findingsOf({ before: BEFORE, after: AFTER, notes }, { map });

const shown = async (map: HeapMap | null, lang: 'en' | 'zh-CN' = 'en', notes: Note[] = []) =>
  drawn(heap, await propsOf(heap, findings(map, notes), { lang }));

describe('the words', () => {
  test('say what was taken and set free, and whether the heap grew', async () => {
    expect(sentenceOf(await shown(MAP))).toBe(
      'The run took 4,000 bytes of a heap of 16.6 KiB, and set free 3,000 bytes that had been in use. The heap grew by 1,000 bytes.',
    );
    expect(sentenceOf(await shown(MAP, 'zh-CN'))).toBe(
      '在 16.6 KiB 的堆里，本次运行新占用了 4,000 字节，释放了占用过的 3,000 字节。堆增大了 1,000 字节。',
    );
  });

  test('say in how many holes the free bytes lie, and how large the largest is', async () => {
    const text = (await shown(MAP)).textContent;
    expect(text).toContain(
      '4,000 bytes lie free in 2 holes. The largest holds 3,000 bytes; 25.0% lie',
    );
    expect(text).toContain('reserve of 200 bytes');
    const none = textOf(
      await shown(
        mapOf(
          [
            ['held', 16_800],
            ['free', 200],
          ],
          17_000,
        ),
      ),
    );
    expect(none).toContain('There is no hole between the chunks in use.');
  });

  test('without a map, as the page is built, come from the readings alone', async () => {
    for (const lang of LANGUAGES) {
      const root = await shown(null, lang);
      const { say } = await propsOf(heap, findings(null), { lang });
      expect(root.querySelector('canvas')).toBeNull();
      expect(root.textContent).toContain(say('heap-note-built'));
      expect(rowsIn(root, say('heap-readings'))).toHaveLength(5);
    }
    expect(rowsIn(await shown(null))[2]).toEqual(['Largest hole', '0 bytes', '3,000 bytes']);
  });

  test('are missing where the heap could not be read', async () => {
    const root = await shown(MAP, 'en', ['abi-heap']);
    expect(sentenceOf(root)).toBe('There is nothing to show: see the notes of this run.');
    expect(root.querySelector('table')).toBeNull();
  });
});

describe('the tables', () => {
  test('have the bytes by kind, and the largest stretches', async () => {
    const root = await shown(MAP);
    expect(rowsIn(root, 'Bytes by kind')).toEqual([
      ['in use before', '8,800', '51.8%', '2'],
      ['new in this run', '4,000', '23.5%', '1'],
      ['freed in this run', '3,000', '17.6%', '1'],
      ['free inside the heap', '1,200', '7.1%', '2'],
    ]);
    expect(rowsIn(root, 'The ten largest stretches').slice(0, 2)).toEqual([
      ['in use before', '8,000', '0 bytes'],
      ['new in this run', '4,000', '9,000 bytes'],
    ]);
  });
});

describe('the map', () => {
  const press = (root: HTMLElement, key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    root.querySelector('.heap-map')?.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const told = (root: HTMLElement) => textOf(root.querySelector('.heap-told'));

  beforeEach(() => {
    // jsdom draws nothing; what is drawn is looked at in e2e/instruments-maps.spec.ts.
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {
          return undefined;
        }
      },
    );
    return () => {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    };
  });

  test('tells of the stretch that the keys have come to, to a screen reader as well', async () => {
    const { root } = await live(heap, findings(MAP));
    expect(told(root)).toContain('Point at the map');
    expect(press(root, 'ArrowRight')).toBe(true);
    press(root, 'ArrowRight');
    expect(told(root)).toBe(
      'free inside the heap: 1,000 bytes, 8,000 bytes above the bottom of the heap. Stretch 2 of 6.',
    );
    const slider = root.querySelector('[role=slider]');
    expect(slider?.getAttribute('aria-valuetext')).toBe(told(root));
    expect(slider?.getAttribute('aria-valuenow')).toBe('2');
    expect(press(root, 'Tab')).toBe(false);
  });

  test('has buttons that do the same as keys, and say when there is nothing to do', async () => {
    const { root, state } = await live(heap, findings(MAP));
    const button = (name: string) =>
      [...root.querySelectorAll('button')].find((one) => textOf(one) === name);
    expect(button('Farther')?.getAttribute('aria-disabled')).toBe('true');
    button('Farther')?.click();
    expect(state()).toMatchObject({ from: 0, bytes: 17_000 });
    button('Next change')?.click();
    expect(told(root)).toContain('new in this run: 4,000 bytes');
    button('Closer')?.click();
    expect(state()['bytes']).toBe(4250);
    button('Whole heap')?.click();
    expect(state()).toMatchObject({ from: 0, bytes: 17_000, at: 2 });
  });

  test('comes closer by the wheel only with a modifier: else the page scrolls', async () => {
    const { root, state } = await live(heap, findings(MAP));
    const map = root.querySelector('.heap-map');
    const turn = (init: WheelEventInit) => {
      const event = new WheelEvent('wheel', { deltaY: -100, cancelable: true, ...init });
      map?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(turn({})).toBe(false);
    expect(state()['bytes']).toBe(17_000);
    expect(turn({ ctrlKey: true })).toBe(true);
    expect(state()['bytes']).toBe(17_000 / 1.25);
  });
});

test('a heap in too many pieces is not said to be drawn at the next run', async () => {
  const { say } = await propsOf(heap, findings(null));
  expect(textOf(await shown(null))).toContain(say('heap-note-built'));
  const cut = await shown(null, 'en', ['map-cut']);
  expect(textOf(cut)).not.toContain(say('heap-note-built'));
  expect(rowsIn(cut).length).toBeGreaterThan(0);
});
