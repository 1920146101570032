/** A well-formed fix to test with: two goals, two checks, two variations. */
import type { FixQuestion } from '../../types.ts';
import type { Material } from '../../material.ts';

const text = (words: string) => ({ en: words, 'zh-CN': `${words}（中文）` });

export const lean: FixQuestion = {
  id: 'lean-mean',
  type: 'fix',
  cell: 'mean',
  prompt: text('use less'),
  explain: text('one number at a time'),
  goals: [
    {
      id: 'low-peak',
      measure: 'peak',
      holds: { below: { param: 'size', times: 2 } },
      text: text('at most {size} twice at the peak'),
      why: text('the list is there as a whole'),
    },
    {
      id: 'nothing-left',
      measure: 'delta',
      holds: { below: 1000 },
      text: text('nothing stays'),
      why: text('something stays'),
    },
  ],
  checks: { 'wrong-mean': text('the mean is wrong'), 'wrong-type': text('not a number') },
  variations: { size: [1000, 300] },
  mistakes: [
    {
      id: 'del-late',
      fails: ['low-peak'],
      why: text('the peak was before the del'),
      misconception: 'del-destroys-object',
    },
    { id: 'constant', fails: ['wrong-mean'], why: text('right for one value only') },
  ],
  hints: [text('what does a generator keep?')],
};

export const starter =
  'size = 1000\nsquares = [i * i for i in range(size)]\nmean = sum(squares) / size';

export const material: Material = {
  cells: { mean: { id: 'mean', source: starter, needs: [{ id: 'before', source: 'b = 1' }] } },
  files: {
    'mean.check': 'from __main__ import mean\nassert mean > 0, "wrong-mean"',
    'mean.solution': 'size = 1000\nmean = sum(i * i for i in range(size)) / size',
    'mean.del-late': `${starter}\ndel squares`,
    'mean.constant': 'size = 1000\nmean = 332833.5',
  },
  recorded: {},
};
