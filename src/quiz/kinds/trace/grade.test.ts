import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../../interpreter/result.ts';
import { explain, grade, readAnswer } from '../../grade.ts';
import { asked, stageWith } from '../../question.fixture.ts';
import { runWith } from '../../run.fixture.ts';
import type { Answer, TraceCounts, TraceDeaths, TraceQuestion, Verdict } from '../../types.ts';
import { verifyQuestion } from '../../verify.ts';
import { counts, deaths } from './question.fixture.ts';
import { trace } from './grade.ts';

const after = (line: number, count: number) => ({ step: line, line, count });
const watched = [
  {
    name: 'big',
    counts: [after(2, 1), after(3, 2), after(4, 1), after(5, 0)],
    died: { line: 5, by: 'count' as const },
  },
  { name: 'other', counts: [after(2, 1), after(3, 1)], died: null },
];
const run = runWith({ watched });
const right = { 'big@2': 1, 'other@2': 1, 'big@3': 2, 'other@3': 1 };
const graded = (answer: Answer, question: TraceQuestion = counts, result: RunResult = run) =>
  grade(question, answer, [result], asked());
const wrongParts = (verdict: Verdict) =>
  verdict.parts?.filter((part) => !part.right).map(({ id, why }) => [id, why]);
const typed = (numbers: Record<string, number | string>) =>
  Object.fromEntries(Object.entries(numbers).map(([id, number]) => [id, [String(number)]]));

describe('reading', () => {
  test('takes a number for each place, as people write them', () => {
    const fields = typed({ ...right, 'big@3': '２ 个' });
    expect(readAnswer(counts, fields)).toStrictEqual({ ok: true, answer: right });
    expect(readAnswer(deaths, { big: ['第 5 行'] })).toStrictEqual({
      ok: true,
      answer: { big: 5 },
    });
  });

  test('says which place has none, or no number', () => {
    const { 'other@2': _, ...some } = right;
    expect(readAnswer(counts, typed(some))).toMatchObject({ reason: 'empty', field: 'other@2' });
    expect(readAnswer(counts, typed({ ...right, 'big@3': '2 kB' }))).toStrictEqual({
      ok: false,
      reason: 'wrong-unit',
      field: 'big@3',
    });
  });
});

describe('grading', () => {
  test('every place right is right', () => {
    const verdict = graded(right);
    expect(verdict).toMatchObject({ verdict: 'right', measured: right });
    expect(verdict.parts?.map(({ id }) => id)).toEqual(Object.keys(right));
    expect(explain(counts, verdict)).toEqual([counts.explain]);
  });

  test('a wrong place is wrong by itself, with the why of its line', () => {
    const verdict = graded({ ...right, 'big@3': 1 });
    expect(verdict.verdict).toBe('wrong');
    expect(wrongParts(verdict)).toEqual([['big@3', counts.rows[1]?.why]]);
    expect(verdict).not.toHaveProperty('misconception');
  });

  test('a known mistake at its place has a why and a belief of its own', () => {
    const verdict = graded({ ...right, 'big@2': 2 });
    expect(verdict).toMatchObject({ misconception: 'getrefcount-one-too-high' });
    expect(wrongParts(verdict)).toEqual([['big@2', counts.mistakes?.[0]?.why]]);
    expect(wrongParts(graded({ ...right, 'other@2': 2 }))).toEqual([
      ['other@2', counts.rows[0]?.why],
    ]);
  });

  test('is by measurement: another run, another verdict', () => {
    const other = runWith({
      watched: watched.map((one) => ({
        ...one,
        counts: one.counts.map(({ line, count }) => after(line, count + 7)),
      })),
    });
    expect(graded(right, counts, other).verdict).toBe('wrong');
  });

  test('of a death is by its line', () => {
    expect(graded({ big: 5 }, deaths)).toMatchObject({ verdict: 'right', measured: { big: 5 } });
    expect(wrongParts(graded({ big: 4 }, deaths))).toEqual([['big', deaths.objects[0]?.why]]);
  });
});

describe('nothing is right or wrong by default', () => {
  test('when a place has no reading', () => {
    const [big] = watched;
    expect(graded(right, counts, runWith({ watched: big ? [big] : [] }))).toMatchObject({
      reason: 'not-measured',
    });
    expect(graded(right, counts, runWith({ status: 'stopped' }))).toMatchObject({
      reason: 'stopped',
    });
    expect(grade(counts, right, [], asked())).toMatchObject({ reason: 'stopped' });
  });

  test.each([7, 'x', [1, 1, 2, 1], {}, { ...right, 'big@3': NaN }, { ...right, 'big@2': null }])(
    'when the answer is %j',
    (answer) => {
      expect(graded(answer)).toMatchObject({
        verdict: 'ungraded',
        reason: 'unreadable-answer',
      });
    },
  );
});

test('whatever is entered, exactly the places that differ are wrong', () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer(), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(fc.tuple(number, number, number, number), (numbers) => {
      const ids = Object.keys(right);
      const answer = Object.fromEntries(ids.map((id, at) => [id, numbers[at] ?? 0]));
      fc.pre(numbers.every(Number.isFinite));
      const differing = Object.entries(right).filter(([id, count]) => answer[id] !== count);
      const verdict = graded(answer);
      expect(verdict.verdict).toBe(differing.length === 0 ? 'right' : 'wrong');
      expect(wrongParts(verdict)?.map(([id]) => id)).toEqual(differing.map(([id]) => id));
    }),
  );
});

test('one run serves all places', () => {
  const { material } = stageWith(run);
  expect(trace.runs(counts, {}, { ...asked({ size: 3 }), material })).toEqual([
    { cell: { id: 'del-one', source: 'size = 3', needs: [] }, passes: [] },
  ]);
});

describe('at build', () => {
  const problemsOf = async (question: TraceQuestion, result = run) =>
    (await verifyQuestion(question, stageWith(result))).problems;

  test('questions that grade as meant have no problems', async () => {
    expect(await problemsOf(counts)).toEqual([]);
    expect(await problemsOf(deaths)).toEqual([]);
  });

  test('a line that is never reached is a problem', async () => {
    const [row] = counts.rows;
    const question: TraceCounts = { ...counts, rows: row ? [{ ...row, line: 9 }] : [] };
    expect((await problemsOf({ ...question, mistakes: [] })).join()).toContain(
      'reference count of big at line 9 was not measured',
    );
  });

  test('an object that outlives the run is a problem', async () => {
    const [big] = deaths.objects;
    const question: TraceDeaths = { ...deaths, objects: big ? [{ ...big, name: 'other' }] : [] };
    expect((await problemsOf(question)).join()).toContain('is alive, expected a number');
  });

  test('a mistake that is true, or hidden by an earlier one, is a problem', async () => {
    const [mistake] = counts.mistakes ?? [];
    if (mistake === undefined) throw new Error('The fixture has lost its mistake.');
    const isTrue = { ...mistake, when: { equals: 1 } };
    expect((await problemsOf({ ...counts, mistakes: [isTrue] })).join()).toContain(
      'mistake one-more also fits the measured 1 at big@2',
    );
    const hidden = { ...mistake, id: 'hidden' };
    expect((await problemsOf({ ...counts, mistakes: [mistake, hidden] })).join()).toContain(
      'mistake hidden is hidden by one-more at big@2',
    );
  });
});
