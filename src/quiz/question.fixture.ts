/** Well-formed questions to test grading and verification with. */
import type { RunResult } from '../interpreter/result.ts';
import type { Asking } from './kinds/kind.ts';
import type { PredictNumber, PredictOption, Values } from './types.ts';
import type { Material } from './material.ts';
import type { Setting } from './verify.ts';

const text = (words: string) => ({ en: words, 'zh-CN': `${words}（中文）` });

export const numberQuestion: PredictNumber = {
  id: 'first-del',
  type: 'predict',
  cell: 'del-one',
  measure: 'delta',
  answer: 'number',
  unit: 'bytes',
  prompt: text('how many bytes stay?'),
  explain: text('another name still holds it'),
  mistakes: [
    {
      id: 'del-frees',
      when: { near: 0 },
      misconception: 'del-destroys-object',
      why: text('del frees nothing here'),
    },
    { id: 'copied', when: { atLeast: 1_900_000 }, why: text('there is only one object') },
  ],
};

export const optionQuestion: PredictOption = {
  id: 'how-much',
  type: 'predict',
  cell: 'del-one',
  measure: 'delta',
  answer: 'option',
  prompt: text('how much stays?'),
  explain: text('another name still holds it'),
  options: [
    { id: 'all', when: { near: 1_000_000 }, text: text('all'), why: text('still held') },
    {
      id: 'nothing',
      when: { between: [-1000, 1000] },
      text: text('nothing'),
      why: text('del removed only a name'),
      misconception: 'del-destroys-object',
    },
    {
      id: 'twice',
      when: { atLeast: 1_900_000 },
      text: text('twice as much'),
      why: text('nothing was copied'),
      misconception: 'assignment-copies',
    },
  ],
};

/** For questions that need no more than what they are asked with. */
export const nothing: Material = { cells: {}, files: {}, recorded: {} };

/** What a question is asked with where nothing has to be run. */
export function asked(values: Values = {}): Asking {
  return { values, material: nothing, seal: 'sealed' };
}

/** For questions that nothing is drawn for. */
export const undrawn = () => Promise.resolve(null);

/** The build's stage with a run that was made up. */
export function stageWith(result: RunResult, values: Values = {}): Setting {
  const cell = { id: 'del-one', source: 'size = 1', needs: [] };
  return {
    file: 'quiz.yaml',
    values,
    material: { cells: { 'del-one': cell }, files: {}, recorded: {} },
    seal: 'sealed',
    isBrief: false,
    run: () => Promise.resolve(result),
    graph: undrawn,
  };
}
