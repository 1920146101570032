// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../interpreter/result.ts';
import { heap, heapStart, runOf, runWith } from '../../quiz/run.fixture.ts';
import { fill } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import { readingView, segmentsOf } from './reading-view.ts';

const en = wordsOf('en').labels;
const zh = wordsOf('zh-CN').labels;

function shown(result: RunResult, lang = 'en'): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(readingView(result, wordsOf(lang))));
  return root;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();

describe('the sentence', () => {
  test.each([
    [1_000_040, 'reading-sentence-more', '1,000,040 bytes', '1,000,040 字节'],
    [1, 'reading-sentence-more', '1 byte', '1 字节'],
    [-500, 'reading-sentence-less', '500 bytes', '500 字节'],
    [0, 'reading-sentence-same', '', ''],
  ] as const)('for %i is %s', (delta, key, english, chinese) => {
    const said = (lang: string) =>
      textOf(shown(runOf(delta), lang).querySelector('.reading-headline > span:last-child'));
    expect(said('en')).toBe(fill(wordsOf('en'), key, { delta: english }));
    expect(said('zh-CN')).toBe(fill(wordsOf('zh-CN'), key, { delta: chinese }));
  });
});

describe('Python’s free lists', () => {
  const run = (delta: number, lists: number) =>
    runWith({
      before: { ...heap(heapStart), freeLists: 17_000 },
      after: { ...heap(heapStart + delta), freeLists: 17_000 + lists },
    });
  const split = (result: RunResult, lang = 'en') =>
    textOf(shown(result, lang).querySelector('.reading-split'));

  test.each([
    [-3368, -16_136, 'gave-kept', '16,136', '12,768'],
    [-20_000, -16_136, 'gave-freed', '16,136', '3,864'],
    [5000, 2808, 'took-kept', '2,808', '2,192'],
    [-5000, 2808, 'took-freed', '2,808', '7,808'],
  ] as const)('%i with %i of theirs are told apart', (delta, change, key, lists, objects) => {
    const said = (lang: string, unit: string) =>
      fill(wordsOf(lang), `reading-lists-${key}`, {
        lists: `${lists} ${unit}`,
        objects: `${objects} ${unit}`,
      });
    expect(split(run(delta, change))).toBe(said('en', 'bytes'));
    expect(split(run(delta, change), 'zh-CN')).toBe(said('zh-CN', '字节'));
  });

  test('are not spoken of where they have hardly changed, or could not be read', () => {
    expect(split(run(5000, 240))).toBeUndefined();
    expect(split(runOf(5000))).toBeUndefined();
  });
});

test.each(['live', 'built'] as const)(
  'the number says that it is %s, in a word and for those who hear it',
  (label) => {
    const chip = shown(runWith({ label })).querySelector('.chip');
    expect(textOf(chip?.querySelector('[aria-hidden]') ?? null)).toBe(en[`label-${label}`]);
    expect(textOf(chip)).toBe(en[`label-${label}`] + en[`label-${label}-long`]);
    expect(chip?.classList).toContain(`chip-${label}`);
  },
);

test('the numbers stand beside their names', () => {
  const numbers = (delta: number) => {
    const rows = shown(runOf(delta)).querySelectorAll('.reading-numbers > div');
    return [...rows].map((row) => [...row.children].map(textOf));
  };
  expect(numbers(1_000_040)).toEqual([
    [en['reading-before'], '4.8 MiB'],
    [en['reading-after'], '5.7 MiB'],
    [en['reading-delta'], '+1,000,040 bytes'],
    [en['reading-heap'], '19.1 MiB'],
  ]);
  expect(numbers(-500)[2]).toEqual([en['reading-delta'], '−500 bytes']);
  expect(numbers(0)[2]).toEqual([en['reading-delta'], '0 bytes']);
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
      `${en['meter-held']} 25.0%, ${en['meter-new']} 5.0%, and ${en['meter-free']} 70.0%`,
    );
  });

  test('tells what was freed from what was never used', () => {
    const said = (lang: string) =>
      shown(runOf(-1_000_000), lang).querySelector('.meter')?.getAttribute('aria-label');
    expect(said('en')).toBe(
      `${en['meter-held']} 20.0%, ${en['meter-freed']} 5.0%, and ${en['meter-free']} 75.0%`,
    );
    expect(said('zh-CN')).toBe(
      `${zh['meter-held']} 20.0%、${zh['meter-freed']} 5.0% 和${zh['meter-free']} 75.0%`,
    );
  });

  test('explains its colours in words', () => {
    const legend = shown(runOf(1_000_000)).querySelectorAll('.meter-legend li');
    expect([...legend].map(textOf)).toEqual([en['meter-held'], en['meter-new'], en['meter-free']]);
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
