import { describe, expect, test } from 'vitest';
import { isInPool, poolFolders } from '../../content/final.ts';
import { courseFolders, readLessonFolder } from '../../content/lesson-folder.ts';
import type { ItemId } from '../../progress/store.ts';
import { misconceptions } from '../../quiz/misconceptions.ts';
import { itemOf } from '../catalogue/course-data.ts';
import { beliefsIn } from '../catalogue/course-text.ts';
import { draw, type Memory, newSeed } from './draw.ts';
import { EXTRA, type PoolGroup, roundSize } from './final-data.ts';

/** The course's own pool. */
const groups: PoolGroup[] = poolFolders().map((name) => ({
  name,
  title: name,
  href: `/${name}/`,
  isLesson: courseFolders().includes(name),
  questions: readLessonFolder(name)
    .quiz.questions.filter(isInPool)
    .map((question) => ({
      id: question.id,
      title: question.id,
      beliefs: [...new Set(beliefsIn(question))],
      sections: [],
    })),
}));
const pool = new Map(
  groups.flatMap((group) => group.questions.map((one) => [itemOf(group, one), one] as const)),
);
const fresh: Memory = { standings: new Map(), open: new Set(), before: new Set() };
const seeds = Array.from({ length: 400 }, (_, i) => (i * 7919).toString(16));
const rounds = seeds.map((seed) => draw(groups, fresh, seed));
const lessonOf = (id: ItemId) => id.replace(/\/.*/, '');
const timesOf = (all: ItemId[][], id: ItemId) => all.filter((round) => round.includes(id)).length;

describe('a round', () => {
  test('asks one question of every lesson at least, and none twice', () => {
    for (const round of rounds) {
      expect(round).toHaveLength(roundSize(courseFolders().length));
      expect(new Set(round).size).toBe(round.length);
      expect(round.every((id) => pool.has(id))).toBe(true);
      const lessons = new Set(round.map(lessonOf));
      expect(courseFolders().filter((name) => !lessons.has(name))).toEqual([]);
    }
  });

  test('spreads over beliefs: nearly every question brings one of its own', () => {
    for (const round of rounds) {
      const beliefs = new Set(round.flatMap((id) => pool.get(id)?.beliefs ?? []));
      expect(beliefs.size).toBeGreaterThanOrEqual(round.length);
    }
  });

  test('is the same for the same seed, and another for another', () => {
    expect(draw(groups, fresh, '1f6b0c2d')).toEqual(draw(groups, fresh, '1f6b0c2d'));
    expect(new Set(rounds.map((round) => round.join())).size).toBe(rounds.length);
    expect(newSeed()).toMatch(/^[0-9a-f]{8}$/);
  });
});

test('every misconception comes up, and all kinds of places', () => {
  const seen = new Set(rounds.flat());
  expect(new Set([...seen].map(lessonOf))).toEqual(new Set(poolFolders()));
  const beliefs = new Set([...seen].flatMap((id) => pool.get(id)?.beliefs ?? []));
  expect([...beliefs].sort()).toEqual(Object.keys(misconceptions).sort());
});

describe('what the reader was shaky on', () => {
  const id: ItemId = '03-cycles/which-of-four';
  const before = timesOf(rounds, id);

  test('comes more often', () => {
    const memory: Memory = { ...fresh, standings: new Map([[id, 'shaky']]) };
    const after = timesOf(
      seeds.map((seed) => draw(groups, memory, seed)),
      id,
    );
    expect(after).toBeGreaterThan(before * 1.3);
  });

  test('so does a belief that is still open', () => {
    const memory: Memory = { ...fresh, open: new Set(['rings-always-freed']) };
    const after = timesOf(
      seeds.map((seed) => draw(groups, memory, seed)),
      id,
    );
    expect(after).toBeGreaterThan(before * 1.3);
  });

  test('what was asked in the round before comes less often', () => {
    const memory: Memory = { ...fresh, before: new Set([id]) };
    const after = timesOf(
      seeds.map((seed) => draw(groups, memory, seed)),
      id,
    );
    expect(after).toBeLessThan(before * 0.7);
  });
});

test('a pool of a single question is asked once', () => {
  const [first] = groups;
  const [question] = first?.questions ?? [];
  if (first === undefined || question === undefined) throw new Error('There is no lesson.');
  const alone = [{ ...first, questions: [question] }];
  expect(draw(alone, fresh, '1')).toEqual([itemOf(first, question)]);
  expect(EXTRA).toBeGreaterThan(0);
});
