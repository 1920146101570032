import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../../interpreter/result.ts';
import { explain, grade, readAnswer } from '../../grade.ts';
import { asked } from '../../question.fixture.ts';
import { runWith } from '../../run.fixture.ts';
import type { Answer, CutQuestion, Fate, Verdict } from '../../types.ts';
import { verifyQuestion } from '../../verify.ts';
import { drawn, ended, fatesAfter, material, ring, source } from './question.fixture.ts';
import { cut, fatesOf } from './grade.ts';
import { fates as allFates } from './types.ts';
import type { PlannedRun, Stage } from '../kind.ts';

const asking = { ...asked(), material };
const right = {
  cut: ['back', 'name'],
  'fate.first': ['count'],
  'fate.second': ['count'],
  'fate.leaf': ['alive'],
};
const answer = {
  cut: 'back name',
  'fate.first': 'count',
  'fate.second': 'count',
  'fate.leaf': 'alive',
};
const reached = ended('count', 'count', 'alive');
const graded = (given: Answer, result?: RunResult): Verdict =>
  grade(ring, given, result ? [result] : [], asking);
const missed = (verdict: Verdict) =>
  verdict.parts?.filter((part) => !part.right).map(({ id }) => id);

describe('reading', () => {
  test('takes references and fates, in the order of the question', () => {
    expect(readAnswer(ring, right)).toEqual({ ok: true, answer });
    expect(readAnswer(ring, { ...right, cut: ['name', 'back'] })).toEqual({ ok: true, answer });
  });

  test.each([
    ['no reference', { ...right, cut: [] }, { reason: 'no-cut', field: 'cut' }],
    ['an unknown one', { ...right, cut: ['back', '<b>'] }, { reason: 'no-cut', field: 'cut' }],
    ['too many', { ...right, cut: ['back', 'clear', 'name'] }, { reason: 'too-many-cuts' }],
    [
      'no fate',
      { ...right, 'fate.leaf': [''] },
      { reason: 'no-fate', field: 'fate.leaf', name: 'leaf' },
    ],
    ['an unknown fate', { ...right, 'fate.leaf': ['gone'] }, { reason: 'no-fate' }],
    [
      'a collector that does not run',
      { ...right, 'fate.leaf': ['collector'] },
      { reason: 'no-fate' },
    ],
  ])('refuses %s', (_, fields, reason) => {
    expect(readAnswer(ring, fields)).toMatchObject({ ok: false, ...reason });
  });

  test('offers the collector only where it runs', () => {
    expect(fatesOf(ring)).toEqual(['count', 'alive']);
    expect(fatesOf({ ...ring, collect: true })).toEqual([...allFates]);
  });
});

describe('what runs', () => {
  test('is the cell with the removals after it, in the order of the question', () => {
    const [planned] = cut.runs(ring, { ...answer, cut: 'name back' }, asking);
    expect(planned?.cell.source).toBe(`${source}\ndel first.other.other\ndel first`);
  });

  test('ends with a collection where the question says so', () => {
    const [planned] = cut.runs({ ...ring, collect: true }, answer, asking);
    expect(planned?.cell.source.endsWith('del first\nimport gc\ngc.collect()')).toBe(true);
  });

  test('is the cell alone for an answer that is none: nobody can put code in', () => {
    const [planned] = cut.runs(ring, { cut: 'import os' }, asking);
    expect(planned?.cell.source).toBe(source);
  });
});

describe('grading', () => {
  test('the aim reached and every fate foreseen is right', () => {
    const verdict = graded(answer, reached);
    expect(verdict).toMatchObject({
      verdict: 'right',
      measured: { first: 'count', second: 'count', leaf: 'alive' },
    });
    expect(explain(ring, verdict)).toEqual([ring.explain]);
  });

  test('the wrong reference is wrong, though every fate was foreseen', () => {
    const given = { ...answer, cut: 'name', 'fate.first': 'alive', 'fate.second': 'alive' };
    const verdict = graded(given, ended('alive', 'alive', 'alive'));
    expect(verdict).toMatchObject({ verdict: 'wrong', misconception: 'del-destroys-object' });
    expect(missed(verdict)).toEqual(['cut']);
    expect(verdict.parts?.[0]?.why).toBe(ring.mistakes[0]?.why);
    expect(explain(ring, verdict), 'gives nothing away').toEqual([]);
  });

  test('a fate not foreseen is wrong at its object, for the reason of that guess', () => {
    const verdict = graded({ ...answer, 'fate.leaf': 'count' }, reached);
    expect(verdict).toMatchObject({ verdict: 'wrong', misconception: 'variable-holds-object' });
    expect(missed(verdict)).toEqual(['fate.leaf']);
    expect(verdict.parts?.at(-1)?.why).toBe(ring.guesses?.[0]?.why);
    expect(explain(ring, verdict)).toEqual([ring.explain]);
  });

  test('or else for the reason of the object', () => {
    const verdict = graded({ ...answer, 'fate.second': 'alive' }, reached);
    expect(verdict.parts?.[2]).toMatchObject({ right: false, why: ring.objects[1]?.why });
  });

  test('as long as the aim is missed, no why speaks of the right removal', () => {
    const given = { ...answer, cut: 'name' };
    const verdict = graded(given, ended('alive', 'alive', 'alive'));
    expect(missed(verdict)).toEqual(['cut', 'fate.first', 'fate.second']);
    expect(verdict.parts?.slice(1).every(({ why }) => why === undefined)).toBe(true);
  });

  test('death by the collector is not death at once', () => {
    const question: CutQuestion = { ...ring, collect: true };
    const result = ended('collector', 'count', 'alive');
    const verdict = grade(question, answer, [result], asking);
    expect(missed(verdict)).toEqual(['cut', 'fate.first']);
  });
});

