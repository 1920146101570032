// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import type { Findings } from '../../../interpreter/findings.ts';
import type { RunResult, WatchedObject } from '../../../interpreter/result.ts';
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
import { loadSay } from '../say.ts';
import { references } from './references.ts';

type Lang = (typeof LANGUAGES)[number];

const SOURCE = `from freed import watch
big = [None] * 20
watch(big=big)
also = big
del big
del also`;

const BIG: WatchedObject = {
  name: 'big',
  counts: [1, 2, 1, 0].map((count, i) => ({ step: i + 1, line: i + 3, count })),
  died: { line: 6, by: 'count' },
};

function found(watched: WatchedObject[], given: Partial<RunResult> = {}): Findings {
  const watchedNames = watched.map(({ name }) => name);
  return findingsOf({ watched, label: 'live', ...given }, { watchedNames });
}

async function shown(findings: Findings, lang: Lang = 'en') {
  return drawn(references, { ...(await propsOf(references, findings, { lang })), source: SOURCE });
}

const lines = (increment: number, hits = 1): RunResult['lines'] => [
  { line: 6, increment, held: 0, hits },
];

afterEach(() => {
  document.body.replaceChildren();
});

describe('the sentence', () => {
  test('says which line freed how much, and that nothing else held it', async () => {
    for (const [lang, bytes] of [
      ['en', '80 bytes'],
      ['zh-CN', '80 字节'],
    ] as const) {
      const say = await loadSay(lang);
      const said = say('refs-freed', { code: 'del also', line: 6, bytes, names: 'big' });
      expect(sentenceOf(await shown(found([BIG], { lines: lines(-80) }), lang))).toBe(said.trim());
    }
  });

  test.each([
    ['no bytes were counted', { lines: null }],
    ['the line ran more than once', { lines: lines(-80, 3) }],
    ['the line took more than it gave', { lines: lines(40) }],
    ['it is in a loop', { lines: lines(-80), loops: [{ from: 5, to: 6, increment: 0, hits: 1 }] }],
  ])('names no bytes where %s', async (_, given) => {
    const say = await loadSay('en');
    const said = say('refs-died', { names: 'big', code: 'del also', line: 6 }).trim();
    expect(sentenceOf(await shown(found([BIG], given)))).toBe(said);
  });

  test('speaks of those together that died together', async () => {
    const died = { line: 5, by: 'collector' } as const;
    const ring = ['a', 'b', 'c'].map((name) => ({ ...BIG, name, died }));
    for (const [lang, names] of [
      ['en', 'a, b, and c'],
      ['zh-CN', 'a、b 和 c'],
    ] as const) {
      const say = await loadSay(lang);
      const said = say('refs-collected', { names, code: 'del big', line: 5 }).trim();
      expect(sentenceOf(await shown(found(ring), lang))).toBe(said);
    }
  });

  test('says who is alive, and with how many references where it is one', async () => {
    const alive = { ...BIG, counts: BIG.counts.slice(0, 2), died: null };
    const say = await loadSay('en');
    const one = say('refs-alive-one', { names: 'big', count: '2 references' }).trim();
    expect(sentenceOf(await shown(found([alive])))).toBe(one);
    const both = say('refs-alive', { names: 'big and b' }).trim();
    expect(sentenceOf(await shown(found([alive, { ...alive, name: 'b' }])))).toBe(both);
  });

  test('knows objects that never die', async () => {
    const counts = [{ step: 1, line: 3, count: 1879048192 }];
    const root = await shown(found([{ name: 'x', counts, died: null }]));
    const say = await loadSay('en');
    expect(sentenceOf(root)).toContain(say('refs-immortal'));
    expect(root.textContent).not.toContain('1,879');
    const axis = [...root.querySelectorAll('.plot-y span')].map((one) => one.textContent.trim());
    expect(axis.filter((text) => /\d{4}|,/.test(text))).toEqual([]);
    expect(axis).toContain(say('refs-immortal'));
  });

  test('says how to watch where nothing is watched, and where to look where it went wrong', async () => {
    const say = await loadSay('en');
    expect(sentenceOf(await shown(found([])))).toBe(say('refs-none').replaceAll('`', ''));
    const lost = findingsOf({ notes: ['references-differ'] }, { watchedNames: ['big'] });
    expect(sentenceOf(await shown(lost))).toBe(say('not-measured'));
  });

  test('never takes a name for markup', async () => {
    const root = await shown(found([{ ...BIG, name: '<img src=x>{line}' }]));
    expect(root.querySelector('img')).toBeNull();
    expect(sentenceOf(root)).toContain('<img src=x>{line}');
  });
});

