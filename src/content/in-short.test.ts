import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pointsOf } from './in-short.ts';
import { courseFolders, LESSONS_FOLDER } from './lesson-names.ts';

test('points are taken out of the box, each on one line, without components', () => {
  const page = [
    '- not this one',
    '<InShort>',
    '- A `name` is',
    '  a <Term id="name">label</Term>.',
    '- Two.',
    '</InShort>',
    '- nor this',
  ].join('\n');
  expect(pointsOf(page)).toEqual(['A `name` is a label.', 'Two.']);
});

test('a page without the box has none', () => {
  expect(pointsOf('- one')).toEqual([]);
});

describe.each(courseFolders())('%s', (name) => {
  test('says as much in short in both languages', () => {
    const [english, chinese] = ['en.mdx', 'zh-cn.mdx'].map((file) =>
      pointsOf(readFileSync(join(LESSONS_FOLDER, name, file), 'utf8')),
    );
    expect(english?.length).toBeGreaterThanOrEqual(3);
    expect(chinese).toHaveLength(english?.length ?? 0);
  });
});
