// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { nothing } from 'lit-html';
import { describe, expect, test } from 'vitest';
import type { RunResult, WatchedObject } from '../../interpreter/result.ts';
import { runWith } from '../../quiz/run.fixture.ts';
import { fill, type LabelKey } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import { collectorSentence, shortCounts, watchedView } from './watched-view.ts';

function shown(result: RunResult, lang = 'en'): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(watchedView(result, wordsOf(lang))));
  return root;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();

function watching(died: WatchedObject['died'], name = 'big'): RunResult {
  return runWith({ watched: [{ name, counts: [], died }] });
}

const round = (collected: number, freed = collected) => ({
  generation: 2,
  collected,
  uncollectable: 0,
  ms: 1,
  freed: [{ type: 'Node', count: freed }],
  released: [],
  counters: null,
});

/** A label of that language, filled in. */
const say = (lang: string, key: LabelKey, values: Record<string, string | number> = {}) =>
  fill(wordsOf(lang), key, values);

describe('what became of a watched object', () => {
  test.each([
    [{ line: 10, by: 'count' }, 'watched-died-count'],
    [{ line: 12, by: 'collector' }, 'watched-died-collector'],
    [null, 'watched-alive'],
  ] as const)('%j is said as %s', (died, key) => {
    for (const lang of ['en', 'zh-CN']) {
      const sentence = shown(watching(died), lang).querySelector('.watched-sentence');
      expect(textOf(sentence)).toBe(say(lang, key, { name: 'big', line: died?.line ?? '' }));
      expect(sentence?.querySelector('code')?.textContent).toBe('big');
    }
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
      say('en', 'watched-alive', { name: 'a' }),
      say('en', 'watched-died-count', { name: 'b', line: 2 }),
    ]);
  });

  test('is said of the first few where a loop watches many', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({
      ...{ name: 'node', counts: [{ step: i + 1, line: 2, count: 1 }], died: null },
    }));
    for (const lang of ['en', 'zh-CN']) {
      const root = shown(runWith({ watched: many }), lang);
      expect(root.querySelectorAll('.watched-sentence')).toHaveLength(12);
      expect(root.textContent).toContain(say(lang, 'watched-others', { n: '1,988' }));
    }
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
    { step: 1, line: 7, count: 1 },
    { step: 2, line: 8, count: 2 },
    { step: 3, line: 10, count: 0 },
  ];
  const root = shown(
    runWith({ watched: [{ name: 'big', counts, died: { line: 10, by: 'count' } }] }),
  );
  const cells = (selector: string) => [...root.querySelectorAll(selector)].map(textOf);
  expect(cells('thead th')).toEqual([say('en', 'watched-line'), '7', '8', '10']);
  expect(cells('tbody th')).toEqual([say('en', 'watched-count')]);
  expect(cells('tbody td')).toEqual(['1', '2', '0']);
  expect(cells('td[data-dead=true]')).toEqual(['0']);
});