test('counts that are cut are not said to be the last ones, nor the most', async () => {
  const say = await loadSay('en');
  const cut = findingsOf(
    { watched: [{ ...BIG, died: null }], notes: ['counts-cut'] },
    { watchedNames: ['big'] },
  );
  const root = await shown(cut);
  expect(sentenceOf(root)).toBe(say('refs-alive-uncounted', { names: 'big' }).trim());
  const label = root.querySelector('svg[role=img]')?.getAttribute('aria-label');
  expect(label).toBe(say('refs-picture-cut', { name: 'big', first: '1 reference' }));
});

test('a count and the end that it comes to are written as each language writes them', async () => {
  for (const [lang, colon] of [
    ['en', ': '],
    ['zh-CN', '：'],
  ] as const) {
    const say = await loadSay(lang);
    const root = await shown(found([BIG]), lang);
    const dead = root.querySelector('td[data-dead=true]');
    expect(textOf(dead)).toBe(`0${colon}${say('refs-end-count')}`);
  }
});

describe('the picture', () => {
  test('says itself in words', async () => {
    const label = (await shown(found([BIG])))
      .querySelector('svg[role=img]')
      ?.getAttribute('aria-label');
    expect(label).toBe(
      (await loadSay('en'))('refs-picture', {
        name: 'big',
        first: '1 reference',
        most: '2 references',
        last: '0 references',
      }),
    );
  });

  test('has a shape for one more, for one fewer and for the death, and explains them', async () => {
    const root = await shown(found([BIG]));
    const shapes = [...root.querySelectorAll('.mark .shape')].map((one) =>
      one.getAttribute('class'),
    );
    expect(shapes).toEqual(['shape shape-more', 'shape shape-fewer', 'shape shape-count']);
    const say = await loadSay('en');
    expect([...root.querySelectorAll('.legend li')].map(textOf)).toEqual(
      (['more', 'fewer', 'count'] as const).map((key) => say(`refs-key-${key}`)),
    );
  });

  test('numbers its columns by the lines that ran', async () => {
    const texts = [...(await shown(found([BIG]))).querySelectorAll('.plot-x span')].map(textOf);
    expect(texts).toEqual(['3', '4', '5', '6']);
  });

  test('marks the line of the death in the code, with the name', async () => {
    const code = [...(await shown(found([BIG]))).querySelectorAll('.walk-code .line')];
    expect(code).toHaveLength(6);
    expect(code.map((one) => one.querySelector('.walk-deaths') !== null).indexOf(true)).toBe(5);
    expect(textOf(code[5]?.querySelector('.walk-deaths') ?? null)).toBe('big');
  });

  test('tells the collector’s work by another shape', async () => {
    const root = await shown(found([{ ...BIG, died: { line: 6, by: 'collector' } }]));
    expect(root.querySelector('.mark .shape-collector')).not.toBeNull();
    expect(root.querySelector('.mark .shape-count')).toBeNull();
  });

  test('of many objects shows some and says how many more', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...BIG, name: `n${String(i)}` }));
    const root = await shown(found(many));
    expect(root.querySelectorAll('.life')).toHaveLength(8);
    expect(root.textContent).toContain((await loadSay('en'))('refs-others', { n: 22 }));
    const say = await loadSay('en');
    expect(rowsIn(root)).toHaveLength(30);
    const end = say('refs-end-at', { end: say('refs-end-count'), line: 6 });
    expect(rowsIn(root)[4]).toEqual(['n4', '3', '2', end]);
    expect(root.querySelector('.walk-deaths')?.textContent).toMatch(/n0.+n1.+n2 \+27$/s);
  });

  test('of what was measured at build has nothing to move', async () => {
    const root = await shown(found([BIG], { label: 'built' }));
    expect(root.querySelector('input, button')).toBeNull();
    expect(root.querySelector('.walk-code [data-current=true]')).toBeNull();
    expect(root.querySelector('.plot-life')).not.toBeNull();
  });
});

describe('a loop that watches thousands', () => {
  const many = Array.from({ length: 2000 }, (_, i) => ({
    ...{ name: 'node', died: i < 1999 ? ({ line: 3, by: 'count' } as const) : null },
    counts: [
      { step: 2 * i + 1, line: 2, count: 1 },
      { step: 2 * i + 2, line: 3, count: i < 1999 ? 0 : 1 },
    ],
  }));

  test('is said once for all, and has a table of its first objects', async () => {
    const root = await shown(found(many));
    const say = await loadSay('en');
    const died = say('refs-died', { names: 'node', code: 'watch(big=big)', line: 3 });
    const alive = say('refs-alive-one', { names: 'node', count: '1 reference' });
    expect(sentenceOf(root)).toBe(`${died}${alive}`.trim());
    expect(rowsIn(root)).toHaveLength(200);
    expect(root.textContent).toContain(say('refs-table-rest', { n: '1,800' }));
    expect(root.querySelectorAll('.life')).toHaveLength(8);
  });
});

