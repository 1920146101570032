import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../../interpreter/result.ts';
import { explain, grade, readAnswer } from '../../grade.ts';
import { asked, stageWith } from '../../question.fixture.ts';
import { runOf, runWith } from '../../run.fixture.ts';
import type { Answer, ClaimQuestion } from '../../types.ts';
import { verifyQuestion } from '../../verify.ts';
import { half, once, recorded } from './question.fixture.ts';
import { claim, stanceFor } from './grade.ts';
import type { PlannedRun } from '../kind.ts';

const asMeant = [runOf(0), runOf(1_000_000)];
const graded = (answer: Answer, results: RunResult[] = asMeant) =>
  grade(half, answer, results, asked());
const material = {
  cells: Object.fromEntries(
    ['del-one', 'two-names'].map((id) => [id, { id, source: 'size = 1', needs: [] }]),
  ),
  files: {},
  recorded: {},
};

test('a stance is an answer, and nothing else', () => {
  expect(readAnswer(half, { answer: ['depends'] })).toEqual({ ok: true, answer: 'depends' });
  for (const answer of [[], ['maybe'], ['believe', 'doubt']]) {
    expect(readAnswer(half, { answer })).toEqual({ ok: false, reason: 'unknown-option' });
  }
});

test('every cell runs once', () => {
  const [first] = half.cases;
  const again = first ? [{ ...first, id: 'again' }] : [];
  const question = { ...half, cases: [...half.cases, ...again] };
  const planned = claim.runs(question, 'doubt', { ...asked(), material });
  expect(planned.map(({ cell }) => cell.id)).toEqual(['del-one', 'two-names']);
});

describe('grading', () => {
  test('the stance that the cases come to is right', () => {
    const verdict = graded('depends');
    expect(verdict).toMatchObject({ verdict: 'right', expected: 'depends' });
    expect(verdict.parts).toEqual([
      { id: 'only-name', right: true, given: '', measured: 0 },
      { id: 'two-names', right: false, given: '', measured: 1_000_000 },
    ]);
    expect(explain(half, verdict)).toEqual([half.stances.depends.why, half.explain]);
  });

  test('another stance is wrong, for its own reason', () => {
    expect(graded('believe')).toMatchObject({
      verdict: 'wrong',
      why: half.stances.believe.why,
      misconception: 'del-destroys-object',
    });
    const doubt = graded('doubt');
    expect(doubt).toMatchObject({ verdict: 'wrong', why: half.stances.doubt.why });
    expect(doubt).not.toHaveProperty('misconception');
  });

  test('follows the measurement, without a text that says the opposite', () => {
    const verdict = graded('believe', [runOf(0), runOf(0)]);
    expect(verdict).toMatchObject({ verdict: 'right', expected: 'believe' });
    expect(verdict).not.toHaveProperty('why');
    expect(graded('depends', [runOf(5000), runOf(5000)])).toMatchObject({
      verdict: 'wrong',
      expected: 'doubt',
    });
  });

  test('needs every case', () => {
    const missing = { verdict: 'ungraded', measured: null };
    expect(graded('doubt', [runOf(0)])).toEqual({ ...missing, reason: 'stopped' });
    expect(graded('doubt', [runOf(0), runWith({ status: 'failed' })])).toEqual({
      ...missing,
      reason: 'failed',
    });
  });

  test.each(['maybe', '', 0, ['doubt'], {}])('of %j is none', (answer) => {
    expect(graded(answer)).toMatchObject({ verdict: 'ungraded', reason: 'unreadable-answer' });
  });
});

describe('a case that was recorded', () => {
  const asking = { ...asked(), material: recorded };

  test('counts as one that was run, and runs nothing', () => {
    expect(claim.runs(once, 'doubt', asking).map(({ cell }) => cell.id)).toEqual(['del-one']);
    const verdict = grade(once, 'depends', [runOf(0)], asking);
    expect(verdict).toMatchObject({ verdict: 'right' });
    expect(verdict.parts?.map(({ id, right, measured }) => [id, right, measured])).toEqual([
      ['old', true, 80_000],
      ['new', false, 0],
    ]);
  });

  test('that did not come along has no reading', () => {
    const verdict = grade(once, 'depends', [runOf(0)], asked());
    expect(verdict).toMatchObject({ verdict: 'ungraded', measured: null });
  });
});

