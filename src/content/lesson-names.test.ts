import { expect, test } from 'vitest';
import { lessonFolders, problemsOfNames } from './lesson-names.ts';
import { slugOf } from './slug.ts';

test('the address of a lesson is its name without the number', () => {
  expect(slugOf('03-weak-references')).toBe('weak-references');
});

test('the lessons there are have good names', () => {
  expect(problemsOfNames(lessonFolders())).toStrictEqual([]);
});

test.each(['weak-references', '3-weak', '03-Weak', '03_weak', '03-weak--references', '03-弱引用'])(
  '%s is no name for a lesson',
  (name) => {
    expect(problemsOfNames([name])).toStrictEqual([
      expect.stringContaining(`src/content/lessons/${name}: expected a name like`),
    ]);
  },
);

test('two lessons cannot have one address', () => {
  expect(problemsOfNames(['01-names', '02-cycles', '04-names'])).toStrictEqual([
    'src/content/lessons/04-names: has the same address as 01-names.',
  ]);
});
