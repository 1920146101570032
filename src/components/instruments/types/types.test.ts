// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { TypeTally } from '../../../interpreter/result.ts';
import {
  drawn,
  findingsOf,
  LANGUAGES,
  live,
  propsOf,
  rowsIn,
  sentenceOf,
} from '../drawn.fixture.ts';
import { type Column, COLUMNS, sortedBy, totalsOf } from './tally.ts';
import { types } from './types.ts';

const tally = (
  type: string,
  born: number,
  died: number,
  left: number,
  bytes: number,
): TypeTally => ({
  ...{ type, born, died, left, bytes },
});

const TALLIES = [
  tally('list', 5, 2, 3, 96),
  tally('Node', 100, 90, 10, 1840),
  tally('bytearray', 1, 2, 0, 0),
];

const shown = async (all: TypeTally[] | null, lang: 'en' | 'zh-CN' = 'en') => {
  const findings = findingsOf({ types: all, label: 'built' });
  return drawn(types, await propsOf(types, findings, { lang }));
};

test('sums, and what died that was older than the run', () => {
  expect(totalsOf(TALLIES)).toEqual({ born: 106, died: 94, left: 13, bytes: 1936, older: 1 });
});

test('sorts by any column, largest first, and leaves the given order alone', () => {
  const all = [tally('a', 9, 1, 2, 3), tally('b', 5, 8, 1, 9), tally('c', 5, 4, 7, 3)];
  const order = (by: Column) =>
    sortedBy(all, by)
      .map(({ type }) => type)
      .join('');
  expect(COLUMNS.map((by) => [by, order(by)])).toEqual([
    ['born', 'abc'],
    ['died', 'bca'],
    ['left', 'cab'],
    ['bytes', 'bac'],
  ]);
  expect(all.map(({ type }) => type).join('')).toBe('abc');
});

describe('the sentence', () => {
  test('says what came, went and stayed, and of which type most is', async () => {
    expect(sentenceOf(await shown(TALLIES))).toBe(
      'In this run 106 objects came into being and 94 objects died. Left over: 13 objects in 1,936 bytes, most of it in Node.',
    );
    expect(sentenceOf(await shown(TALLIES, 'zh-CN'))).toBe(
      '本次运行创建了 106 个对象，死去 94 个对象。留下 13 个对象，共 1,936 字节，其中占得最多的类型是 Node。',
    );
  });

  test('says where nothing is left, where nothing was, and where nothing is known', async () => {
    expect(sentenceOf(await shown([tally('list', 1, 1, 0, 0)]))).toBe(
      'In this run 1 object came into being and 1 object died. Nothing new is left over.',
    );
    for (const lang of LANGUAGES) {
      const { say } = await propsOf(types, findingsOf({}), { lang });
      expect(sentenceOf(await shown([], lang))).toBe(say('types-none'));
      expect(sentenceOf(await shown(null, lang))).toBe(say('not-measured'));
      expect((await shown(null, lang)).querySelector('table')).toBeNull();
    }
  });
});

test('the table has every type with its numbers; what does not fit can be opened', async () => {
  const many = Array.from({ length: 14 }, (_, i) =>
    tally(`T${String(i)}`, 20 - i, 0, 20 - i, 20 - i),
  );
  const root = await shown([...TALLIES, ...many]);
  expect(rowsIn(root).slice(0, 2)).toEqual([
    ['Node', '100', '90', '10', '1,840'],
    ['list', '5', '2', '3', '96'],
  ]);
  expect(rowsIn(root)).toHaveLength(10);
  expect(root.querySelectorAll('details tbody tr')).toHaveLength(7);
  expect(root.querySelector('button'), 'nothing answers to one in a built page').toBeNull();
});

test('a press on a heading sorts by it, and says so', async () => {
  const findings = findingsOf({ types: [tally('a', 9, 9, 0, 0), tally('b', 1, 0, 1, 16)] });
  const { root } = await live(types, findings);
  const [first] = rowsIn(root);
  expect(first?.[0]).toBe('b');
  root.querySelector('button')?.click();
  expect(rowsIn(root)[0]?.[0]).toBe('a');
  expect(root.querySelector('th[aria-sort=descending]')?.textContent).toContain('Born');
});

test('the name of a type is text, never markup', async () => {
  const root = await shown([tally('<img src=x>{born}', 1, 0, 1, 16)]);
  expect(root.querySelector('img')).toBeNull();
  expect(rowsIn(root)[0]?.[0]).toBe('<img src=x>{born}');
  expect(sentenceOf(root)).toContain('<img src=x>{born}');
});
