// @vitest-environment jsdom
import { render } from 'lit-html';
import { expect, test } from 'vitest';
import { wordsOf } from '../shared/words.ts';
import type { OutlinedLesson } from '../catalogue/course-data.ts';
import { outlineView } from './outline-view.ts';

const lesson: OutlinedLesson = {
  name: '01-names',
  title: 'Names',
  href: '/names/',
  description: 'What del removes.',
  minutes: 15,
  questions: [
    { id: 'one', title: '', beliefs: [] },
    { id: 'two', title: '', beliefs: [] },
  ],
};

function textOf(standings: Parameters<typeof outlineView>[1]): string {
  const place = document.createElement('div');
  render(outlineView([lesson], standings, wordsOf('en')), place);
  return place.textContent.replace(/\s+/g, ' ').trim();
}

test('a lesson in a few words', () => {
  expect(textOf(null)).toBe('Names What del removes. 15 minutes · 2 questions');
});

test('only one that was begun says how far', () => {
  expect(textOf(new Map())).not.toContain('right');
  expect(textOf(new Map([['02-other/one', 'firm']]))).not.toContain('right');
  expect(textOf(new Map([['01-names/one', 'firm']]))).toContain('questions · 1 of 2 right');
});
