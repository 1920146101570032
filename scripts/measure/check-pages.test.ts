import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type LessonCell,
  type LessonFolder,
  LESSONS_FOLDER,
} from '../../src/content/lesson-folder.ts';
import { numberQuestion } from '../../src/quiz/question.fixture.ts';
import { checkPages, shownIn } from './check-pages.ts';

const NAME = '01-names';
const cell = (id: string): [string, LessonCell] => [
  id,
  { id, source: 'a = 1', needs: [], show: [], differs: [] },
];
const LESSON: LessonFolder = {
  name: NAME,
  cells: new Map([cell('two-names'), cell('del-one')]),
  files: new Map(),
  quiz: { claims: [], questions: [{ ...numberQuestion, id: 'first-del' }] },
};
const PAGE = `---
title: Names
---
<Question id="first-del" />
<PythonCell id="two-names" />
It left <Value of="two-names.delta" /> in use, and <Value of="del-one.delta" /> later.
<PythonCell id="del-one" />
`;

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-pages-'));
  mkdirSync(join(folder, LESSONS_FOLDER, NAME), { recursive: true });
  process.chdir(folder);
  return () => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

const file = (page: string) => join(LESSONS_FOLDER, NAME, page);

function problemsOf(pages: { en?: string; zh?: string }): string[] {
  if (pages.en !== undefined) writeFileSync(file('en.mdx'), pages.en);
  if (pages.zh !== undefined) writeFileSync(file('zh-cn.mdx'), pages.zh);
  return checkPages(LESSON).problems;
}

describe('shownIn', () => {
  test('finds cells, questions and values in the order of the page', () => {
    expect(shownIn(PAGE)).toEqual([
      'Question first-del',
      'PythonCell two-names',
      'Value two-names.delta',
      'Value del-one.delta',
      'PythonCell del-one',
    ]);
  });

  test('finds recordings and recorded numbers too', () => {
    expect(
      shownIn('<Recording id="pools" /> <Recorded of="pools.layout.arena-size@3.13" />'),
    ).toEqual(['Recording pools', 'Recorded pools.layout.arena-size@3.13']);
  });

  test('takes nothing else for one', () => {
    const page = `import { PythonCell } from '@lesson';
      <Aside title="x">\`PythonCell\`</Aside> <PythonCellar id="x" /> id="y"`;
    expect(shownIn(page)).toEqual([]);
  });

  test('reads a tag that is broken over lines', () => {
    expect(shownIn('<PythonCell\n  id="two-names"\n/>')).toEqual(['PythonCell two-names']);
  });
});

describe('two pages of a lesson', () => {
  test('that belong together are fine, and were checked', () => {
    expect(problemsOf({ en: PAGE, zh: PAGE })).toEqual([]);
    expect(checkPages(LESSON).checks).toBeGreaterThanOrEqual(16);
  });

  test('may have their values in another order, and more often', () => {
    const values = '<Value of="del-one.delta" /> <Value of="two-names.delta" />';
    const zh = PAGE.replace(/It left.*/, `${values} ${values}`);
    expect(problemsOf({ en: PAGE, zh })).toEqual([]);
  });

  test.each([
    ['en.mdx', { zh: PAGE }],
    ['zh-cn.mdx', { en: PAGE }],
  ])('must both be there: %s', (missing, pages) => {
    expect(problemsOf(pages)).toContain(
      `${file(missing)} is missing: a lesson has a page in each language.`,
    );
  });

  test.each([
    ['a question', '<Question id="first-del" />', 'Question first-del'],
    ['a cell', '<PythonCell id="two-names" />', 'PythonCell two-names'],
  ])('must not forget %s', (_, tag, name) => {
    const without = PAGE.replace(tag, '');
    expect(problemsOf({ en: PAGE, zh: without })).toEqual([
      `${file('zh-cn.mdx')}: ${name} is never shown.`,
      `${NAME}: the pages differ at "${name}".`,
    ]);
    expect(problemsOf({ en: without, zh: without })).toEqual([
      `${file('en.mdx')}: ${name} is never shown.`,
      `${file('zh-cn.mdx')}: ${name} is never shown.`,
    ]);
  });

  test('may leave a cell to the question that runs it', () => {
    const without = PAGE.replace('<PythonCell id="del-one" />', '');
    expect(problemsOf({ en: without, zh: without })).toEqual([]);
  });

  test('must use every program that lies beside a cell', () => {
    for (const page of ['en.mdx', 'zh-cn.mdx']) writeFileSync(file(page), PAGE);
    const files = new Map([['del-one.check', 'assert True']]);
    expect(checkPages({ ...LESSON, files }).problems).toEqual([
      `${NAME}/cells/del-one.check.py: no question uses it.`,
    ]);
  });

  test('must not show what the folder does not have', () => {
    const more = `${PAGE}<PythonCell id="del-two" />\n`;
    expect(problemsOf({ en: PAGE, zh: more })).toEqual([
      `${file('zh-cn.mdx')}: PythonCell del-two is not in this lesson's folder.`,
      `${NAME}: the pages differ at "PythonCell del-two".`,
    ]);
  });

  test('must not mistake a question for a cell', () => {
    const mixed = PAGE.replace('<Question id="first-del" />', '<PythonCell id="first-del" />');
    expect(problemsOf({ en: mixed, zh: mixed })).toContain(
      `${file('en.mdx')}: PythonCell first-del is not in this lesson's folder.`,
    );
  });

  test('must have the same order', () => {
    const swapped = PAGE.replace('"two-names" />', '"x" />')
      .replace('"del-one" />\n', '"two-names" />\n')
      .replace('<PythonCell id="x" />', '<PythonCell id="del-one" />');
    expect(problemsOf({ en: PAGE, zh: swapped })).toEqual([
      `${NAME}: the pages differ at "PythonCell two-names".`,
    ]);
  });

  test.each([
    ['the English one', 'en'],
    ['the Chinese one', 'zh'],
  ] as const)('must show the same values: %s has one more', (_, more) => {
    const pages = { en: PAGE, zh: PAGE };
    pages[more] += '<Value of="del-one.stdout" />';
    expect(problemsOf(pages)).toEqual([
      `${NAME}: only one of the pages shows "Value del-one.stdout".`,
    ]);
  });
});

test('a recording is shown on both pages at the same place, its numbers anywhere', () => {
  const both = `${PAGE}<Recording id="pools" />\n<Recorded of="pools.layout.arena-size@3.13" />\n`;
  const moved = `<Recorded of="pools.layout.arena-size@3.13" />\n${PAGE}<Recording id="pools" />\n`;
  expect(problemsOf({ en: both, zh: moved })).toEqual([]);
  expect(problemsOf({ en: both, zh: PAGE })).toEqual([
    `${NAME}: the pages differ at "Recording pools".`,
    `${NAME}: only one of the pages shows "Recorded pools.layout.arena-size@3.13".`,
  ]);
});
