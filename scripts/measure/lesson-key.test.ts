import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LESSONS_FOLDER } from '../../src/content/lesson-names.ts';
import { keyOfLesson } from './lesson-key.ts';
import { inputsOf } from './run-cache.ts';

const LESSON = '01-names';
const home = process.cwd();
let project: string;

function put(name: string, content: string): void {
  const file = join(project, LESSONS_FOLDER, LESSON, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'freed-key-'));
  put('cells/one.py', 'x = 1\n');
  put('quiz.yaml', 'claims: []\n');
  put('en.mdx', 'Text.\n');
  process.chdir(project);
});

afterAll(() => {
  process.chdir(home);
  rmSync(project, { recursive: true });
});

test.each(['cells/one.py', 'cells/two.py', 'quiz.yaml'])('%s is part of the key', (name) => {
  const before = keyOfLesson(LESSON);
  put(name, '# changed\n');
  expect(keyOfLesson(LESSON)).not.toBe(before);
});

test.each(['en.mdx', 'measured.json'])('%s is not', (name) => {
  const before = keyOfLesson(LESSON);
  put(name, 'changed\n');
  expect(keyOfLesson(LESSON)).toBe(before);
});

test('so is the code that measures, and the code that checks', () => {
  const inputs = inputsOf(home, 'scripts/measure/measure-lesson.ts');
  for (const file of [
    'scripts/measure/measure-lesson.ts',
    'src/interpreter/session.ts',
    'src/interpreter/files.generated.json',
    'src/heap/ledger.ts',
    'src/heap/scan.generated.json',
    'src/python/freed/_run.py',
    'src/quiz/measure.ts',
    'src/quiz/kinds/predict/verify.ts',
    'node_modules/pyodide/pyodide.mjs',
  ]) {
    expect(inputs, file).toContain(file);
  }
});
