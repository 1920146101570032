/** The pool of the final quiz covers all that the course warns of, and leads back to where it is said. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beliefsIn } from '../components/catalogue/course-text.ts';
import { misconceptions } from '../quiz/misconceptions.ts';
import { FINAL_FOLDER, headingAbove, isInPool, poolFolders, readFinal } from './final.ts';
import { LESSONS_FOLDER, readLessonFolder } from './lesson-folder.ts';

const folders = poolFolders().map(readLessonFolder);
const pool = folders.flatMap(({ quiz }) => quiz.questions.filter(isInPool));

test('every misconception is covered by at least one question of the pool', () => {
  const covered = new Set(pool.flatMap(beliefsIn));
  const missing = Object.keys(misconceptions).filter((id) => !covered.has(id as never));
  expect(missing).toEqual([]);
});

test('every question of the pool can point to a misconception', () => {
  const without = pool.filter((question) => beliefsIn(question).length === 0);
  expect(without.map(({ id }) => id)).toEqual([]);
});

describe('final.yaml', () => {
  const own = folders.find(({ name }) => name === FINAL_FOLDER);
  const { sections } = readFinal();

  test('says of each question of its folder where the same is explained', () => {
    const ids = own?.quiz.questions.map(({ id }) => id) ?? [];
    expect(ids.length).toBeGreaterThan(0);
    expect(Object.keys(sections).sort()).toEqual(ids.sort());
  });

  test.each(Object.values(sections).flat())('%s stands under a heading of its lesson', (at) => {
    const [lesson = '', question = ''] = at.split('/');
    for (const file of ['en.mdx', 'zh-cn.mdx']) {
      const mdx = readFileSync(join(LESSONS_FOLDER, lesson, file), 'utf8');
      expect(headingAbove(mdx, question), file).not.toBeNull();
    }
  });
});

describe('the heading above a question', () => {
  const mdx = [
    '<Question id="early" />',
    '## `del` and *names*',
    '```py',
    '## no heading',
    '```',
    '<Question id="one" />',
    '## 引用计数',
    '### `del` and names',
    '<Question id="two" />',
  ].join('\n');

  test.each([
    ['early', null],
    ['one', { text: 'del and names', slug: 'del-and-names' }],
    ['two', { text: 'del and names', slug: 'del-and-names-1' }],
    ['none', null],
  ])('%s', (id, heading) => {
    expect(headingAbove(mdx, id)).toEqual(heading);
  });
});
