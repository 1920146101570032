import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../../interpreter/result.ts';
import { explain, grade, readAnswer } from '../../grade.ts';
import { asked, undrawn } from '../../question.fixture.ts';
import { heap, heapStart, runWith } from '../../run.fixture.ts';
import type { Answer, FixQuestion, Verdict } from '../../types.ts';
import { valuesOf } from '../../values-of.ts';
import { verifyQuestion } from '../../verify.ts';
import { lean, material, starter } from './question.fixture.ts';
import { fix } from './grade.ts';
import type { PlannedRun } from '../kind.ts';
import { sameCode } from './same-code.ts';

const asking = { ...asked(), material };
const { seal } = asking;
const code = material.files['mean.solution'] ?? '';

const never = (): never => {
  throw new Error('The fixture has lost its goals.');
};
const ran = (peak: number | null, left = 0) => runWith({ peak, after: heap(heapStart + left) });
const passed = runWith({ stdout: seal });
const raised = (type: string, message: string, stdout = '') =>
  runWith({ status: 'failed', stdout, error: { type, message, line: 1, traceback: '' } });

/** Measured and checked with size 1000, then with size 300. */
function graded(results: RunResult[], answer: Answer = code): Verdict {
  return grade(lean, answer, results, asking);
}
const missed = (verdict: Verdict) =>
  verdict.parts?.filter(({ right }) => !right).map(({ id }) => id);
const good = [ran(1999), passed, ran(599), passed];

describe('reading', () => {
  test('takes the code as it is, with one kind of line end', () => {
    expect(readAnswer(lean, { code: ['size = 7\r\nx = 1\r'] })).toEqual({
      ok: true,
      answer: 'size = 7\nx = 1\n',
    });
  });

  test.each(['', 'mean = 1', 'size = 1\nsize = 2', '  size = 1', 'size = 2 * 3'])(
    'of %j has no place for the other values',
    (text) => {
      expect(readAnswer(lean, { code: [text] })).toEqual({
        ok: false,
        reason: 'line-missing',
        name: 'size',
      });
    },
  );

  test('without variations takes anything', () => {
    const { variations: _, ...plain } = lean;
    expect(readAnswer(plain, {})).toEqual({ ok: true, answer: '' });
  });
});

describe('what runs', () => {
  const planned = fix.runs(lean, 'size = 1  # mine\nx = size', asking);

  test('is, for each variation, the code measured and then the check after it', () => {
    expect(planned.map(({ cell, passes }) => [cell.id, cell.apart ?? false, passes])).toEqual([
      ['mean', false, ['lines']],
      ['mean.check', true, []],
      ['mean', false, ['lines']],
      ['mean.check', true, []],
    ]);
    const sources = planned.map(({ cell }) => cell.source);
    expect(sources[0]).toBe('size = 1000  # mine\nx = size');
    expect(sources[2]).toBe('size = 300  # mine\nx = size');
  });

  test('puts the code, with the same values, before the check, and the needs before that', () => {
    expect(planned[3]?.cell.needs).toEqual([
      { id: 'before', source: 'b = 1' },
      { id: 'mean', source: 'size = 300  # mine\nx = size' },
    ]);
    expect(planned[3]?.cell.source).toContain(material.files['mean.check']);
  });

  test('prints the seal at the end of the check, and shows it to nothing that runs before', () => {
    expect(planned[1]?.cell.source.trimEnd().endsWith(`write("${seal}")`)).toBe(true);
    expect(JSON.stringify([planned[0], planned[1]?.cell.needs])).not.toContain(seal);
  });
});

describe('grading', () => {
  test('all goals and the check, with every variation, are right', () => {
    const verdict = graded(good);
    expect(verdict).toMatchObject({ verdict: 'right', measured: [] });
    expect(verdict.parts?.map(({ id, measured }) => [id, measured])).toEqual([
      ['low-peak', 1999],
      ['nothing-left', 0],
    ]);
    expect(explain(lean, verdict)).toEqual([lean.explain]);
  });

  test('a goal is measured against the values it ran with', () => {
    const verdict = graded([ran(1999), passed, ran(600), passed]);
    expect(missed(verdict)).toEqual(['low-peak']);
    expect(verdict.parts?.[0]).toMatchObject({
      measured: 600,
      values: { size: 300 },
      why: lean.goals[0]?.why,
    });
  });

  test('every missed goal is said', () => {
    const all = [ran(2000, 5000), passed, ran(600, 5000), passed];
    expect(missed(graded(all))).toEqual(['low-peak', 'nothing-left']);
  });

  test('a check that fails is said once, with its text', () => {
    const wrong = raised('AssertionError', 'wrong-mean');
    const verdict = graded([ran(1), wrong, ran(1), wrong]);
    expect(missed(verdict)).toEqual(['wrong-mean']);
    expect(verdict.parts?.at(-1)).toMatchObject({
      why: lean.checks['wrong-mean'],
      values: { size: 1000 },
    });
  });

  test('a check that fails with unseen values only is no less wrong', () => {
    const verdict = graded([ran(1), passed, ran(1), raised('AssertionError', 'wrong-mean')]);
    expect(verdict).toMatchObject({ verdict: 'wrong', measured: ['wrong-mean'] });
    expect(verdict.parts?.at(-1)).toMatchObject({ values: { size: 300 } });
  });

  test.each([
    ['with another error', raised('TypeError', 'no')],
    ['with an assertion that has no text', raised('AssertionError', 'toString')],
    ['without the seal', runWith()],
    ['with another seal', runWith({ stdout: 'guessed' })],
    ['with an error, though the seal was printed', raised('SystemExit', '', seal)],
  ])('a check that ends %s has not passed', (_, check) => {
    expect(missed(graded([ran(1), passed, ran(1), check]))).toEqual(['breaks']);
  });

  test('code that fails with unseen values only is wrong', () => {
    const verdict = graded([ran(1), passed, raised('ZeroDivisionError', 'oh'), passed]);
    expect(missed(verdict)).toEqual(['breaks']);
    expect(verdict.parts?.at(-1)?.measured).toBe('ZeroDivisionError: oh');
  });
});

