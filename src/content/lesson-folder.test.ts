import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { good } from '../quiz/quiz-file.fixture.ts';
import { QuizError } from '../quiz/parse.ts';
import {
  courseFolders,
  lessonFolders,
  lessonOf,
  LESSONS_FOLDER,
  readLessonFolder,
} from './lesson-folder.ts';

const LESSON = '01-names';
const home = process.cwd();
let folder: string;

function put(name: string, content: string): void {
  const file = join(folder, LESSONS_FOLDER, LESSON, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-folder-'));
  process.chdir(folder);
  put('quiz.yaml', 'claims: []\nquestions: []\n');
  return () => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

/** The cells of a lesson with these files, as id to source and ids of needs. */
function cellsOf(files: Record<string, string>) {
  for (const [id, source] of Object.entries(files)) put(`cells/${id}.py`, source);
  const { cells } = readLessonFolder(LESSON);
  return Object.fromEntries(
    [...cells].map(([id, { source, needs }]) => [id, { source, needs: needs.map((n) => n.id) }]),
  );
}

describe('a cell', () => {
  test('is its source, without the newline at its end', () => {
    expect(cellsOf({ a: 'x = 1\n\n    # indented\n\n' })).toEqual({
      a: { source: 'x = 1\n\n    # indented', needs: [] },
    });
  });

  test('does not show the line that names its needs', () => {
    const { b } = cellsOf({ a: 'x = 1\n', b: '# needs: a\n\nprint(x)\n' });
    expect(b).toEqual({ source: 'print(x)', needs: ['a'] });
  });

  test('has a budget of its own where it says so, in MiB', () => {
    put('cells/a.py', '# budget: 24 MiB\nx = 1\n');
    expect(readLessonFolder(LESSON).cells.get('a')).toMatchObject({
      source: 'x = 1',
      budget: 24 * 2 ** 20,
    });
    for (const wrong of ['24', '0 MiB', '24 MB', 'much']) {
      put('cells/a.py', `# budget: ${wrong}\nx = 1\n`);
      expect(() => readLessonFolder(LESSON)).toThrow('expected something like 64 MiB');
    }
  });

  test('says why it prints something else elsewhere, in words that are known', () => {
    put('cells/a.py', '# show: heap\n# differs: sizes, system\nx = 1\n');
    const cell = readLessonFolder(LESSON).cells.get('a');
    expect(cell).toMatchObject({ source: 'x = 1', show: ['heap'], differs: ['sizes', 'system'] });
    put('cells/a.py', '# differs: somehow\nx = 1\n');
    expect(() => readLessonFolder(LESSON)).toThrow('no difference "somehow": expected sizes');
  });

  test('keeps a comment that only looks like one', () => {
    const source = '# needs nothing\nx = 1\n# needs: a';
    expect(cellsOf({ a: `${source}\n` })['a']).toEqual({ source, needs: [] });
  });

  test('has its needs in the order in which they are named', () => {
    const { c } = cellsOf({ a: 'x = 1', b: 'y = 1', c: '# needs: b, a\nprint(x, y)' });
    expect(c?.needs).toEqual(['b', 'a']);
  });

  test('has the needs of its needs before them', () => {
    const { c, b } = cellsOf({ a: 'x = 1', b: '# needs: a\ny = x', c: '# needs: b\nprint(y)' });
    expect(c?.needs).toEqual(['a', 'b']);
    expect(b?.needs).toEqual(['a']);
  });

  test('gives its needs without their headers too', () => {
    put('cells/a.py', 'x = 1\n');
    put('cells/b.py', '# needs: a\ny = x\n');
    put('cells/c.py', '# needs: b\nprint(y)\n');
    expect(readLessonFolder(LESSON).cells.get('c')?.needs).toEqual([
      { id: 'a', source: 'x = 1' },
      { id: 'b', source: 'y = x' },
    ]);
  });

  test.each([
    [{ a: '# needs: a\nx = 1' }, 'a'],
    [{ a: '# needs: b\nx = 1', b: '# needs: a\ny = 1' }, 'a'],
    [{ a: '# needs: b\nx', b: '# needs: c\ny', c: '# needs: b\nz' }, 'b'],
  ])('that needs itself is refused: %j', (files, id) => {
    expect(() => cellsOf(files)).toThrow(
      `${join(LESSONS_FOLDER, LESSON, 'cells')}: cell ${id} needs itself.`,
    );
  });

  test('that needs one that is not there is refused', () => {
    expect(() => cellsOf({ a: '# needs: b\nx = 1' })).toThrow('no cell named b.');
  });

  test('is only what Python can read', () => {
    put('cells/notes.md', 'not a cell');
    expect(Object.keys(cellsOf({ a: 'x = 1' }))).toEqual(['a']);
  });
});

describe('a lesson', () => {
  test('has its quiz, which may only ask about its cells', () => {
    put('cells/two-names.py', 'a = 1');
    put('cells/del-one.py', 'a = 1');
    put('quiz.yaml', good);
    const { name, quiz } = readLessonFolder(LESSON);
    expect(name).toBe(LESSON);
    expect(quiz.questions.map(({ id }) => id)).toEqual(['first-del', 'what-frees']);
    rmSync(join(folder, LESSONS_FOLDER, LESSON, 'cells/del-one.py'));
    expect(() => readLessonFolder(LESSON)).toThrow(QuizError);
  });

  test('without a quiz is refused', () => {
    put('cells/a.py', 'x = 1');
    rmSync(join(folder, LESSONS_FOLDER, LESSON, 'quiz.yaml'));
    expect(() => readLessonFolder(LESSON)).toThrow(
      'quiz.yaml is missing: every lesson has a quiz.',
    );
  });
});

test('the lessons come in the order of their numbers', () => {
  for (const name of ['10-last', '02-second']) mkdirSync(join(folder, LESSONS_FOLDER, name));
  expect(lessonFolders()).toEqual(['01-names', '02-second', '10-last']);
});

test('pages beside the course are numbered from 90', () => {
  for (const name of ['02-second', '89-last', '90-beside', '91-more']) {
    mkdirSync(join(folder, LESSONS_FOLDER, name));
  }
  expect(courseFolders()).toEqual([LESSON, '02-second', '89-last']);
});

test('a page knows the folder of its lesson', () => {
  expect(lessonOf('src/content/lessons/03-cycles/zh-cn.mdx')).toBe('03-cycles');
  expect(lessonOf('/anywhere/src/content/lessons/03-cycles/en.mdx')).toBe('03-cycles');
  for (const file of ['src/content/pages/map/en.mdx', 'lessons/en.mdx', 'lessons/a/b/en.mdx']) {
    expect(() => lessonOf(file)).toThrow(`${file} is not the page of a lesson.`);
  }
});
