import { beforeEach, describe, expect, test } from 'vitest';
import { bestOf, firstPassed, latestRound, needed, standingOf } from './rounds.ts';
import { FakeStorage } from './storage.fixture.ts';
import { openProgress, type ItemId, type Progress } from './store.ts';

const made = { python: '3.14.2', pyodide: '314.0.3' };
const asked: ItemId[] = ['one/a', 'one/b', 'two/a', 'two/b', 'two/c'];
let storage: FakeStorage;
let minute: number;
const open = () =>
  openProgress(
    storage,
    () => expect.unreachable(),
    () => new Date(Date.UTC(2026, 0, 1, 0, minute)),
  );

beforeEach(() => {
  storage = new FakeStorage();
  minute = 0;
});

/** A round in which the first `right` are right and the next `wrong` are not. */
function play(progress: Progress, id: ItemId, right: number, wrong: number): void {
  minute += 1;
  progress.startRound(id, { asked, ...made });
  for (const [at, question] of asked.slice(0, right + wrong).entries()) {
    minute += 1;
    progress.recordResult(id, question, { verdict: at < right ? 'right' : 'wrong' });
  }
}

describe('a round', () => {
  test('is kept whole, for the next visit and for another tab', () => {
    const [here, there] = [open(), open()];
    play(here, 'final/1', 1, 1);
    there.refresh();
    there.recordResult('final/1', 'two/a', { verdict: 'right' });
    here.refresh();
    const { round } = latestRound(open().all().rounds) ?? {};
    expect(round).toMatchObject({ asked, ...made });
    expect(Object.keys(round?.results ?? {})).toStrictEqual(['one/a', 'one/b', 'two/a']);
    expect(here.all()).toStrictEqual(there.all());
  });

  test('counts the first answer, and only to what it asks', () => {
    const progress = open();
    play(progress, 'final/1', 0, 1);
    progress.recordResult('final/1', 'one/a', { verdict: 'right' });
    progress.recordResult('final/1', 'else/where', { verdict: 'right' });
    progress.recordResult('final/none', 'one/a', { verdict: 'right' });
    const { rounds } = progress.all();
    expect(Object.keys(rounds)).toStrictEqual(['final/1']);
    expect(Object.keys(rounds['final/1']?.results ?? {})).toStrictEqual(['one/a']);
    expect(rounds['final/1']?.results['one/a']?.verdict).toBe('wrong');
  });

  test('goes when everything or the quiz is forgotten, and comes back', () => {
    for (const scope of ['*', 'final/*'] as const) {
      const progress = open();
      play(progress, 'final/1', 5, 0);
      const before = progress.all().rounds;
      minute += 1;
      const undo = progress.erase(scope);
      expect(progress.all().rounds).toStrictEqual({});
      undo();
      expect(progress.all().rounds).toStrictEqual(before);
    }
  });

  test('stays when a lesson is forgotten', () => {
    const progress = open();
    play(progress, 'final/1', 5, 0);
    progress.erase('one/*');
    expect(firstPassed(progress.all().rounds)?.id).toBe('final/1');
  });
});

describe('passing', () => {
  test.each([
    [5, 4],
    [15, 12],
    [14, 12],
    [1, 1],
  ])('of %d questions takes %d', (all, least) => {
    expect(needed(all)).toBe(least);
  });

  test.each([
    [4, 1, true, true],
    [3, 2, true, false],
    [4, 0, false, false],
    [0, 0, false, false],
  ])('%d right and %d wrong: over %s, passed %s', (right, wrong, isOver, isPassed) => {
    const progress = open();
    play(progress, 'final/1', right, wrong);
    const round = progress.all().rounds['final/1'];
    expect(round && standingOf(round)).toMatchObject({ right, isOver, isPassed, needed: 4 });
  });

  test('stands, whatever comes later', () => {
    const progress = open();
    play(progress, 'final/3', 2, 3);
    play(progress, 'final/2', 5, 0);
    const last = minute;
    play(progress, 'final/1', 0, 5);
    const { rounds } = progress.all();
    expect(firstPassed(rounds)).toMatchObject({
      id: 'final/2',
      on: new Date(Date.UTC(2026, 0, 1, 0, last)),
    });
    expect(latestRound(rounds)?.id).toBe('final/1');
  });

  test('the best round is one that is over', () => {
    const progress = open();
    expect(bestOf(progress.all().rounds)).toBeNull();
    expect(firstPassed(progress.all().rounds)).toBeNull();
    play(progress, 'final/1', 2, 3);
    play(progress, 'final/2', 3, 2);
    play(progress, 'final/3', 4, 0);
    expect(bestOf(progress.all().rounds)?.right).toBe(3);
  });
});
