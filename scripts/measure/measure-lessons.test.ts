/** The promise of the course: a lesson that says something untrue is never built. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { LESSONS_FOLDER } from '../../src/content/lesson-folder.ts';

const SCRIPT = join(import.meta.dirname, 'measure-lessons.ts');
const LESSON = '01-names';
const PAGE = '<Question id="second-name" />\n<PythonCell id="two-names" />\n';
const CELL = 'big = bytearray(1_000_000)\nalso = big\n';
const QUIZ = `claims:
  - id: one-object
    cell: two-names
    measure: delta
    holds: { near: 1000000 }
questions:
  - id: second-name
    type: predict
    cell: two-names
    measure: delta
    answer: option
    prompt: { en: How much?, zh-CN: 多少？ }
    explain: { en: One object., zh-CN: 一个对象。 }
    options:
      - id: once
        when: { near: 1000000 }
        text: { en: A million., zh-CN: 一百万。 }
        why: { en: One object., zh-CN: 一个对象。 }
      - id: twice
        when: { near: 2000000 }
        text: { en: Two million., zh-CN: 两百万。 }
        why: { en: Nothing is copied., zh-CN: 没有复制。 }
        misconception: assignment-copies
`;

let project: string;

function put(name: string, content: string): void {
  const file = join(project, LESSONS_FOLDER, LESSON, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'freed-lessons-'));
  put('en.mdx', PAGE);
  put('zh-cn.mdx', PAGE);
  put('cells/two-names.py', CELL);
  put('quiz.yaml', QUIZ);
  return () => rmSync(project, { recursive: true });
});

/** Measures the project as the build does; its problems are the lines with a cross. */
function measured(...how: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [SCRIPT, ...how], {
    cwd: project,
    encoding: 'utf8',
  });
  const report = join(project, '.cache', 'measure-report.json');
  return {
    status,
    problems: stderr.split('\n').filter((line) => line.startsWith('✗')),
    said: stdout + stderr,
    report: existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as object) : null,
  };
}

test('a true lesson passes, and its results are there for the pages', () => {
  put('quiz.yaml', QUIZ.slice(0, QUIZ.indexOf('questions:'))); // the claim alone: quicker
  for (const page of ['en.mdx', 'zh-cn.mdx']) put(page, '<PythonCell id="two-names" />\n');
  const { status, problems, report, said } = measured();
  expect({ status, problems }).toEqual({ status: 0, problems: [] });
  expect(said).toMatch(/Lessons measured: \d+ checks, 0 problems\./);
  expect(report).toMatchObject({ failed: 0 });
  const built = readFileSync(join(project, '.cache', 'built', `${LESSON}.json`), 'utf8');
  expect(JSON.parse(built)).toMatchObject({
    cells: { 'two-names': { result: { status: 'done', label: 'built' } } },
  });
});

test('committed results are kept while nothing has changed, and compared when that is asked for', () => {
  put('quiz.yaml', QUIZ.slice(0, QUIZ.indexOf('questions:')));
  for (const page of ['en.mdx', 'zh-cn.mdx']) put(page, '<PythonCell id="two-names" />\n');
  expect(measured('--commit')).toMatchObject({ status: 0 });
  const file = join(project, LESSONS_FOLDER, LESSON, 'measured.json');
  const committed = readFileSync(file, 'utf8');
  expect(measured().said).toContain('its results hold');
  expect(measured('--compare')).toMatchObject({ status: 0, problems: [] });

  writeFileSync(file, committed.replace('"peak":null', '"peak":1'));
  expect(measured('--compare').problems).toEqual([
    `✗ ${join(LESSONS_FOLDER, LESSON, 'measured.json')}: cells.two-names.peak is committed ` +
      'as 1, and was measured as null',
  ]);

  put('cells/two-names.py', `${CELL}del big\n`);
  const { said } = measured();
  expect(said).toContain('running two-names');
  expect(readFileSync(file, 'utf8')).toContain('"peak":1'); // a build writes nothing of it
});

test('a false claim and a right distractor fail, with what was measured', () => {
  const falseClaim = '  - id: two-objects\n    cell: two-names\n    measure: delta\n';
  put(
    'quiz.yaml',
    QUIZ.replace('questions:', `${falseClaim}    holds: { near: 2000000 }\nquestions:`).replace(
      'when: { near: 2000000 }',
      'when: { atLeast: 900000 }',
    ),
  );
  const { status, problems, report } = measured();
  const question = `✗ ${LESSON}/quiz.yaml: question second-name: measured 1,000,040 (delta):`;
  // Each question is graded more than once: cold, and from a snapshot.
  expect([...new Set(problems)]).toEqual([
    `✗ ${LESSON}/quiz.yaml: claim two-objects: delta of cell two-names is 1000040 (run done); ` +
      'expected {"near":2000000}',
    `${question} expected exactly one option, fits once, twice`,
    `${question} expected the option without misconception (once), fits once, twice`,
    `${question} option once should be right, is ungraded`,
    `${question} option twice should be wrong, is ungraded`,
  ]);
  expect(status).toBe(1);
  expect(report).toMatchObject({ failed: problems.length });
});

test('a quiz that cannot be read is said with its line, without a stack trace', () => {
  put('quiz.yaml', QUIZ.replace('cell: two-names', 'cell: three-names'));
  const { status, problems, said } = measured();
  expect(problems).toEqual([
    `✗ ${join(LESSONS_FOLDER, LESSON, 'quiz.yaml')}:3: claims.one-object.cell: ` +
      'expected one of two-names, found three-names',
  ]);
  expect(said).not.toContain('    at ');
  expect(status).toBe(1);
});
