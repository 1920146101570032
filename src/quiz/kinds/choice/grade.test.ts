import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../../interpreter/result.ts';
import { explain, grade, readAnswer } from '../../grade.ts';
import { asked, stageWith } from '../../question.fixture.ts';
import { runOf, runWith } from '../../run.fixture.ts';
import type { Answer, ChoiceQuestion, Verdict } from '../../types.ts';
import { verifyQuestion } from '../../verify.ts';
import { one, several } from './question.fixture.ts';
import { choice } from './grade.ts';
import type { PlannedRun } from '../kind.ts';

const round = {
  generation: 2,
  collected: 3,
  uncollectable: 0,
  ms: 1,
  freed: [],
  released: [],
  counters: null,
};
/** What the two cells measure where everything is as the questions' author meant. */
const asMeant = [runOf(1_000_040), runOf(0)];
const graded = (question: ChoiceQuestion, answer: Answer, results: RunResult[] = asMeant) =>
  grade(question, answer, results, asked());
const whyOf = (id: string) => several.options.find((option) => option.id === id)?.why;
const wrongParts = (verdict: Verdict) =>
  verdict.parts?.filter(({ right }) => !right).map(({ id, given, why }) => [id, given, why]);
const material = {
  cells: Object.fromEntries(
    ['del-one', 'two-names'].map((id) => [id, { id, source: 'size = 1', needs: [] }]),
  ),
  files: {},
  recorded: {},
};

describe('reading', () => {
  test('of several, in the order of the question', () => {
    const reading = readAnswer(several, { answer: ['two-names', 'stays'] });
    expect(reading).toStrictEqual({ ok: true, answer: ['stays', 'two-names'] });
  });

  test('of one is its id', () => {
    expect(readAnswer(one, { answer: ['copies'] })).toStrictEqual({ ok: true, answer: 'copies' });
  });

  test.each([[[]], [['none']], [['stays', 'none']]])('%j chosen is no answer', (answer) => {
    for (const question of [one, several]) {
      expect(readAnswer(question, { answer })).toStrictEqual({
        ok: false,
        reason: 'unknown-option',
      });
    }
  });

  test('two of one is no answer', () => {
    expect(readAnswer(one, { answer: ['stays', 'copies'] }).ok).toBe(false);
  });
});

describe('what runs', () => {
  test('is every cell once, with what its options measure', () => {
    const planned = choice.runs(several, [], { ...asked({ size: 7 }), material });
    expect(planned.map(({ cell }) => [cell.id, cell.source])).toEqual([
      ['del-one', 'size = 7'],
      ['two-names', 'size = 7'],
    ]);
    const peaks = several.options.map((option) =>
      'measure' in option ? { ...option, measure: 'peak' as const } : option,
    );
    const [first] = choice.runs({ ...several, options: peaks }, [], { ...asked(), material });
    expect(first?.passes).toEqual(['lines']);
  });

  test('is nothing where nothing is measured', () => {
    const stated = several.options.filter((option) => 'right' in option);
    const question = { ...several, options: stated };
    expect(choice.runs(question, [], { ...asked(), material })).toEqual([]);
    expect(grade(question, ['two-names'], [], asked()).verdict).toBe('right');
  });
});

describe('one of several', () => {
  test('is right when the measurement picks it', () => {
    expect(graded(one, 'stays')).toStrictEqual({
      verdict: 'right',
      measured: 'stays',
      expected: 'stays',
      why: whyOf('stays'),
    });
  });

  test('is wrong for its own reason, whichever it is', () => {
    expect(graded(one, 'collected')).toStrictEqual({
      verdict: 'wrong',
      measured: 'stays',
      expected: 'stays',
      why: whyOf('collected'),
      misconception: 'collector-needed-to-free',
    });
    const verdict = graded(one, 'copies');
    expect(explain(one, verdict)).toEqual([whyOf('copies'), one.explain]);
  });

  test('that another run proves true is right, without the text that calls it wrong', () => {
    const verdict = graded(one, 'collected', [runOf(0), runWith({ collections: [round] })]);
    expect(verdict).toStrictEqual({
      verdict: 'right',
      measured: 'collected',
      expected: 'collected',
    });
  });

  test('is not graded when none is true, or two are', () => {
    expect(graded(one, 'stays', [runOf(0), runOf(0)])).toMatchObject({ reason: 'no-option-fits' });
    const both = [runOf(1_000_000), runWith({ collections: [round] })];
    expect(graded(one, 'stays', both)).toMatchObject({ reason: 'several-options-fit' });
  });
});