test('all cases are needed to believe, and one is enough not to doubt', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1 }), (borneOut) => {
      const count = borneOut.filter(Boolean).length;
      const expected = count === 0 ? 'doubt' : count === borneOut.length ? 'believe' : 'depends';
      expect(stanceFor(borneOut)).toBe(expected);
    }),
  );
});

describe('at build', () => {
  const problemsOf = async (question: ClaimQuestion, results = asMeant) => {
    const run = ({ cell }: PlannedRun) =>
      Promise.resolve(results[cell.id === 'del-one' ? 0 : 1] ?? runOf(0));
    return (await verifyQuestion(question, { ...stageWith(runOf(0)), material, run })).problems;
  };

  test('a claim whose cases say what its author says has no problems', async () => {
    expect(await problemsOf(half)).toEqual([]);
  });

  test('a truth that the cases deny is a problem', async () => {
    expect(await problemsOf({ ...half, truth: 'false' })).toEqual([
      'quiz.yaml: question del-frees: the cases say "depends", but a statement that is "false" ' +
        'asks for doubt',
    ]);
  });

  test('a right stance with a misconception is a problem, as is a claim without any', async () => {
    const believed = await problemsOf({ ...half, truth: 'true' }, [runOf(0), runOf(0)]);
    expect(believed.join()).toContain('the stance believe is right and has a misconception');
    const { believe, ...others } = half.stances;
    const stances = { ...others, believe: { why: believe.why } };
    expect((await problemsOf({ ...half, stances })).join()).toContain('found none');
  });

  describe('versions', () => {
    const problemsWith = async (question: ClaimQuestion) => {
      const setting = { ...stageWith(runOf(0)), material: recorded };
      return (await verifyQuestion(question, setting)).problems.join('\n');
    };
    const text = (words: string) => ({ en: words, 'zh-CN': words });
    const [old, now] = once.cases;
    const cases = (...some: (ClaimQuestion['cases'][number] | undefined)[]) =>
      some.filter((one) => one !== undefined);

    test('that are taken from the recording have no problems', async () => {
      expect(await problemsWith(once)).toBe('');
    });

    test('must not be typed', async () => {
      const typed = await problemsWith({ ...once, versions: text('up to 2.7') });
      expect(typed).toContain('"up to 2.7" types a version');
    });

    test('need a recording to come from', async () => {
      const question = { ...once, truth: 'false' as const, cases: cases(now) };
      expect(await problemsWith(question)).toContain('nothing was recorded that could fill {for}');
    });

    test('of a false statement are all against it, of a true one all for it', async () => {
      const isFalse = { ...once, truth: 'false' as const };
      expect(await problemsWith(isFalse)).toContain('case old speaks for it with 2.7');
      const isTrue = { ...once, truth: 'true' as const };
      expect(await problemsWith(isTrue)).toContain('case old speaks against it with 3.6–3.15');
    });

    test('of something once true begin with one for it, and end with one against it', async () => {
      const never = { ...once, cases: cases(old && { ...old, holds: { below: 0 } }, now) };
      expect(await problemsWith(never)).toContain('once true asks for');
      const always = { ...once, cases: cases(old && { ...old, holds: { atLeast: 0 } }, now) };
      expect(await problemsWith(always)).toContain('once true asks for');
      expect(await problemsWith({ ...once, cases: cases(now) })).toContain('once true asks for');
    });
  });

  test('cases that cannot be measured are a problem', async () => {
    expect(await problemsOf(half, [runOf(0), runWith({ status: 'stopped' })])).toEqual([
      'quiz.yaml: question del-frees: its cases were not measured (stopped)',
    ]);
  });
});