describe('a long loop', () => {
  const counts = Array.from({ length: 2000 }, (_, i) => ({
    ...{ step: i + 1, line: (i % 3) + 3, count: 1 + (i % 3) },
  }));
  const loop = found([{ name: 'big', counts, died: null }]);

  test('is drawn as a whole and, around the step, column by column', async () => {
    const root = await shown(loop);
    expect(root.querySelectorAll('.plot-overview')).toHaveLength(1);
    const marks = root.querySelectorAll('.plot-life .mark').length;
    expect(marks).toBeGreaterThan(10);
    expect(marks).toBeLessThanOrEqual(32);
    expect(root.querySelectorAll('.plot-life .plot-x span').length).toBeLessThanOrEqual(12);
  });

  test('has a table that can be read: both ends, and how much lies between', async () => {
    const root = await shown(loop);
    const rows = rowsIn(root);
    expect(rows).toHaveLength(81);
    expect(rows[40]).toEqual([(await loadSay('en'))('refs-table-gap', { n: '1,920' })]);
    expect(rows.at(-1)?.[0]).toBe('2,000');
  });

  test('far above 0 is not a flat line', async () => {
    const high = counts.map(({ step, line }, i) => ({ step, line, count: 500 + (i % 3) }));
    const root = await shown(found([{ name: 'big', counts: high, died: null }]));
    const texts = [...root.querySelectorAll('.plot-life .plot-y span')].map(textOf);
    expect(texts).toEqual(['499', '500', '501', '502']);
    expect([...root.querySelectorAll('.plot-overview .plot-y span')].map(textOf)).toEqual([
      '0',
      '502',
    ]);
  });
});

test('the table has each change, with its line, its code and how it ended', async () => {
  for (const lang of LANGUAGES) {
    const say = await loadSay(lang);
    expect(rowsIn(await shown(found([BIG]), lang))).toEqual([
      ['1', '3', 'watch(big=big)', '1'],
      ['2', '4', 'also = big', '2'],
      ['3', '5', 'del big', '1'],
      ['4', '6', 'del also', `0${say('colon')}${say('refs-end-count')}`],
    ]);
  }
});

describe('walking', () => {
  async function walking(findings = found([BIG])) {
    const { root, state } = await live(references, findings);
    const slider = root.querySelector<HTMLInputElement>('input[type=range]');
    if (slider === null) throw new Error('There is no slider.');
    const move = (to: number) => {
      slider.value = String(to);
      slider.dispatchEvent(new Event('input'));
    };
    const button = (name: string) =>
      [...root.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === name);
    return { root, state, slider, move, button };
  }

  test('begins where the object dies', async () => {
    const { slider, state } = await walking();
    expect(state()).toEqual({ step: 3 });
    expect([slider.min, slider.max, slider.value]).toEqual(['1', '4', '4']);
  });

  test('by the slider marks the line that has just run, and says it', async () => {
    const { root, slider, move } = await walking();
    const say = await loadSay('en');
    move(2);
    expect(slider.getAttribute('aria-valuetext')).toBe(
      `${say('refs-now', { step: 2, all: 4, line: 4 })} big: 2 references`,
    );
    expect(textOf(root.querySelector('.walk-now'))).toBe(
      say('refs-now', { step: 2, all: 4, line: 4 }),
    );
    expect(textOf(root.querySelector('.life-name span'))).toBe('2 references');
    const current = [...root.querySelectorAll('.plot-x span[data-current=true]')].map(textOf);
    expect(current).toEqual(['4']);
  });

  test('has a label, and buttons that stop at the ends', async () => {
    const { root, slider, button, state } = await walking();
    const say = await loadSay('en');
    expect(root.querySelector(`label[for=${slider.id}]`)?.textContent).toBe(say('refs-walk'));
    const [back, on] = [button(say('refs-back')), button(say('refs-forward'))];
    on?.click();
    expect(state()).toEqual({ step: 3 });
    expect(on?.getAttribute('aria-disabled')).toBe('true');
    for (let i = 0; i < 9; i += 1) back?.click();
    expect(state()).toEqual({ step: 0 });
    expect(back?.getAttribute('aria-disabled')).toBe('true');
    expect(on?.getAttribute('aria-disabled')).toBe('false');
  });

  test('does not draw the table anew', async () => {
    const { root, move } = await walking();
    const row = root.querySelector('tbody tr');
    move(1);
    expect(root.querySelector('tbody tr')).toBe(row);
  });
});
