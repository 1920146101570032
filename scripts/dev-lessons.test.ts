import { expect, test } from 'vitest';
import { lessonOfChange } from './dev-lessons.ts';

test.each([
  ['/home/me/freed/src/content/lessons/03-cycles/cells/a-cycle.py', '03-cycles'],
  ['/home/me/freed/src/content/lessons/03-cycles/quiz.yaml', '03-cycles'],
  ['C:\\freed\\src\\content\\lessons\\03-cycles\\quiz.yaml', '03-cycles'],
  ['/home/me/freed/src/content/lessons/03-cycles/en.mdx', null],
  ['/home/me/freed/src/content/lessons/03-cycles/measured.json', null],
  ['/home/me/freed/scripts/start.ts', null],
])('a change of %s: measured anew is %s', (file, lesson) => {
  expect(lessonOfChange(file)).toBe(lesson);
});
