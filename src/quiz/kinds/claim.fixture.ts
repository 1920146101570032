/** A well-formed claim to test with: two cases, of which one bears it out. */
import type { ClaimQuestion } from '../types.ts';

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
