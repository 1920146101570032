// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../shared/words.ts';
import { chartView } from './chart-view.ts';
import type { Cell, Chart, Row } from './model.ts';

const MIB = 1024 * 1024;
const row = (key: string, unit: Row['unit'] = 'bytes'): Row => ({ key, label: `row ${key}`, unit });

const chart: Chart = {
  title: 'Resident',
  parts: [],
  low: -20 * MIB,
  high: 80 * MIB,
  groups: [
    { label: 'First', rows: [row('a'), row('b')] },
    { label: 'Second', rows: [row('c', 'code'), row('d', 'yes-no')] },
  ],
};

const cells: Record<string, Cell> = {
  a: { parts: [60 * MIB], least: 50 * MIB, most: 70 * MIB },
  b: { parts: [-10 * MIB], least: -10 * MIB, most: -10 * MIB },
  c: { parts: [-9], least: -9, most: -9 },
  d: { parts: [1], least: 1, most: 1 },
};

function shown(what = chart, its: Record<string, Cell> = cells, lang = 'en'): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(chartView(what, its, wordsOf(lang))));
  return root;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();
const rowsOf = (root: Element) =>
  [...root.querySelectorAll('tr')].map((one) => [...one.children].map(textOf));

describe('a chart', () => {
  test('is a table with a caption, a heading for each case, and a number in each row', () => {
    expect(textOf(shown().querySelector('caption'))).toBe('Resident');
    expect(rowsOf(shown())).toEqual([
      ['First'],
      ['row a', '60.0 MiB (50.0 MiB to 70.0 MiB)'],
      ['row b', '−10.0 MiB'],
      ['Second'],
      ['row c', '−9'],
      ['row d', 'yes'],
    ]);
    const scopes = [...shown().querySelectorAll('th')].map((one) => one.scope);
    expect(scopes).toEqual(['rowgroup', 'row', 'row', 'rowgroup', 'row', 'row']);
  });

  test('speaks Chinese on a Chinese page', () => {
    expect(rowsOf(shown(chart, cells, 'zh-CN'))[1]).toEqual([
      'row a',
      '60.0 MiB (50.0 MiB 至 70.0 MiB)',
    ]);
  });

  test('draws bars from zero on its scale, with the spread over them, and hides them from ears', () => {
    const [bar, negative, ...more] = shown().querySelectorAll('svg');
    expect(more).toEqual([]);
    const rect = (svg: Element | undefined) => {
      const found = svg?.querySelector('rect');
      return [found?.getAttribute('x'), found?.getAttribute('width')];
    };
    expect(rect(bar)).toEqual(['20.00%', '60.00%']);
    expect(rect(negative)).toEqual(['10.00%', '10.00%']);
    const spread = bar?.querySelector('.recorded-spread');
    expect([spread?.getAttribute('x1'), spread?.getAttribute('x2')]).toEqual(['70.00%', '90.00%']);
    expect(bar?.getAttribute('aria-hidden')).toBe('true');
    expect(bar?.querySelector('rect')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
  });

  test('stacks parts, names them in a legend and in each row', () => {
    const stacked: Chart = { ...chart, low: 0, high: 100, parts: ['own', 'file'] };
    const root = shown(stacked, { a: { parts: [25, 50], least: 70, most: 80 } });
    const rects = [...root.querySelectorAll('rect')];
    expect(rects.map((one) => [one.getAttribute('x'), one.getAttribute('width')])).toEqual([
      ['0.00%', '25.00%'],
      ['25.00%', '50.00%'],
    ]);
    expect(textOf(root.querySelector('caption'))).toBe('Resident ownfile');
    expect(rowsOf(root)[1]).toEqual(['row a', 'own 25 bytes file 50 bytes']);
  });

  test('says what was not recorded, and why something was not possible', () => {
    const root = shown(chart, { a: 'not possible there: no right' });
    expect(rowsOf(root).slice(1, 3)).toEqual([
      ['row a', 'not possible there: no right'],
      ['row b', wordsOf('en').labels['recording-none']],
    ]);
  });
});
