import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../interpreter/result.ts';
import { explain, grade as gradeAll, readAnswer } from './grade.ts';
import { asked, numberQuestion, optionQuestion } from './question.fixture.ts';
import { runOf, runWith } from './run.fixture.ts';
import type { Answer, PredictNumber, PredictOption, Question, Values } from './types.ts';

function grade(question: Question, answer: Answer, result: RunResult, values: Values = {}) {
  return gradeAll(question, answer, [result], asked(values));
}

const run = runOf(1_000_040);
const [delFrees] = numberQuestion.mistakes ?? [];
const [all, nothing] = optionQuestion.options;
if (all === undefined) throw new Error('the fixture has lost its options');

describe('a number', () => {
  test('that shows the right model is right', () => {
    for (const answer of [1_000_000, 1_000_040, 950_100, 1_050_000]) {
      expect(grade(numberQuestion, answer, run)).toStrictEqual({
        verdict: 'right',
        measured: 1_000_040,
      });
    }
  });

  test('that shows a known mistake is wrong, with its why and its misconception', () => {
    expect(grade(numberQuestion, 0, run)).toStrictEqual({
      verdict: 'wrong',
      measured: 1_000_040,
      why: delFrees?.why,
      misconception: 'del-destroys-object',
    });
  });

  test('that is just wrong has no why', () => {
    expect(grade(numberQuestion, 500_000, run)).toStrictEqual({
      verdict: 'wrong',
      measured: 1_000_040,
    });
  });

  test('is graded from the measurement: another run, another verdict', () => {
    expect(grade(numberQuestion, 0, runOf(0)).verdict).toBe('right');
    expect(grade(numberQuestion, 1_000_000, runOf(0)).verdict).toBe('wrong');
  });

  test('of a count must be exact, unless the question allows more', () => {
    const watched = [{ name: 'a', counts: [{ step: 1, line: 2, count: 3 }], died: null }];
    const question: PredictNumber = {
      ...numberQuestion,
      measure: { count: 'a', line: 2 },
      unit: 'count',
    };
    expect(grade(question, 3, runWith({ watched })).verdict).toBe('right');
    expect(grade(question, 4, runWith({ watched })).verdict).toBe('wrong');
    const loose = { ...question, tolerance: { relative: 0, absolute: 1 } };
    expect(grade(loose, 4, runWith({ watched })).verdict).toBe('right');
  });

  test('mistakes are tested in order, with the values of the run', () => {
    const question: PredictNumber = {
      ...numberQuestion,
      mistakes: [
        { id: 'twice', when: { near: { param: 'size', times: 2 } }, why: all.text },
        { id: 'more', when: { atLeast: 1_500_000 }, why: all.why },
      ],
    };
    const why = (answer: number) => {
      const verdict = grade(question, answer, run, { size: 1_000_000 });
      return verdict.verdict === 'wrong' ? verdict.why : null;
    };
    expect(why(2_000_000)).toBe(all.text);
    expect(why(1_600_000)).toBe(all.why);
  });
});

describe('an order of magnitude', () => {
  const rough: PredictNumber = { ...numberQuestion, magnitude: true };
  const verdictOf = (answer: number, measured: number) =>
    grade(rough, answer, runOf(measured)).verdict;

  test.each([
    [316_241, 'right'],
    [316_200, 'wrong'],
    [3_162_200, 'right'],
    [3_162_500, 'wrong'],
    [-1_000_000, 'wrong'],
    [0, 'wrong'],
    [1e300, 'wrong'],
  ])('%d for a million is %s', (answer, verdict) => {
    expect(verdictOf(answer, 1_000_040)).toBe(verdict);
  });

  test('of nothing is nothing, and of a loss a loss', () => {
    expect(verdictOf(0, 0)).toBe('right');
    expect(verdictOf(1, 0)).toBe('wrong');
    expect(verdictOf(-2_000_000, -1_000_000)).toBe('right');
    expect(verdictOf(2_000_000, -1_000_000)).toBe('wrong');
  });

  test('is as near above as below', () => {
    const bytes = fc.integer({ min: 1, max: 4_000_000 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(verdictOf(one, other)).toBe(verdictOf(other, one));
      }),
    );
  });
});