describe('many counts', () => {
  /** One reading a step, a line each. */
  const countsOf = (...counts: number[]) =>
    counts.map((count, i) => ({ step: i + 1, line: i + 3, count }));
  const shownOf = (...counts: number[]) => {
    const watched = [{ name: 'big', counts: countsOf(...counts), died: null }];
    return (lang: string) => shown(runWith({ watched }), lang);
  };

  test('are all there up to twelve', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => i);
    expect(shortCounts(countsOf(...twelve))).toHaveLength(12);
  });

  test('that stay the same are left out, and the view says so', () => {
    const draw = shownOf(1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 0);
    for (const lang of ['en', 'zh-CN']) {
      const root = draw(lang);
      expect([...root.querySelectorAll('thead th')].slice(1).map(textOf)).toEqual([
        '3',
        '7',
        '15',
        '17',
      ]);
      expect([...root.querySelectorAll('tbody td')].map(textOf)).toEqual(['1', '2', '1', '0']);
      expect(textOf(root.querySelector('.watched-counts + p'))).toBe(say(lang, 'watched-changes'));
    }
  });

  test('that a long run has left out are not said to be all', () => {
    const sparse = [1, 3, 5000, 5001].map((step, i) => ({
      step,
      line: i + 3,
      count: [1, 2, 2, 0][i] ?? 0,
    }));
    const watched = watching(null).watched.map((one) => ({ ...one, counts: sparse }));
    const root = shown(runWith({ watched }));
    expect([...root.querySelectorAll('tbody td')].map(textOf)).toEqual(['1', '2', '0']);
    expect(textOf(root.querySelector('.watched-counts + p'))).toBe(say('en', 'watched-changes'));
  });

  test('that change all the time are said in a sentence', () => {
    const draw = shownOf(...Array.from({ length: 1999 }, (_, i) => (i % 2) + 1), 1200);
    for (const lang of ['en', 'zh-CN']) {
      const root = draw(lang);
      expect(root.querySelector('table')).toBeNull();
      expect(textOf(root.querySelector('.watched-sentence + p'))).toBe(
        say(lang, 'watched-range', { n: '2,000', most: '1,200' }),
      );
    }
  });
});

test('an object that never dies has no number of references', () => {
  const counts = [{ step: 1, line: 3, count: 1879048192 }];
  for (const lang of ['en', 'zh-CN']) {
    const root = shown(runWith({ watched: [{ name: 'x', counts, died: null }] }), lang);
    expect(textOf(root.querySelector('td'))).toBe(say(lang, 'watched-immortal'));
  }
});

describe('the collector', () => {
  test.each([
    [[], 'collections-none', '0', '0'],
    [[round(1200)], 'collections-one', '1', '1,200'],
    [[round(2), round(0), round(3)], 'collections-some', '3', '5'],
  ] as const)('%j is said as %s', (rounds, key, runs, collected) => {
    for (const lang of ['en', 'zh-CN']) {
      const said = collectorSentence(runWith({ collections: [...rounds] }), wordsOf(lang));
      expect(said).toBe(say(lang, key, { runs, collected }));
    }
  });

  test('says what it found and what it freed, where they differ', () => {
    const run = (...collections: ReturnType<typeof round>[]) => runWith({ collections, types: [] });
    for (const lang of ['en', 'zh-CN']) {
      expect(collectorSentence(run(round(2, 24)), wordsOf(lang))).toBe(
        say(lang, 'collections-one-found', { collected: 2, freed: 24 }),
      );
      expect(collectorSentence(run(round(1), round(1, 0)), wordsOf(lang))).toBe(
        say(lang, 'collections-some-found', { runs: 2, collected: 2, freed: 1 }),
      );
    }
  });

  test('is spoken of below what is watched', () => {
    const { watched } = watching(null);
    const root = shown(runWith({ watched, collections: [round(4)] }));
    expect(textOf(root.querySelector('.watched > p:last-child'))).toBe(
      say('en', 'collections-one', { collected: 4 }),
    );
  });
});

describe('beside a watched object', () => {
  const watched = watching(null).watched;
  const counts = Array.from({ length: 40 }, (_, i) => ({ step: i + 1, line: 1, count: i }));

  test.each(['collections-cut', 'collections-disturbed'] as const)(
    'nothing is said of the collector after %s',
    (note) => {
      const run = runWith({ watched, collections: [round(3)] });
      expect(textOf(shown(run))).toContain(collectorSentence(run, wordsOf('en')));
      expect(textOf(shown({ ...run, notes: [note] }))).not.toContain(say('en', 'collections-none'));
      expect(textOf(shown({ ...run, notes: [note] }))).not.toContain('3');
    },
  );

  test('counts that are cut have no highest one', () => {
    const run = runWith({ watched: watched.map((one) => ({ ...one, counts })) });
    expect(textOf(shown(run))).toContain('39');
    expect(textOf(shown({ ...run, notes: ['counts-cut'] }))).not.toContain('39');
  });
});
