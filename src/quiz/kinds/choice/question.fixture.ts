/** Well-formed choices to test with: two options measured, one stated. */
import type { ChoiceQuestion } from '../../types.ts';

const text = (words: string) => ({ en: words, 'zh-CN': `${words}（中文）` });

export const several: ChoiceQuestion = {
  id: 'what-is-so',
  type: 'choice',
  answer: 'several',
  cell: 'del-one',
  prompt: text('what is so?'),
  explain: text('a name is not an object'),
  options: [
    {
      id: 'stays',
      measure: 'delta',
      when: { near: 1_000_000 },
      text: text('the bytes stay'),
      why: text('another name holds them'),
    },
    {
      id: 'collected',
      cell: 'two-names',
      measure: 'collected',
      when: { atLeast: 1 },
      text: text('the collector frees it'),
      why: text('the collector freed nothing'),
      misconception: 'collector-needed-to-free',
    },
    {
      id: 'copies',
      right: false,
      evidence: 'object-stays',
      text: text('assigning copies'),
      why: text('nothing is copied'),
      misconception: 'assignment-copies',
    },
    {
      id: 'two-names',
      right: true,
      evidence: 'object-stays',
      text: text('there were two names'),
      why: text('big and also'),
    },
  ],
};

export const one: ChoiceQuestion = {
  ...several,
  answer: 'one',
  options: several.options.slice(0, 3),
};
