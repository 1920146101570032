/** Well-formed traces to test with. */
import type { TraceCounts, TraceDeaths } from '../../types.ts';

const text = (words: string) => ({ en: words, 'zh-CN': `${words}（中文）` });

const base = {
  type: 'trace',
  cell: 'del-one',
  prompt: text('how many references?'),
  explain: text('a name is a reference'),
} as const;

export const counts: TraceCounts = {
  ...base,
  id: 'each-line',
  ask: 'counts',
  names: ['big', 'other'],
  rows: [
    { line: 2, why: text('one name each') },
    { line: 3, why: text('a second name for big') },
  ],
  mistakes: [
    {
      id: 'one-more',
      name: 'big',
      line: 2,
      when: { equals: 2 },
      misconception: 'getrefcount-one-too-high',
      why: text('that is what getrefcount says'),
    },
  ],
};

export const deaths: TraceDeaths = {
  ...base,
  id: 'where-it-dies',
  ask: 'deaths',
  objects: [{ name: 'big', why: text('the last name goes there') }],
};
