import { describe, expect, test } from 'vitest';
import { numberQuestion, optionQuestion, stageWith } from './question.fixture.ts';
import { heap, heapStart, runOf, runWith } from './run.fixture.ts';
import type { Claim, Mistake, Predicate, PredictNumber, PredictOption, Question } from './types.ts';
import { verifyClaim, verifyQuestion } from './verify.ts';

const run = runOf(1_000_040);
const problemsOf = async (question: Question, result = run, values = {}) =>
  (await verifyQuestion(question, stageWith(result, values))).problems;

const withMistakes = (...whens: Predicate[]): PredictNumber => ({
  ...numberQuestion,
  mistakes: whens.map((when, at): Mistake => {
    return { id: `m${String(at)}`, when, why: { en: String(at), 'zh-CN': String(at) } };
  }),
});

const withWhen = (id: string, when: Predicate): PredictOption => ({
  ...optionQuestion,
  options: optionQuestion.options.map((option) =>
    option.id === id ? { ...option, when } : option,
  ),
});

describe('a number question', () => {
  test('that grades as meant has no problems, and its checks are counted', async () => {
    expect(await verifyQuestion(numberQuestion, stageWith(run))).toStrictEqual({
      checks: 18,
      problems: [],
    });
  });

  test('each form of a mistake is tried with an answer derived from it', async () => {
    const forms: Predicate[] = [
      { near: { param: 'size', times: 2 } },
      { equals: 7 },
      { between: [100_000, 200_000] },
      { atLeast: 5_000_000 },
      { below: 0 },
      { any: [{ equals: 300_000 }, { equals: 400_000 }] },
    ];
    expect(await problemsOf(withMistakes(...forms), run, { size: 1_000_000 })).toStrictEqual([]);
  });

  test('a mistake that fits the measured value is a problem', async () => {
    expect(await problemsOf(withMistakes({ atLeast: 1_000_000 }))).toStrictEqual([
      'quiz.yaml: question first-del: measured 1,000,040 (delta): ' +
        'mistake m0 also fits the measured value',
    ]);
  });

  test('a mistake whose answer the tolerance calls right is a problem', async () => {
    expect((await problemsOf(numberQuestion, runOf(200))).join()).toContain(
      'the answer 0 should be wrong with the why of mistake del-frees',
    );
  });

  test('a mistake that an earlier one hides is a problem', async () => {
    const problems = await problemsOf(withMistakes({ below: 900_000 }, { near: 0 }));
    expect(problems.join()).toContain('why of mistake m1');
  });

  test('a mistake that only a parameter makes wrong is found with that value', async () => {
    const question = withMistakes({ near: { param: 'size' } }, { near: 2_000_000 });
    expect(await problemsOf(question, run, { size: 500_000 })).toStrictEqual([]);
    const problems = await problemsOf(question, run, { size: 2_000_000 });
    expect(problems.join()).toContain('question first-del with size = 2000000: measured');
    expect(problems.join()).toContain('why of mistake m1');
  });

  test('a mistake that no number can show is a problem', async () => {
    expect((await problemsOf(withMistakes({ between: [5, 1] }))).join()).toContain(
      'fits no answer',
    );
  });

  test('a count that could not be typed is a problem', async () => {
    const growth = { bytesPerCall: 1.5, samples: [] };
    const question: PredictNumber = { ...withMistakes(), measure: 'growth', unit: 'count' };
    expect((await problemsOf(question, runWith({ growth }))).join()).toContain('cannot be typed');
  });

  test('a measure that is a word is a problem', async () => {
    const alive = runWith({ watched: [{ name: 'a', counts: [], died: null }] });
    const question: PredictNumber = { ...numberQuestion, measure: { died: 'a' }, unit: 'line' };
    expect((await problemsOf(question, alive)).join()).toContain('measured "alive"');
  });
});

describe('an option question', () => {
  test('that grades as meant has no problems, and its checks are counted', async () => {
    expect(await verifyQuestion(optionQuestion, stageWith(run))).toStrictEqual({
      checks: 14,
      problems: [],
    });
  });

  test('whose measurement picks a misconception is a problem', async () => {
    const problems = await problemsOf(optionQuestion, runOf(0));
    expect(problems).toContain(
      'quiz.yaml: question how-much: measured 0 (delta): ' +
        'expected the option without misconception (all), fits nothing',
    );
  });

  test('whose options do not fit, or fit twice, is a problem', async () => {
    expect((await problemsOf(optionQuestion, runOf(500_000))).join()).toContain(
      'expected exactly one option, fits none',
    );
    expect((await problemsOf(withWhen('twice', { atLeast: 5 }))).join()).toContain(
      'fits all, twice',
    );
  });
});

test('a question that was not measured is a problem that says why', async () => {
  const error = { type: 'NameError', message: 'no a', line: 1, traceback: '' };
  const failed = runWith({ status: 'failed', error, notes: ['abi-tracer'] });
  expect(await problemsOf(optionQuestion, failed)).toStrictEqual([
    'quiz.yaml: question how-much: delta was not measured ' +
      '(the run is failed: NameError: no a; notes: abi-tracer)',
  ]);
});

describe('a claim', () => {
  const claim: Claim = {
    id: 'object-stays',
    cell: 'two-names',
    measure: 'delta',
    holds: { near: 1_000_000 },
  };

  test('that holds is one check', () => {
    expect(verifyClaim(claim, run, 'quiz.yaml')).toStrictEqual({ checks: 1, problems: [] });
  });

  test('that broke says what was measured and what was expected', () => {
    expect(verifyClaim(claim, runOf(0), 'quiz.yaml').problems).toStrictEqual([
      'quiz.yaml: claim object-stays: delta of cell two-names is 0 (run done); ' +
        'expected {"near":1000000}',
    ]);
  });

  test('that was not measured does not hold', () => {
    const stopped = runWith({ status: 'stopped', after: heap(heapStart + 1_000_000) });
    expect(verifyClaim(claim, stopped, 'quiz.yaml').problems.join()).toContain('was not measured');
  });

  test('about a count is exact', () => {
    const counts: Claim = { ...claim, measure: { left: 'Node' }, holds: { near: 2 } };
    const left = (n: number) =>
      runWith({ types: [{ type: 'Node', born: 9, died: 9 - n, left: n, bytes: 1 }] });
    expect(verifyClaim(counts, left(2), 'f').problems).toHaveLength(0);
    expect(verifyClaim(counts, left(3), 'f').problems).toHaveLength(1);
  });
});

test.each([1_000_040, -300, 7, 0])(
  'an order of magnitude of %d is tried at both its ends',
  async (n) => {
    const { mistakes: _, ...plain } = numberQuestion;
    const question: PredictNumber = { ...plain, magnitude: true };
    expect(await problemsOf(question, runOf(n))).toEqual([]);
  },
);