describe('nothing is right or wrong by default', () => {
  test('when the run was stopped, failed, or told of no death', () => {
    expect(graded(answer)).toMatchObject({ verdict: 'ungraded' });
    const stopped = runWith({ ...reached, status: 'stopped' });
    expect(graded(answer, stopped)).toMatchObject({ reason: 'stopped' });
    const error = { type: 'NameError', message: 'first', line: 3, traceback: '' };
    const failed = runWith({ status: 'failed', error });
    expect(graded(answer, failed)).toMatchObject({ reason: 'failed', run: failed });
    expect(graded(answer, ended('count', null, 'alive'))).toMatchObject({ reason: 'not-measured' });
    const untold = runWith({ ...reached, notes: ['tracer-disturbed'], watched: [] });
    expect(graded(answer, untold)).toMatchObject({ verdict: 'ungraded' });
  });

  test.each([
    7,
    ['back'],
    {},
    { ...answer, cut: '' },
    { ...answer, cut: 'back clear name' },
    { ...answer, cut: 'back other' },
    { ...answer, 'fate.leaf': 'gone' },
    { ...answer, 'fate.leaf': null },
  ])('when the answer is %j', (given) => {
    expect(graded(given, reached)).toMatchObject({ reason: 'unreadable-answer' });
  });
});

test('right means: the aim is reached, and every fate is as it was said', () => {
  const fate = fc.constantFrom<Fate>('count', 'collector', 'alive');
  const three = fc.tuple(fate, fate, fate);
  const names = ring.objects.map(({ name }) => name);
  fc.assert(
    fc.property(three, three, (said, measured) => {
      const entries = names.map((name, at) => [`fate.${name}`, said[at] ?? ''] as const);
      const given = { cut: 'name', ...Object.fromEntries(entries) };
      const verdict = graded(given, ended(...measured));
      const isReached = measured.join() === 'count,count,alive';
      const wrong = names.filter((_, at) => said[at] !== measured[at]);
      expect(missed(verdict)).toEqual([
        ...(isReached ? [] : ['cut']),
        ...wrong.map((name) => `fate.${name}`),
      ]);
      expect(verdict.verdict).toBe(isReached && wrong.length === 0 ? 'right' : 'wrong');
    }),
  );
});

describe('at build', () => {
  const stage = {
    ...asking,
    isBrief: false,
    file: 'quiz.yaml',
    run: ({ cell }: PlannedRun) => Promise.resolve(ended(...fatesAfter(cell.source))),
    graph: ({ cell }: PlannedRun) => Promise.resolve(drawn(cell.source)),
  };
  const problemsOf = async (question: CutQuestion, given: Partial<Stage> = {}) =>
    (await verifyQuestion(question, { ...stage, ...given })).problems.join('\n');

  test('a question that grades as meant has no problems', async () => {
    expect(await problemsOf(ring)).toBe('');
  });

  test('an aim that no choice reaches is a problem', async () => {
    expect(await problemsOf({ ...ring, cuts: 1 })).toContain('no choice reaches the aim');
  });

  test('a wrong choice that nothing explains, and a mistake that nobody makes', async () => {
    const [name, ...others] = ring.mistakes;
    if (name === undefined) throw new Error('The fixture has lost its mistakes.');
    expect(await problemsOf({ ...ring, mistakes: others })).toContain(
      'removing "del first" should be wrong, with a mistake that explains it',
    );
    const twice = { ...name, id: 'again', why: ring.prompt };
    expect(await problemsOf({ ...ring, mistakes: [...ring.mistakes, twice] })).toContain(
      'mistake again is never told',
    );
  });

  test('a guess that comes true is a problem', async () => {
    const [guess] = ring.guesses ?? [];
    if (guess === undefined) throw new Error('The fixture has lost its guess.');
    expect(await problemsOf({ ...ring, guesses: [{ ...guess, said: 'alive' }] })).toContain(
      'guess all-dies is what happens',
    );
  });

  test('what is not drawn, or not removed, is a problem', async () => {
    const undrawn = { graph: () => Promise.resolve(null) };
    expect(await problemsOf(ring, undrawn)).toContain('reference back should be drawn once, is 0');
    const stuck = { graph: () => Promise.resolve(drawn('')) };
    expect(await problemsOf(ring, stuck)).toContain(
      '"kept.clear()" does not remove the reference clear',
    );
  });

  test('deaths that were not measured are a problem', async () => {
    const silent = { run: () => Promise.resolve(runWith()) };
    expect(await problemsOf(ring, silent)).toContain('what frees first was not measured');
  });
});