describe('all that are true', () => {
  test('are right, each with its why', () => {
    const verdict = graded(several, ['stays', 'two-names']);
    expect(verdict).toMatchObject({ verdict: 'right', measured: ['stays', 'two-names'] });
    expect(verdict.parts?.every(({ right }) => right)).toBe(true);
    expect(explain(several, verdict)).toEqual([several.explain]);
  });

  test('a wrong one among them is explained, with its belief', () => {
    const verdict = graded(several, ['stays', 'copies', 'two-names']);
    expect(verdict).toMatchObject({ verdict: 'wrong', misconception: 'assignment-copies' });
    expect(wrongParts(verdict)).toEqual([['copies', 'true', whyOf('copies')]]);
  });

  test('one that was left out is explained, with no belief', () => {
    const verdict = graded(several, ['stays']);
    expect(verdict).toMatchObject({ verdict: 'wrong' });
    expect(verdict).not.toHaveProperty('misconception');
    expect(wrongParts(verdict)).toEqual([['two-names', 'false', whyOf('two-names')]]);
  });

  test('follow the measurement: another run, another verdict', () => {
    const other = [runOf(0), runWith({ collections: [round] })];
    expect(graded(several, ['stays', 'two-names'], other).verdict).toBe('wrong');
    const verdict = graded(several, ['collected', 'two-names'], other);
    expect(verdict.verdict).toBe('right');
    expect(verdict.parts?.find(({ id }) => id === 'collected')).not.toHaveProperty('why');
  });
});

describe('nothing is right or wrong by default', () => {
  test('when a run was stopped, failed or did not begin', () => {
    const stopped = [runOf(1_000_000), runWith({ status: 'stopped' })];
    expect(graded(several, ['stays'], stopped)).toMatchObject({ reason: 'stopped' });
    expect(graded(one, 'stays', [runWith({ status: 'failed' })])).toMatchObject({
      reason: 'failed',
    });
    expect(graded(one, 'stays', [runOf(1_000_000)])).toMatchObject({ reason: 'stopped' });
  });

  test.each([NaN, 'none', 7, ['stays'], {}])('when the answer to one is %j', (answer) => {
    expect(graded(one, answer)).toMatchObject({ reason: 'unreadable-answer' });
  });

  test.each(['stays', NaN, ['none'], [null], {}])('when the answer to several is %j', (answer) => {
    expect(graded(several, answer)).toMatchObject({ reason: 'unreadable-answer' });
  });
});

test('of all sets of options exactly one is right, and every other explains what is wrong', () => {
  const ids = several.options.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(ids), fc.boolean(), fc.boolean(), (chosen, stays, collects) => {
      const results = [
        runOf(stays ? 1_000_000 : 0),
        runWith({ collections: collects ? [round] : [] }),
      ];
      const truths = ['two-names', ...(stays ? ['stays'] : []), ...(collects ? ['collected'] : [])];
      const differing = ids.filter((id) => truths.includes(id) !== chosen.includes(id));
      const verdict = graded(several, chosen, results);
      expect(verdict.verdict).toBe(differing.length === 0 ? 'right' : 'wrong');
      expect(wrongParts(verdict)?.map(([id]) => id)).toEqual(differing);
    }),
  );
});

describe('at build', () => {
  const problemsOf = async (question: ChoiceQuestion, results = asMeant) => {
    const run = ({ cell }: PlannedRun) =>
      Promise.resolve(results[cell.id === 'del-one' ? 0 : 1] ?? runOf(0));
    return (await verifyQuestion(question, { ...stageWith(runOf(0)), material, run })).problems;
  };

  test('questions that grade as meant have no problems', async () => {
    expect(await problemsOf(several)).toEqual([]);
    expect(await problemsOf(one)).toEqual([]);
  });

  test('an option that measures otherwise than meant is a problem', async () => {
    const problems = await problemsOf(several, [runOf(0), runOf(0)]);
    expect(problems).toContain(
      'quiz.yaml: question what-is-so: choosing stays, two-names should be right, is wrong',
    );
    expect(problems.join('\n')).toContain('judges stays wrongly');
  });

  test('an option that cannot be measured is a problem', async () => {
    const problems = await problemsOf(one, [runWith({ status: 'failed' }), runOf(0)]);
    expect(problems).toContain(
      'quiz.yaml: question what-is-so: choosing stays should be right, is failed',
    );
  });
});
