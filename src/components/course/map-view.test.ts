// @vitest-environment jsdom
import { render } from 'lit-html';
import { describe, expect, test } from 'vitest';
import type { Belief } from '../../progress/beliefs.ts';
import { misconceptions } from '../../quiz/misconceptions.ts';
import { fill } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import { type Course, itemOf } from '../catalogue/course-data.ts';
import { beliefsView, lessonsView } from './map-view.ts';
import type { Standings } from './standing-summary.ts';

const course: Course = [
  {
    name: '01-names',
    title: 'Names <b>go</b>',
    href: '/names/',
    questions: [
      { id: 'one', title: 'What is one?', beliefs: ['del-destroys-object'] },
      { id: 'two', title: 'What is two?', beliefs: ['del-destroys-object', 'slice-owns-data'] },
      { id: 'three', title: 'What is three?', beliefs: [] },
      { id: 'four', title: 'What is four?', beliefs: [] },
    ],
  },
];
const [lesson = { name: '', title: '', href: '', questions: [] }] = course;
const standings: Standings = new Map(
  (['firm', 'due', 'shaky'] as const).map((standing, at) => {
    const question = lesson.questions[at];
    if (question === undefined) throw new Error('There are not enough questions.');
    return [itemOf(lesson, question), standing];
  }),
);

function shown(view: unknown): HTMLElement {
  const root = document.createElement('div');
  render(view, root);
  return root;
}
const textOf = (element: Element | null | undefined) =>
  element?.textContent.replace(/\s+/g, ' ').trim();
const linksIn = (root: Element) =>
  [...root.querySelectorAll('a')].map((link) => [link.getAttribute('href'), textOf(link)]);

describe.each(['en', 'zh-CN'] as const)('the map by lesson, in %s', (lang) => {
  const words = wordsOf(lang);

  test('leads to every lesson and question without anybody’s progress', () => {
    const root = shown(lessonsView(course, null, words));
    expect(linksIn(root)).toStrictEqual([
      ['/names/', 'Names <b>go</b>'],
      ['/names/#one', 'What is one?'],
      ['/names/#two', 'What is two?'],
      ['/names/#three', 'What is three?'],
      ['/names/#four', 'What is four?'],
    ]);
    expect(root.querySelector('.standing')).toBeNull();
    expect(root.querySelector('b')).toBeNull();
  });

  test('says in words how every question stands, and sums it up', () => {
    const root = shown(lessonsView(course, standings, words));
    expect([...root.querySelectorAll('li .standing')].map(textOf)).toStrictEqual([
      words.labels['standing-firm'],
      words.labels['standing-due'],
      words.labels['standing-shaky'],
      words.labels['standing-new'],
    ]);
    const summary = [
      fill(words, 'map-lesson', { right: 2, all: 4 }),
      fill(words, 'map-shaky', { n: 1 }),
      fill(words, 'map-due', { n: 1 }),
    ];
    expect(textOf(root.querySelector('p'))).toBe(summary.join(' · '));
  });

  test('is not silent about a lesson that nobody has begun', () => {
    const root = shown(lessonsView(course, new Map(), words));
    expect(textOf(root.querySelector('p'))).toBe(fill(words, 'map-lesson', { right: 0, all: 4 }));
  });
});

describe('the map by belief', () => {
  const words = wordsOf('en');
  const belief: Belief = {
    id: 'slice-owns-data',
    times: 2,
    last: new Date('2026-03-02T10:00:00.000Z'),
    isOvercome: false,
    questions: ['01-names/two'],
  };

  test('shows what the answers pointed to, with the questions', () => {
    const root = shown(beliefsView(course, [belief], words));
    const section = root.querySelector('section');
    expect(textOf(section?.querySelector('h3'))).toBe(misconceptions['slice-owns-data'].en);
    expect(textOf(section?.querySelector('p'))).toBe(
      `${fill(words, 'belief-times', { n: 2, date: 'Mar 2, 2026' })} ${words.labels['belief-open']}`,
    );
    expect(section && linksIn(section)).toStrictEqual([['/names/#two', 'What is two?']]);
  });

  test('says that one is overcome, and that there are none', () => {
    const overcome = shown(beliefsView(course, [{ ...belief, times: 1, isOvercome: true }], words));
    expect(textOf(overcome.querySelector('.standing'))).toBe(words.labels['belief-overcome']);
    const none = shown(beliefsView(course, [], words));
    expect(textOf(none.querySelector('p'))).toBe(words.labels['beliefs-none']);
    const built = shown(beliefsView(course, null, words));
    expect(built.querySelector('p')).toBeNull();
  });

  test('keeps all beliefs that are tested behind a warning', () => {
    const details = shown(beliefsView(course, [], words)).querySelector('details');
    expect(details?.open).toBe(false);
    expect([...(details?.querySelectorAll('q') ?? [])].map(textOf)).toStrictEqual([
      misconceptions['del-destroys-object'].en.replaceAll('`', ''),
      misconceptions['slice-owns-data'].en,
    ]);
  });

  test('passes over a belief that the course no longer has', () => {
    const root = shown(beliefsView(course, [{ ...belief, id: '<img src=x>' }], words));
    expect(root.querySelector('section, img')).toBeNull();
  });
});
