import { expect, test } from 'vitest';
import { countAt, timelineOf } from './timeline.ts';
import { treadsOf } from './treads.ts';

const lifeOf = (counts: readonly number[]) => {
  const told = counts.map((count, i) => ({ step: i + 1, line: 1, count }));
  const [life] = timelineOf([{ name: 'a', counts: told, died: null }]).lives;
  if (life === undefined) throw new Error('There is no life.');
  return life;
};

test('a staircase has a tread for each change, and says the same as the counts', () => {
  const life = lifeOf([1, 1, 2, 2, 2, 1, 0]);
  expect(treadsOf(life, 0, 7)).toEqual([
    { start: 0, end: 2, count: 1 },
    { start: 2, end: 5, count: 2 },
    { start: 5, end: 6, count: 1 },
    { start: 6, end: 7, count: 0 },
  ]);
  expect(treadsOf(life, 3, 6)).toEqual([
    { start: 3, end: 5, count: 2 },
    { start: 5, end: 6, count: 1 },
  ]);
  for (const { start, end, count } of treadsOf(life, 0, 7)) {
    for (let step = start; step < end; step += 1) expect(countAt(life, step)).toBe(count);
  }
});

test('steps that are left out belong to the tread before', () => {
  const counts = [1, 5].map((step) => ({ step, line: 1, count: step }));
  const others = [2, 3, 4].map((step) => ({ step, line: 1, count: 1 }));
  const [life] = timelineOf([
    { name: 'a', counts, died: null },
    { name: 'b', counts: others, died: null },
  ]).lives;
  expect(life && treadsOf(life, 0, 5)).toEqual([
    { start: 0, end: 4, count: 1 },
    { start: 4, end: 5, count: 5 },
  ]);
  expect(life && treadsOf(life, 2, 4)).toEqual([{ start: 2, end: 4, count: 1 }]);
});

test('of very many no more are drawn than can be seen; none is lost at either end, high or low', () => {
  const counts = Array.from({ length: 50_000 }, (_, i) => 10 + (i % 7));
  counts[777] = 1000;
  counts[40_001] = 1;
  const treads = treadsOf(lifeOf(counts), 0, 50_000);
  expect(treads.length).toBeLessThan(1100);
  expect(Math.max(...treads.map(({ count }) => count))).toBe(1000);
  expect(Math.min(...treads.map(({ count }) => count))).toBe(1);
  expect([treads[0]?.start, treads.at(-1)?.end]).toEqual([0, 50_000]);
  treads.forEach(({ start, end }, i) => {
    expect(end).toBeGreaterThanOrEqual(start);
    expect(start).toBe(treads[i - 1]?.end ?? 0);
  });
});
