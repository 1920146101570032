// @vitest-environment jsdom
/** What real Graphviz draws of our DOT: everything in it, and nothing that runs. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import { findingsOf, propsOf } from '../drawn.fixture.ts';
import type { AnyInstrument } from '../instrument.ts';
import { dotOf } from './dot.ts';
import { drawerAtOnce } from './drawer-at-once.ts';
import { graphWith } from './graph.ts';
import { graphOf } from './graph.fixture.ts';
import { type Draw, startGraphviz } from './graphviz.ts';

let draw: Draw;
let instrument: AnyInstrument;

beforeAll(async () => {
  draw = await startGraphviz();
  instrument = graphWith(drawerAtOnce(draw));
});

async function svgOf(graph: ObjectGraph, lang: 'en' | 'zh-CN' = 'en'): Promise<Element> {
  const props = await propsOf(instrument, findingsOf({}), { lang });
  const root = document.createElement('div');
  root.innerHTML = draw(dotOf(graph, 'x', props));
  const [svg] = root.children;
  if (svg === undefined || root.children.length > 1) throw new Error(root.innerHTML);
  return svg;
}

const linesOf = (svg: Element, id: string) =>
  [...svg.querySelectorAll(`#${id} text`)].map((line) => line.textContent);

describe('a drawing', () => {
  test('has a box for each object, an arrow for each reference, a label for each name', async () => {
    const graph = graphOf('a>b b>a a>b =a', { b: { type: 'list', items: 3, bytes: 40 } });
    const svg = await svgOf(graph);
    expect(linesOf(svg, 'x-n0')).toEqual(['a', 'Node', '2 references', '32 bytes']);
    expect(linesOf(svg, 'x-n1')).toEqual(['b', 'list 3 items', '2 references', '40 bytes']);
    expect(svg.querySelectorAll('.reference')).toHaveLength(3);
    expect(linesOf(svg, 'x-e0').map((text) => text.trim())).toEqual(['.b']);
    expect([...svg.querySelectorAll('.name text')].map(({ textContent }) => textContent)).toEqual([
      'a',
    ]);
    expect(svg.querySelectorAll('.of-name')).toHaveLength(1);
  });

  test('tells apart what the collector does not look after, and where something is left out', async () => {
    const graph = graphOf('a>b', { b: { isTracked: false }, a: { isCut: true } });
    const svg = await svgOf(graph);
    expect(svg.querySelector('#x-n1')?.classList.contains('untracked')).toBe(true);
    expect(linesOf(svg, 'x-n0')[1]).toBe('Node …');
  });

  test('is labelled in Chinese where the page is', async () => {
    const svg = await svgOf(graphOf('a>a'), 'zh-CN');
    expect(linesOf(svg, 'x-n0')).toEqual(['a', 'Node', '1 个引用', '32 字节']);
  });

  test('has its size in pixels, and no text reaches out of its box', async () => {
    const long = 'a_name_that_is_much_longer_than_all';
    const svg = await svgOf(
      graphOf('a>b', { a: { names: [long] }, b: { text: '名字'.repeat(12) } }),
    );
    expect(svg.getAttribute('width')).toMatch(/^\d+(\.\d+)?$/);
    for (const box of svg.querySelectorAll('.object')) {
      const path = box.querySelector('path')?.getAttribute('d') ?? '';
      const xs = [...path.matchAll(/(-?[\d.]+),/g)].map(([, x]) => Number(x));
      const width = Math.max(...xs) - Math.min(...xs);
      for (const { textContent } of box.querySelectorAll('text')) {
        const letters = Array.from(textContent).map((letter) => (letter > '\u02ff' ? 13 : 7.8));
        expect(letters.reduce((sum, one) => sum + one, 0)).toBeLessThan(width);
      }
    }
  });
});

const TAGS = new Set(['svg', 'g', 'polygon', 'path', 'text']);
const ATTRIBUTES = new Set([
  ...['id', 'class', 'width', 'height', 'viewbox', 'transform', 'fill', 'stroke', 'points', 'd'],
  ...['text-anchor', 'x', 'y', 'font-family', 'font-size', 'xml:space', 'stroke-width'],
]);

function isHarmless(svg: Element): void {
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    expect(TAGS).toContain(element.localName);
    for (const { name } of element.attributes) expect(ATTRIBUTES).toContain(name.toLowerCase());
  }
}

describe('whatever the reader’s objects are called', () => {
  test.each([
    '<script>alert(1)</script>',
    '"];evil[label="',
    '\\N \\G \\E',
    '&lt;img src=x onerror=alert(1)&gt;',
    'a\u0000b\u001bc',
    '\ud83d alone',
    '</svg><img src=x>',
    '\\',
    '{a|b}',
    '<b>bold</b>',
    '\nfirst\nlast',
  ])('%j stands there as text', async (name) => {
    const graph = graphOf('a>b =a', { a: { names: [name], text: name }, b: { type: name } });
    graph.edges.push({ from: 100, to: 101, label: name });
    const svg = await svgOf(graph);
    isHarmless(svg);
    const plain = name.toWellFormed().replace(/\p{Cc}/gu, ' ');
    expect(linesOf(svg, 'x-n0')[0]).toBe(plain.length > 24 ? `${plain.slice(0, 23)}…` : plain);
  });

  test('nothing but shapes and text is drawn', async () => {
    const props = await propsOf(instrument, findingsOf({}));
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (name, type, label) => {
        const graph = graphOf('a>b =b', { a: { names: [name], type }, b: { text: label } });
        graph.edges.push({ from: 101, to: 100, label });
        const root = document.createElement('div');
        root.innerHTML = draw(dotOf(graph, 'x', props));
        const [svg] = root.children;
        expect(root.children).toHaveLength(1);
        if (svg) isHarmless(svg);
      }),
      { numRuns: 60 },
    );
  });
});
