// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest';
import type { Findings } from '../../../interpreter/findings.ts';
import type { ObjectGraph } from '../../../interpreter/graph.ts';
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
import type { AnyInstrument } from '../instrument.ts';
import { graphOf } from './graph.fixture.ts';
import { drawerAtOnce } from './drawer-at-once.ts';
import { graphWith } from './graph.ts';
import { startGraphviz } from './graphviz.ts';
import { handlesOf } from './handles.ts';
import { momentsOf } from './moments.ts';

let graph: AnyInstrument;

beforeAll(async () => {
  graph = graphWith(drawerAtOnce(await startGraphviz()));
});

const LINKED: ObjectGraph = { ...graphOf('a>b b>a =a =b'), mark: 'linked', line: 8 };
const END = graphOf('a>b b>a');
const HOLDERS: ObjectGraph = { ...END, direction: 'holders' };

const findings = (graphs: ObjectGraph[] | null, label: 'live' | 'built' = 'live'): Findings =>
  findingsOf({ label }, { graphs, watchedNames: ['a', 'b'] });

const all = [LINKED, { ...LINKED, direction: 'holders' as const }, END, HOLDERS];

describe('moments', () => {
  test('are pairs of directions, in the order of the run; a mark in a loop makes one each time', () => {
    const twice = [...all.slice(0, 2), ...all];
    expect(momentsOf(twice).map(({ mark, graphs }) => [mark, Object.keys(graphs)])).toEqual([
      ['linked', ['held', 'holders']],
      ['linked', ['held', 'holders']],
      [null, ['held', 'holders']],
    ]);
  });
});

test('objects are called by what they are watched as, else by their type, numbered', () => {
  const some = graphOf('a>x a>y a>z', {
    a: { names: ['a', 'also', 'a'] },
    x: { names: [], type: 'list' },
    y: { names: [], type: 'list' },
    z: { names: [], type: 'dict' },
  });
  expect([...handlesOf(some).values()]).toEqual(['a, also', 'list #1', 'list #2', 'dict']);
});

test('of objects that the collector does not look after no arithmetic is told, nor references that are none', async () => {
  // A NumPy array that only its view holds: one reference, and that from outside.
  const x = { isTracked: false, count: 1, fate: 'lives' as const };
  const array = { ...graphOf('', { x }), edges: [] };
  for (const lang of LANGUAGES) {
    const props = await propsOf(graph, findings([array], 'built'), { lang });
    const root = drawn(graph, props);
    const steps = [...root.querySelectorAll('.graph-steps li')].map(textOf);
    expect(steps).toEqual([props.say('graph-copy-none'), props.say('graph-result-nothing')]);
    expect([...root.querySelectorAll('summary')].map(textOf)).toEqual([]);
  }
});

test('what the bytes of an object leave out is said beside them', async () => {
  for (const lang of LANGUAGES) {
    const props = await propsOf(graph, findings(all), { lang });
    const notes = [...drawn(graph, props).querySelectorAll('.instrument-note')].map(textOf);
    expect(notes).toContain(props.say('own-bytes').replaceAll('`', ''));
  }
});