describe('a goal that the check measures', () => {
  const question: FixQuestion = {
    ...lean,
    goals: [{ ...(lean.goals[0] ?? never()), id: 'check-peak', of: 'check' }],
  };
  const checked = (peak: number | null) => runWith({ peak, stdout: seal });
  const judged = (one: RunResult, two: RunResult) =>
    grade(question, code, [ran(9e9), one, ran(9e9), two], asking);

  test('asks the check for its passes, and the code for none', () => {
    const planned = fix.runs(question, code, asking);
    expect(planned.map(({ passes }) => passes)).toEqual([[], ['lines'], [], ['lines']]);
  });

  test('is judged by what the check has measured, whatever the code has', () => {
    expect(judged(checked(1999), checked(599))).toMatchObject({ verdict: 'right' });
    expect(missed(judged(checked(1999), checked(600)))).toEqual(['check-peak']);
  });

  test('is left out when no check came to its end', () => {
    const wrong = raised('AssertionError', 'wrong-mean');
    expect(judged(wrong, wrong).parts?.map(({ id }) => id)).toEqual(['wrong-mean']);
    expect(missed(judged(wrong, checked(600)))).toEqual(['check-peak', 'wrong-mean']);
  });

  test('without a reading nothing is graded', () => {
    expect(judged(checked(1), checked(null))).toMatchObject({ reason: 'not-measured' });
  });
});

describe('a deliberate mistake', () => {
  const late = [ran(9000), passed, ran(9000), passed];

  test('is known by what it misses', () => {
    const verdict = graded(late, 'size = 1\nmine = 2');
    expect(verdict).toMatchObject({
      why: lean.mistakes[0]?.why,
      misconception: 'del-destroys-object',
    });
    expect(explain(lean, verdict)).toEqual([lean.mistakes[0]?.why]);
  });

  test('is known by its own text, whatever it misses', () => {
    const text = `# mine\n${material.files['mean.constant'] ?? ''}  \n\n`;
    expect(graded(late, text)).toMatchObject({ why: lean.mistakes[1]?.why });
  });

  test('is not what the unchanged code is, though it misses the same', () => {
    const verdict = graded(late, `${starter}\n# mine`);
    expect(verdict.verdict).toBe('wrong');
    expect(verdict).not.toHaveProperty('why');
    expect(verdict).not.toHaveProperty('misconception');
  });

  test('that nobody listed is told by the goals alone', () => {
    const verdict = graded([ran(9000, 5000), passed, ran(9000, 5000), passed]);
    expect(verdict).not.toHaveProperty('why');
    expect(explain(lean, verdict)).toEqual([]);
  });
});

describe('nothing is right or wrong by default', () => {
  test('when a run was stopped, or did not come to its turn', () => {
    const stopped = runWith({ status: 'stopped' });
    for (const results of [[], [ran(1)], [ran(1), stopped], [...good.slice(0, 3), stopped]]) {
      expect(graded(results)).toMatchObject({ verdict: 'ungraded', reason: 'stopped' });
    }
  });

  test('when the code fails with the values it shows: that is for the reader to see', () => {
    const failed = raised('NameError', 'mean');
    const verdict = graded([failed, passed, failed, passed]);
    expect(verdict).toMatchObject({ verdict: 'ungraded', reason: 'failed', run: failed });
  });

  test.each(['hooks-disturbed', 'output-cut', 'interpreter-broke'] as const)(
    'when the check was not heard as it spoke: %s',
    (note) => {
      const unheard = { ...passed, notes: [note] };
      for (const stdout of [seal, '']) {
        const results = [ran(1999), passed, ran(599), { ...unheard, stdout }];
        expect(graded(results)).toMatchObject({ verdict: 'ungraded', reason: 'not-measured' });
      }
    },
  );

  test('when a goal has no reading', () => {
    const verdict = graded([ran(null), passed, ran(null), passed]);
    expect(verdict).toMatchObject({ verdict: 'ungraded', reason: 'not-measured' });
    expect(verdict.parts?.map(({ id }) => id)).toEqual(['low-peak']);
  });

  test.each([7, ['x'], {}])('when the answer is %j', (answer) => {
    expect(graded(good, answer)).toMatchObject({ reason: 'unreadable-answer' });
  });
});

