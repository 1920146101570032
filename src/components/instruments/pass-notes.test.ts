import { expect, test } from 'vitest';
import { runWith } from '../../quiz/run.fixture.ts';
import { wordsOf } from '../shared/words.ts';
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
