import { expect, test } from 'vitest';
import { numberQuestion } from '../../quiz/question.fixture.ts';
import { valuesOf } from '../../quiz/values-of.ts';
import { valuesAsked } from './values-asked.ts';

const question = { ...numberQuestion, parameters: { size: [1, 2], times: [3] } };

test('each attempt is about the next values, and then again about the first', () => {
  const asked = [0, 1, 2].map((attempts) => valuesAsked(valuesOf(question), attempts));
  expect(asked).toEqual([
    { size: 1, times: 3 },
    { size: 2, times: 3 },
    { size: 1, times: 3 },
  ]);
});

test('an answer in progress keeps its values, if the question still has them', () => {
  expect(valuesAsked(valuesOf(question), 0, { times: 3, size: 2 })).toEqual({ size: 2, times: 3 });
  expect(valuesAsked(valuesOf(question), 0, { times: 3, size: 9 })).toEqual({ size: 1, times: 3 });
});

test('without parameters there is nothing to vary', () => {
  expect(valuesAsked(valuesOf(numberQuestion), 5)).toEqual({});
});
