import { expect, test } from 'vitest';
import { runWith } from '../../quiz/run.fixture.ts';
import { wordsOf } from '../shared/words.ts';
import { BREAKAGES } from '../../interpreter/broken.fixture.ts';
import type { Note } from '../../interpreter/notes.ts';
import { INSTRUMENTS } from './instrument.ts';
import { notesOf } from './pass-notes.ts';

const words = wordsOf('en');

test('an instrument says of its own passes that they went wrong, and of no others', () => {
  const result = runWith({ notes: ['lines-differ', 'graph-disturbed', 'used-interpreter'] });
  expect(notesOf('peak', result, words)).toEqual([words.labels['note-lines-differ']]);
  expect(notesOf('graph', result, words)).toEqual([words.labels['note-graph-disturbed']]);
  expect(notesOf('growth', result, words)).toEqual([]);
});

test('it says as well what of the interpreter could not be read', () => {
  const result = runWith({ notes: ['abi-refcount', 'counts-cut'] });
  expect(notesOf('references', result, words)).toEqual([
    words.labels['note-abi-refcount'],
    words.labels['note-counts-cut'],
  ]);
});

test('where all went well there is nothing to say', () => {
  for (const id of INSTRUMENTS) expect(notesOf(id, runWith(), words)).toEqual([]);
});

test('every note of an instrument that was broken is put into words, and none twice', () => {
  const notes = new Set(BREAKAGES.flatMap(({ silenced = {} }) => Object.values(silenced)));
  expect(notes.size).toBeGreaterThan(8);
  for (const lang of ['en', 'zh-CN'] as const) {
    const labels: Record<string, string> = wordsOf(lang).labels;
    const texts = [...notes].map((note) => labels[`note-${note}`]);
    expect(texts).not.toContain(undefined);
    expect(new Set(texts).size).toBe(notes.size);
  }
});

test('an instrument says what has silenced it, in whichever way', () => {
  const said = (id: (typeof INSTRUMENTS)[number], note: Note) =>
    notesOf(id, runWith({ notes: [note] }), words);
  expect(said('types', 'tracer-disturbed')).toEqual([words.labels['note-tracer-disturbed']]);
  expect(said('graph', 'tracer-disturbed')).toEqual([words.labels['note-tracer-disturbed']]);
  expect(said('growth', 'growth-disturbed')).toEqual([words.labels['note-growth-disturbed']]);
  const untold = [words.labels['note-collections-disturbed']];
  expect(said('references', 'collections-disturbed')).toEqual(untold);
  expect(said('collector', 'collections-disturbed')).toEqual(untold);
});
