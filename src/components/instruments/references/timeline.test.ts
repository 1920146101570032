import { describe, expect, test } from 'vitest';
import type { WatchedObject } from '../../../interpreter/result.ts';
import { changes, countAt, firstDeath, timelineOf, WIDEST, windowAround } from './timeline.ts';

/** Counts as `step:line:count`. */
function watched(name: string, counts: string, died: WatchedObject['died'] = null): WatchedObject {
  const read = counts
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [step = 0, line = 0, count = 0] = one.split(':').map(Number);
      return { step, line, count };
    });
  return { name, counts: read, died };
}

describe('the axis', () => {
  test('is one for all: who came later begins later, who died ends', () => {
    const { lines, lives } = timelineOf([
      watched('a', '1:3:1 2:4:2 3:5:0', { line: 5, by: 'count' }),
      watched('b', '2:4:1 3:5:1 4:6:1'),
    ]);
    expect(lines).toEqual([3, 4, 5, 6]);
    expect(lives.map((life) => lines.map((_, step) => countAt(life, step)))).toEqual([
      [1, 2, 0, null],
      [null, 1, 1, 1],
    ]);
    expect(lives.map(({ deathAt }) => deathAt)).toEqual([2, null]);
  });

  test('leaves out the time between a death and the next that is watched', () => {
    const { lines } = timelineOf([
      watched('a', '1:3:1 2:4:0', { line: 4, by: 'count' }),
      watched('a', '40:7:1 41:8:0', { line: 8, by: 'count' }),
    ]);
    expect(lines).toEqual([3, 4, 7, 8]);
  });

  test('has no place for a death that was no longer followed', () => {
    const [life] = timelineOf([watched('a', '1:3:1 2:4:1', { line: 9, by: 'count' })]).lives;
    expect(life).toMatchObject({ deathAt: null, died: { line: 9 } });
  });

  test('keeps an object dead that comes back later, until then', () => {
    const { lines, lives } = timelineOf([
      watched('a', '1:3:1 2:4:0 5:7:2'),
      watched('b', '2:4:1 3:5:1 4:6:1'),
    ]);
    const [life] = lives;
    expect(lines.map((_, step) => life && countAt(life, step))).toEqual([1, 0, 0, 0, 2]);
  });

  test('says whether steps of a life are left out, and keeps its count in them', () => {
    const sparse = timelineOf([watched('a', '1:3:1 5:4:2 9:5:2'), watched('b', '4:3:1 5:4:1')]);
    expect([sparse.isThinned, sparse.lines]).toEqual([true, [3, 3, 4, 5]]);
    const [life] = sparse.lives;
    expect(sparse.lines.map((_, step) => life && countAt(life, step))).toEqual([1, 1, 2, 2]);
    const whole = ['1:3:1 2:4:0 5:7:2', '2:4:1 3:5:1 4:6:1'].map((counts) => watched('a', counts));
    expect(timelineOf(whole).isThinned).toBe(false);
  });

  test('of nothing is empty', () => {
    expect(timelineOf([])).toEqual({ lines: [], lives: [], isThinned: false });
    expect(timelineOf([watched('a', '')]).lines).toEqual([]);
  });
});

test('looking begins at the first death, or at the end', () => {
  const dead = watched('a', '1:3:1 2:4:0', { line: 4, by: 'count' });
  const alive = watched('b', '1:3:1 2:4:1 3:5:1');
  expect(firstDeath(timelineOf([alive, dead]))).toBe(1);
  expect(firstDeath(timelineOf([alive]))).toBe(2);
  expect(firstDeath(timelineOf([]))).toBe(0);
});

describe('the window', () => {
  test('is everything where there is little', () => {
    expect(windowAround(3, 10)).toEqual({ from: 0, to: 10 });
  });

  test.each([0, 5, 700, 1990, 1999])('around step %i of many holds it and is full', (step) => {
    const { from, to } = windowAround(step, 2000);
    expect(to - from).toBe(WIDEST);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(2000);
    expect(step).toBeGreaterThanOrEqual(from);
    expect(step).toBeLessThan(to);
  });
});

test('changes are the steps in which any count changed, began or ended', () => {
  const timeline = timelineOf([
    watched('a', '1:3:1 2:4:1 3:5:2 4:6:2 5:7:0', { line: 7, by: 'count' }),
    watched('b', '4:6:1 5:7:1 6:8:1'),
  ]);
  expect(changes(timeline)).toEqual([0, 2, 3, 4, 5]);
});
