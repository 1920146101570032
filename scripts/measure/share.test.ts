import { expect, test } from 'vitest';
import { shareOf } from './share.ts';

const names = Array.from({ length: 23 }, (_, i) => `lesson ${String(i)}`);

test('ten commits in a row measure each lesson once', () => {
  const commits = Array.from({ length: 10 }, (_, i) => 4321 + i);
  const measured = commits.flatMap((commit) => shareOf(names, commit));
  expect(measured.sort()).toEqual([...names].sort());
});

test('this checkout has a share', () => {
  expect(shareOf(names).length).toBeGreaterThan(0);
});
