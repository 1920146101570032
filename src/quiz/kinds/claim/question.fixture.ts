/** Well-formed claims to test with: two cases, of which one bears it out. */
import type { Material } from '../../material.ts';
import type { ClaimQuestion } from '../../types.ts';

const text = (words: string) => ({ en: words, 'zh-CN': `${words}（中文）` });

export const half: ClaimQuestion = {
  id: 'del-frees',
  type: 'claim',
  prompt: text('del frees memory'),
  explain: text('del removes a name'),
  found: 'blog',
  cases: [
    {
      id: 'only-name',
      cell: 'del-one',
      measure: 'delta',
      holds: { near: 0 },
      text: text('the object has one name'),
    },
    {
      id: 'two-names',
      cell: 'two-names',
      measure: 'delta',
      holds: { near: 0 },
      text: text('the object has two names'),
    },
  ],
  truth: 'half',
  versions: text('every version'),
  stances: {
    believe: { why: text('not with two names'), misconception: 'del-destroys-object' },
    doubt: { why: text('it does with one name') },
    depends: { why: text('on what else refers to it') },
  },
};

/** One whose first case was recorded under an older Python. */
export const once: ClaimQuestion = {
  ...half,
  id: 'range-is-list',
  truth: 'once',
  versions: text('so with {for}, not with {against}'),
  cases: [
    {
      id: 'old',
      recorded: 'range-list.a-range.object@2.7',
      holds: { atLeast: 1000 },
      text: text('with Python 2'),
    },
    { id: 'new', cell: 'del-one', measure: 'delta', holds: { atLeast: 1000 }, text: text('here') },
  ],
};

export const recorded: Material = {
  cells: { 'del-one': { id: 'del-one', source: 'size = 1', needs: [] } },
  files: {},
  recorded: {
    'range-list.a-range.object@2.7': {
      value: 80_000,
      unit: 'bytes',
      python: '2.7.18',
      system: 'Debian',
      date: '2026-01-02',
      all: [
        { python: '2.7.18', value: 80_000 },
        { python: '3.6.15', value: 48 },
        { python: '3.15.2', value: 48 },
      ],
    },
  },
};
