import { expect, test } from 'vitest';
import { runWith } from '../quiz/run.fixture.ts';
import { only } from './findings.ts';
import type { Note } from './notes.ts';
import { withhold } from './withhold.ts';

const deaths = [{ type: 'Node', count: 2 }];

function collectionsAfter(notes: Note[]) {
  const round = { generation: 2, collected: 2, uncollectable: 0, ms: 0, counters: null };
  const collections = [{ ...round, freed: deaths, released: deaths }];
  return withhold(only(runWith({ notes, collections }))).result.collections;
}

test('where deaths are not known, neither what a collection freed nor what finalisers let go is told', () => {
  expect(collectionsAfter([])).toMatchObject([{ freed: deaths, released: deaths }]);
  expect(collectionsAfter(['abi-frames'])).toMatchObject([
    { collected: 2, freed: [], released: [] },
  ]);
});