describe('an option', () => {
  test('is right when the measurement picks it', () => {
    expect(grade(optionQuestion, 'all', run)).toStrictEqual({
      verdict: 'right',
      measured: 1_000_040,
      expected: 'all',
      why: all.why,
    });
  });

  test('is wrong when the measurement picks another, which is named', () => {
    expect(grade(optionQuestion, 'nothing', run)).toStrictEqual({
      verdict: 'wrong',
      measured: 1_000_040,
      expected: 'all',
      why: nothing?.why,
      misconception: 'del-destroys-object',
    });
  });

  test('that a different run proves right is right, without the text that calls it wrong', () => {
    expect(grade(optionQuestion, 'nothing', runOf(0))).toStrictEqual({
      verdict: 'right',
      measured: 0,
      expected: 'nothing',
    });
  });
});

describe('nothing is right or wrong by default', () => {
  test.each([
    [runWith({ status: 'stopped' }), 'stopped'],
    [runWith({ status: 'failed' }), 'failed'],
  ])('when the run %#', (unfinished, reason) => {
    const verdict = { verdict: 'ungraded', measured: null, reason };
    expect(grade(numberQuestion, 0, unfinished)).toStrictEqual(verdict);
    expect(grade(optionQuestion, 'all', unfinished)).toStrictEqual(verdict);
  });

  test('when it was stopped before it ran', () => {
    const verdict = { verdict: 'ungraded', measured: null, reason: 'stopped' };
    expect(gradeAll(numberQuestion, 0, [], asked())).toStrictEqual(verdict);
  });

  test('when the instrument did not measure', () => {
    const verdict = { verdict: 'ungraded', measured: null, reason: 'not-measured' };
    expect(grade({ ...numberQuestion, measure: 'peak' }, 0, run)).toStrictEqual(verdict);
  });

  test('when a number is asked and a word was measured', () => {
    const alive = runWith({ watched: [{ name: 'a', counts: [], died: null }] });
    const question: PredictNumber = { ...numberQuestion, measure: { died: 'a' }, unit: 'line' };
    expect(grade(question, 3, alive)).toMatchObject({ verdict: 'ungraded', measured: 'alive' });
  });

  test('when no option fits, or several do', () => {
    expect(grade(optionQuestion, 'all', runOf(500_000))).toMatchObject({
      reason: 'no-option-fits',
    });
    const wide: PredictOption = {
      ...optionQuestion,
      options: optionQuestion.options.map((option) => ({ ...option, when: { atLeast: 0 } })),
    };
    expect(grade(wide, 'all', run)).toMatchObject({ reason: 'several-options-fit' });
  });

  test.each([NaN, Infinity, 'all'])('when the answer to a number is %j', (answer) => {
    expect(grade(numberQuestion, answer, run)).toMatchObject({ reason: 'unreadable-answer' });
  });

  test('when the option is unknown', () => {
    expect(grade(optionQuestion, 'other', run)).toMatchObject({ reason: 'unreadable-answer' });
  });
});

test('any measured value, answered as measured, is right', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4_000_000, max: 1e9 }), (delta) => {
      expect(grade(numberQuestion, delta, runOf(delta)).verdict).toBe('right');
    }),
  );
});

test('answers are read in the unit of the question, options by their id', () => {
  expect(readAnswer(numberQuestion, { answer: ['1 MB'] })).toStrictEqual({
    ok: true,
    answer: 1_000_000,
  });
  expect(readAnswer(numberQuestion, { answer: ['much'] })).toStrictEqual({
    ok: false,
    reason: 'not-a-number',
  });
  expect(readAnswer(optionQuestion, { answer: ['all'] })).toStrictEqual({
    ok: true,
    answer: 'all',
  });
  expect(readAnswer(optionQuestion, {})).toStrictEqual({ ok: false, reason: 'unknown-option' });
  expect(readAnswer(numberQuestion, {})).toStrictEqual({ ok: false, reason: 'empty' });
  expect(readAnswer(optionQuestion, { answer: ['none'] })).toStrictEqual({
    ok: false,
    reason: 'unknown-option',
  });
});

test('a verdict is explained: first this answer, then how it is', () => {
  const { explain: how } = numberQuestion;
  expect(explain(numberQuestion, grade(numberQuestion, 0, run))).toStrictEqual([
    delFrees?.why,
    how,
  ]);
  expect(explain(numberQuestion, grade(numberQuestion, 1_000_000, run))).toStrictEqual([how]);
  const stopped = grade(numberQuestion, 0, runWith({ status: 'stopped' }));
  expect(explain(numberQuestion, stopped)).toStrictEqual([]);
});