test('right means: every goal and every check, with every variation', () => {
  const outcome = fc.record({ peak: fc.nat(3000), left: fc.nat(2000), passes: fc.boolean() });
  fc.assert(
    fc.property(outcome, outcome, (one, two) => {
      const results = [one, two].flatMap(({ peak, left, passes }) => [
        ran(peak, left),
        passes ? passed : raised('AssertionError', 'wrong-mean'),
      ]);
      const expected = [
        ...(one.peak >= 2000 || two.peak >= 600 ? ['low-peak'] : []),
        ...(one.left >= 1000 || two.left >= 1000 ? ['nothing-left'] : []),
        ...(one.passes && two.passes ? [] : ['wrong-mean']),
      ];
      const verdict = graded(results);
      expect(verdict.verdict).toBe(expected.length === 0 ? 'right' : 'wrong');
      expect(missed(verdict)).toEqual(expected);
    }),
  );
});

test('comments, empty lines and trailing white space make no other program', () => {
  expect(sameCode('a = 1\nb = 2', '# first\na = 1  \n\r\n\tb = 2'.replace('\t', ''))).toBe(true);
  expect(sameCode('a = 1\nb = 2', 'a = 1\n b = 2')).toBe(false);
  expect(sameCode('a = 1', 'a = 1  # one')).toBe(false);
  expect(sameCode('', null)).toBe(false);
});

describe('at build', () => {
  /** Every program measures what its text says of it. */
  const outcomes = new Map([
    [starter, { peak: 9000, check: '' }],
    [material.files['mean.solution'], { peak: 1, check: '' }],
    [material.files['mean.del-late'], { peak: 9000, check: '' }],
    [material.files['mean.constant'], { peak: 1, check: 'wrong-mean' }],
  ]);
  const known = (source = '') => outcomes.get(source.replace('size = 300', 'size = 1000'));
  const run = ({ cell }: PlannedRun) => {
    if (!cell.apart) return Promise.resolve(ran(known(cell.source)?.peak ?? 0));
    const message = known(cell.needs.at(-1)?.source)?.check ?? '';
    return Promise.resolve(message === '' ? passed : raised('AssertionError', message));
  };
  const question: FixQuestion = {
    ...lean,
    goals: lean.goals.slice(0, 1),
    checks: { 'wrong-mean': lean.checks['wrong-mean'] ?? lean.prompt },
  };
  const problemsOf = async (given: FixQuestion, files = material.files) => {
    const [values = {}] = valuesOf(given);
    const stage = {
      ...asking,
      values,
      material: { ...material, files },
      run,
      graph: undrawn,
      isBrief: false,
    };
    return (await verifyQuestion(given, { ...stage, file: 'quiz.yaml' })).problems;
  };

  test('a question that grades as meant has no problems', async () => {
    expect(await problemsOf(question)).toEqual([]);
  });

  test('a starter that passes, and a solution that does not, are problems', async () => {
    const low: FixQuestion = {
      ...question,
      goals: question.goals.map((goal) => ({ ...goal, holds: { below: 100_000 } })),
    };
    expect((await problemsOf(low)).join('\n')).toContain(
      'the unchanged mean.py should fail, is right: low-peak holds with 9000',
    );
    const files = { ...material.files, 'mean.solution': starter };
    expect((await problemsOf(question, files)).join('\n')).toContain(
      'mean.solution.py should pass, is wrong: low-peak is missed with 9000',
    );
  });

  test('a mistake that misses something else is a problem', async () => {
    const [late, constant] = question.mistakes;
    if (!late || !constant) throw new Error('The fixture has lost its mistakes.');
    const swapped = { ...question, mistakes: [{ ...late, fails: ['wrong-mean'] }, constant] };
    expect((await problemsOf(swapped)).join('\n')).toContain(
      'mean.del-late.py should miss wrong-mean, is wrong: low-peak is missed',
    );
  });

  test('what no program misses is a problem', async () => {
    const idle = { ...question, checks: { ...question.checks, 'wrong-type': lean.prompt } };
    expect(await problemsOf(idle)).toEqual([
      'quiz.yaml: question lean-mean with size = 1000: wrong-type is missed by no mistake and not by mean.py: ' +
        'it may hold always',
    ]);
  });

  test('an assertion without a text is a problem', async () => {
    const check = `${material.files['mean.check'] ?? ''}\nassert mean < 9, "too-much"`;
    expect(await problemsOf(question, { ...material.files, 'mean.check': check })).toEqual([
      'quiz.yaml: question lean-mean with size = 1000: mean.check.py says "too-much", which has no text among ' +
        'the checks',
    ]);
  });

  test('values that the reader does not see first are a problem', async () => {
    const other = { ...question, variations: { size: [300, 1000] } };
    expect((await problemsOf(other)).join('\n')).toContain(
      'expected the first variation to be what mean.py says itself',
    );
  });
});