describe('the sentence', () => {
  test('tells of the end, and what is garbage there', async () => {
    const en = drawn(graph, await propsOf(graph, findings(all)));
    expect(sentenceOf(en)).toBe(
      'At the end of the cell: a, b, with all that is held from there: 2 objects, 2 references. Of these, 2 objects cannot be reached from anything that lives: garbage, which only the collector can free.',
    );
    const zh = drawn(graph, await propsOf(graph, findings(all), { lang: 'zh-CN' }));
    expect(sentenceOf(zh)).toBe(
      '单元结束时：a、b，以及从这里出发能到达的一切，共 2 个对象、2 个引用。其中 2 个对象从任何存活的东西都无法到达：它们是垃圾，只有垃圾回收器才能释放。',
    );
  });

  test('tells of the chosen moment and direction', async () => {
    const { root } = await live(graph, findings(all));
    const select = root.querySelector('select');
    if (select === null) throw new Error('There are no moments to choose from.');
    select.selectedIndex = 0;
    select.dispatchEvent(new Event('change'));
    expect(sentenceOf(root)).toMatch(/^At the mark “linked” on line 8: a, b, .* All of it is held/);
    const [, holders] = root.querySelectorAll<HTMLInputElement>('input[type=radio]');
    holders?.click();
    expect(sentenceOf(root)).toContain('a, b and all holders, direct and indirect: 2 objects');
  });

  test('says how to watch, that all were dead, or that nothing is known', async () => {
    const texts = async (given: Findings, lang: 'en' | 'zh-CN') => {
      const props = await propsOf(graph, given, { lang });
      return { text: sentenceOf(drawn(graph, props)), say: props.say };
    };
    for (const lang of LANGUAGES) {
      const none = await texts(findingsOf({}), lang);
      expect(none.text).toBe(none.say('graph-none', { code: 'watch(a=a)' }));
      const dead = await texts(findings([]), lang);
      expect(dead.text).toBe(dead.say('graph-dead'));
      const unknown = await texts(findings(null), lang);
      expect(unknown.text).toBe(unknown.say('not-measured'));
    }
  });
});

describe('in the built page', () => {
  test('stands the drawing, the tables and all steps; there is nothing to press', async () => {
    const root = drawn(graph, await propsOf(graph, findings(all, 'built')));
    expect(root.querySelectorAll('svg .object')).toHaveLength(2);
    expect(rowsIn(root, 'Objects')).toEqual([
      ['a', 'Node', '1', '32', '', 'garbage'],
      ['b', 'Node', '1', '32', '', 'garbage'],
    ]);
    expect(rowsIn(root, 'References')).toEqual([
      ['a', '.b', 'b'],
      ['b', '.a', 'a'],
    ]);
    expect([...root.querySelectorAll('ol li')].map(textOf)).toEqual([
      'The collector copies the reference count of each object that it looks after, here 2 objects: a, b.',
      'What a refers to: b loses one, from 1 to 0.',
      'What b refers to: a loses one, from 1 to 0.',
      'Not one is above 0: no reference comes from outside these objects.',
      'Nothing that lives leads to 2 objects: a, b. That is garbage, and the collector frees it.',
    ]);
    expect(root.querySelector('button, input, select, [role=status]')).toBeNull();
  });
});

