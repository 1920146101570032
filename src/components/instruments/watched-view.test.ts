// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { nothing } from 'lit-html';
import { describe, expect, test } from 'vitest';
import type { RunResult, WatchedObject } from '../../interpreter/result.ts';
import { runWith } from '../../quiz/run.fixture.ts';
import { wordsOf } from '../shared/words.ts';
import { collectorSentence, watchedView } from './watched-view.ts';

function shown(result: RunResult, lang = 'en'): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(watchedView(result, wordsOf(lang))));
  return root;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();

function watching(died: WatchedObject['died'], name = 'big'): RunResult {
  return runWith({ watched: [{ name, counts: [], died }] });
}

const round = (collected: number) => ({ generation: 2, collected, uncollectable: 0, ms: 1 });

describe('what became of a watched object', () => {
  test.each([
    [
      { line: 10, by: 'count' } as const,
      'The object first named big died on line 10, at once, when its last reference went.',
      '最初名为 big 的对象死于第 10 行：最后一个引用一消失，它当场就被释放。',
    ],
    [
      { line: 12, by: 'collector' } as const,
      'The object first named big died on line 12, freed by the collector.',
      '最初名为 big 的对象死于第 12 行，由垃圾回收器释放。',
    ],
    [null, 'The object first named big is still alive.', '最初名为 big 的对象还活着。'],
  ])('%j', (died, english, chinese) => {
    const root = shown(watching(died));
    expect(textOf(root.querySelector('.watched-sentence'))).toBe(english);
    expect(root.querySelector('.watched-sentence code')?.textContent).toBe('big');
    const other = shown(watching(died), 'zh-CN').querySelector('.watched-sentence');
    expect(textOf(other)).toBe(chinese);
  });

  test('is said of each of them', () => {
    const {
      watched: [first],
    } = watching(null, 'a');
    const {
      watched: [second],
    } = watching({ line: 2, by: 'count' }, 'b');
    const both = [first, second].filter((one) => one !== undefined);
    const sentences = shown(runWith({ watched: both })).querySelectorAll('.watched-sentence');
    expect([...sentences].map(textOf)).toEqual([
      'The object first named a is still alive.',
      'The object first named b died on line 2, at once, when its last reference went.',
    ]);
  });

  test('is not asked when nothing was watched', () => {
    expect(watchedView(runWith(), wordsOf('en'))).toBe(nothing);
  });

  test('never takes a name for markup', () => {
    const root = shown(watching(null, '<img src=x onerror=alert(1)>{line}'));
    expect(root.querySelector('img')).toBeNull();
    expect(root.querySelector('code')?.textContent).toBe('<img src=x onerror=alert(1)>{line}');
  });
});

test('the counts stand under their lines, and a dead one is marked', () => {
  const counts = [
    { line: 7, count: 1 },
    { line: 8, count: 2 },
    { line: 10, count: 0 },
  ];
  const root = shown(
    runWith({ watched: [{ name: 'big', counts, died: { line: 10, by: 'count' } }] }),
  );
  const cells = (selector: string) => [...root.querySelectorAll(selector)].map(textOf);
  expect(cells('thead th')).toEqual(['after line', '7', '8', '10']);
  expect(cells('tbody th')).toEqual(['references']);
  expect(cells('tbody td')).toEqual(['1', '2', '0']);
  expect(cells('td[data-dead=true]')).toEqual(['0']);
});

describe('the collector', () => {
  test.each([
    [[], 'The collector did not run.', '垃圾回收器没有运行。'],
    [
      [round(1200)],
      'The collector ran once and freed 1,200 objects.',
      '垃圾回收器运行了 1 次，释放了 1,200 个对象。',
    ],
    [
      [round(2), round(0), round(3)],
      'The collector ran 3 times and freed 5 objects.',
      '垃圾回收器运行了 3 次，释放了 5 个对象。',
    ],
  ])('%j', (collections, english, chinese) => {
    expect(collectorSentence(runWith({ collections }), wordsOf('en'))).toBe(english);
    expect(collectorSentence(runWith({ collections }), wordsOf('zh-CN'))).toBe(chinese);
  });

  test('is spoken of below what is watched', () => {
    const { watched } = watching(null);
    const root = shown(runWith({ watched, collections: [round(4)] }));
    expect(textOf(root.querySelector('.watched > p:last-child'))).toBe(
      'The collector ran once and freed 4 objects.',
    );
  });
});
