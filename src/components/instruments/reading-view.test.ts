// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../interpreter/result.ts';
import { heap, heapStart, runOf, runWith } from '../../quiz/run.fixture.ts';
import { wordsOf } from '../shared/words.ts';
import { readingView, segmentsOf } from './reading-view.ts';

function shown(result: RunResult, lang = 'en'): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(readingView(result, wordsOf(lang))));
  return root;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();

describe('the sentence', () => {
  test.each([
    [1_000_040, '1,000,040 bytes more in use than before.', '比运行前多占用 1,000,040 字节。'],
    [1, '1 byte more in use than before.', '比运行前多占用 1 字节。'],
    [-500, '500 bytes fewer in use than before.', '比运行前少占用 500 字节。'],
    [0, 'Exactly as much in use as before.', '占用和运行前完全一样。'],
  ])('for %i', (delta, english, chinese) => {
    const sentence = '.reading-headline > span:last-child';
    expect(textOf(shown(runOf(delta)).querySelector(sentence))).toBe(english);
    expect(textOf(shown(runOf(delta), 'zh-CN').querySelector(sentence))).toBe(chinese);
  });
});

test.each([
  ['live', 'live: measured in this browser, just now'],
  ['built', 'built: measured with the same interpreter when this page was built'],
] as const)('the number says that it is %s, in a word and for those who hear it', (label, said) => {
  const chip = shown(runWith({ label })).querySelector('.chip');
  expect(textOf(chip)).toBe(said);
  expect(chip?.classList).toContain(`chip-${label}`);
});

test('the numbers stand beside their names', () => {
  const numbers = (delta: number) => {
    const rows = shown(runOf(delta)).querySelectorAll('.reading-numbers > div');
    return [...rows].map((row) => [...row.children].map(textOf));
  };
  expect(numbers(1_000_040)).toEqual([
    ['In use before', '4.8 MiB'],
    ['In use after', '5.7 MiB'],
    ['Difference', '+1,000,040 bytes'],
    ['Whole heap', '19.1 MiB'],
  ]);
  expect(numbers(-500)[2]).toEqual(['Difference', '−500 bytes']);
  expect(numbers(0)[2]).toEqual(['Difference', '0 bytes']);
});

describe('the meter', () => {
  test('has a segment for each share there is, and says them', () => {
    const meter = shown(runOf(1_000_000)).querySelector('.meter');
    expect(
      [...(meter?.children ?? [])].map((one) => [one.className, one.getAttribute('style')]),
    ).toEqual([
      ['meter-held', 'flex-grow: 0.25000'],
      ['meter-new', 'flex-grow: 0.05000'],
      ['meter-free', 'flex-grow: 0.70000'],
    ]);
    expect(meter?.getAttribute('role')).toBe('img');
    expect(meter?.getAttribute('aria-label')).toBe(
      'in use before 25.0 %, new in this run 5.0 %, free inside the heap 70.0 %',
    );
  });

  test('tells what was freed from what was never used', () => {
    const label = shown(runOf(-1_000_000), 'zh-CN').querySelector('.meter')?.ariaLabel;
    const attribute = shown(runOf(-1_000_000)).querySelector('.meter')?.getAttribute('aria-label');
    expect(attribute).toBe(
      'in use before 20.0 %, freed in this run 5.0 %, free inside the heap 75.0 %',
    );
    expect(label ?? '本次释放').toContain('本次释放');
  });

  test('explains its colours in words', () => {
    const legend = shown(runOf(1_000_000)).querySelectorAll('.meter-legend li');
    expect([...legend].map(textOf)).toEqual([
      'in use before',
      'new in this run',
      'free inside the heap',
    ]);
  });
});

describe('the segments', () => {
  test('of a growing and of a shrinking run', () => {
    const shares = (delta: number) =>
      segmentsOf(runOf(delta)).map(({ role, share }) => [role, share]);
    expect(heapStart).toBe(5_000_000);
    expect(shares(1_000_000)).toEqual([
      ['held', 0.25],
      ['new', 0.05],
      ['freed', 0],
      ['free', 0.7],
    ]);
    expect(shares(-1_000_000)).toEqual([
      ['held', 0.2],
      ['new', 0],
      ['freed', 0.05],
      ['free', 0.75],
    ]);
  });

  test('fill the bar exactly and are never negative, whatever was read', () => {
    const size = fc.integer({ min: 1, max: 2 ** 32 });
    const readings = size.chain((heapSize) => {
      const inUse = fc.integer({ min: 0, max: heapSize });
      return fc.record({ heapSize: fc.constant(heapSize), before: inUse, after: inUse });
    });
    fc.assert(
      fc.property(readings, ({ heapSize, before, after }) => {
        const run = runWith({ before: heap(before), after: { ...heap(after), heapSize } });
        const shares = segmentsOf(run).map(({ share }) => share);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