describe('the arithmetic', () => {
  const step = (root: HTMLElement, to: number) => {
    const slider = root.querySelector<HTMLInputElement>('input[type=range]');
    if (slider === null) throw new Error('There is no slider.');
    slider.value = String(to);
    slider.dispatchEvent(new Event('input'));
  };
  const lines = (root: HTMLElement, i: number) =>
    [...root.querySelectorAll(`#cell-x-n${String(i)} text`)].map(({ textContent }) => textContent);
  const said = (root: HTMLElement) => textOf(root.querySelector('[role=status]'));

  test('is written into the drawing step by step, and taken out again', async () => {
    const { root } = await live(graph, findings(all));
    const before = [lines(root, 0), lines(root, 1)];
    step(root, 2);
    expect(said(root)).toBe('What a refers to: b loses one, from 1 to 0.');
    expect(lines(root, 1)).toEqual(['b', 'Node', '1 − 1 = 0', '32 bytes']);
    expect(root.querySelector('#cell-x-e0')?.getAttribute('data-at')).toBe('true');
    expect(root.querySelector('#cell-x-e1')?.getAttribute('data-at')).toBeNull();
    step(root, 5);
    expect(lines(root, 0)).toEqual(['a', 'Node', '1 − 1 = 0', 'garbage']);
    expect(root.querySelector('#cell-x-n0')?.getAttribute('data-verdict')).toBe('garbage');
    step(root, 0);
    expect([lines(root, 0), lines(root, 1)]).toEqual(before);
    expect(root.querySelectorAll('[data-at], [data-verdict]')).toHaveLength(0);
  });

  test('goes on and back by buttons, which end at either end', async () => {
    const { root, state } = await live(graph, findings(all));
    const button = (name: string) =>
      [...root.querySelectorAll('button')].find((one) => textOf(one) === name);
    for (let i = 0; i < 9; i += 1) button('Next step')?.click();
    expect(state()['step']).toBe(5);
    expect(button('Next step')?.getAttribute('aria-disabled')).toBe('true');
    for (let i = 0; i < 9; i += 1) button('Back')?.click();
    expect(state()['step']).toBe(0);
  });

  test('begins anew with another moment', async () => {
    const { root, state } = await live(graph, findings(all));
    step(root, 3);
    const [, holders] = root.querySelectorAll<HTMLInputElement>('input[type=radio]');
    holders?.click();
    expect(state()).toMatchObject({ direction: 'holders', step: 0 });
  });

  test('says who holds what is left, and what cannot be judged', async () => {
    const some = graphOf('a>b =a =a b>c', {
      a: { count: 3 },
      u: { count: 1 },
      c: { isCut: true },
    });
    const root = drawn(graph, await propsOf(graph, findings([some], 'built')));
    const steps = [...root.querySelectorAll('ol li')].map(textOf);
    expect(steps).toContain(
      'Above 0 there is still: a, held by the names a, a and 1 reference from outside the picture; u, held by 1 reference from outside the picture, and whether that lives is not known.',
    );
    expect(steps).toContain('From a one gets to b, so that lives too.');
    expect(steps.at(-1)).toBe(
      'Of nothing here can it be said that it is garbage. Cannot be judged from this picture: u.',
    );
    expect(sentenceOf(root)).toContain('Not all of it can be judged');
  });

  test('says of what garbage holds that it is garbage, and what goes with it', async () => {
    const some = graphOf('a>data', {
      a: { count: 1, fate: 'garbage' },
      data: { isTracked: false, fate: 'garbage' },
    });
    const root = drawn(graph, await propsOf(graph, findings([some], 'built')));
    const steps = [...root.querySelectorAll('ol li')].map(textOf);
    expect(steps.slice(-2)).toEqual([
      'Above 0 there is still: a, held by 1 reference from outside the picture, which is garbage itself.',
      'Nothing that lives leads to 1 object: a. That is garbage, and the collector frees it. The collector does not look after data: that goes with the garbage that holds it.',
    ]);
    expect(sentenceOf(root)).toContain(
      'Of these, 2 objects cannot be reached from anything that lives',
    );
    expect(rowsIn(root, 'Objects').map((row) => row.at(-1))).toEqual([
      'garbage',
      'goes with garbage',
    ]);
  });

  test('gives no number of references to what never dies', async () => {
    const some = graphOf('=a', { a: { count: 1879048192, isTracked: false } });
    const root = drawn(graph, await propsOf(graph, findings([some], 'built')));
    expect(rowsIn(root, 'Objects')[0]?.[2]).toBe('immortal');
    expect(root.textContent).not.toContain('1,879');
  });

  test('does not reckon with what never dies, as the collector does not', async () => {
    const some = graphOf('a>b b>a a>c', { a: { count: 1879048192 } });
    const built = drawn(graph, await propsOf(graph, findings([some], 'built')));
    expect(built.textContent).not.toMatch(/1,?879/);
    expect(rowsIn(built, 'Objects').map((row) => [row[2], row.at(-1)])).toEqual([
      ['immortal', 'not looked after'],
      ['1', 'lives'],
      ['1', 'lives'],
    ]);
    const { root } = await live(graph, findings([some]));
    const drawnAs = lines(root, 0);
    const slider = root.querySelector<HTMLInputElement>('input[type=range]');
    for (let to = 1; to <= Number(slider?.max); to += 1) {
      step(root, to);
      expect(lines(root, 0)).toEqual(drawnAs);
      expect(root.textContent).not.toMatch(/1,?879/);
    }
    expect(Number(slider?.max)).toBeGreaterThan(1);
  });

  test('counts several references at once', async () => {
    const root = drawn(graph, await propsOf(graph, findings([graphOf('a>b a>b b>a')], 'built')));
    expect(root.textContent).toContain('What a refers to: b loses 2, from 2 to 0.');
  });
});
