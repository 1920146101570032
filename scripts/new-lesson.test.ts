/** A new lesson passes the build as it is: made in a copy of the project, measured, and built. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LESSONS_FOLDER } from '../src/content/lesson-names.ts';
import { copyOfProject } from './project-copy.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let copy: string;

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, script), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FREED_TRIAL: 'yes' },
  });
  return { status, stderr, stdout };
}

beforeAll(() => {
  copy = copyOfProject('new-lesson');
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('a new lesson', () => {
  test('is made whole', () => {
    const { status, stdout } = run('scripts/new-lesson.ts', 'weak-references');
    expect({ status, stdout }).toStrictEqual({
      status: 0,
      stdout: 'Made src/content/lessons/01-weak-references. Look at it with npm run dev.\n',
    });
    const folder = join(copy, LESSONS_FOLDER, '01-weak-references');
    expect(readdirSync(folder).sort()).toStrictEqual(['cells', 'en.mdx', 'quiz.yaml', 'zh-cn.mdx']);
    for (const page of ['en.mdx', 'zh-cn.mdx']) {
      expect(readFileSync(join(folder, page), 'utf8')).toContain('title: Weak references\n');
    }
  });

  test('says only what is so', () => {
    const { status, stdout, stderr } = run('scripts/measure/measure-lessons.ts');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Lessons measured: \d\d+ checks, 0 problems\./);
    expect(status).toBe(0);
  });

  test('becomes a page in both languages, and stands in the list of lessons', () => {
    const { status, stdout, stderr } = run('../../node_modules/astro/bin/astro.mjs', 'build');
    expect(status, stdout + stderr).toBe(0);
    for (const page of ['weak-references', 'zh-cn/weak-references']) {
      const html = readFileSync(join(copy, 'dist', page, 'index.html'), 'utf8');
      expect(html).toContain('<quiz-question id="how-many-bytes"');
      expect(html).toContain('<python-cell id="a-bytearray"');
    }
    const first = readFileSync(join(copy, 'dist', 'map', 'index.html'), 'utf8');
    expect(first.match(/href="\/weak-references\/"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test.each([
    ['its address is taken', ['weak-references'], 'The lesson 01-weak-references has this address'],
    ['a page has its address', ['map'], 'The page src/content/pages/map has this address'],
    ['it has no address', [], 'Give the lesson an address'],
    ['its address is no address', ['Weak References'], 'Give the lesson an address'],
    ['its address leads elsewhere', ['../../x'], 'Give the lesson an address'],
  ])('is refused when %s', (_, args, sentence) => {
    const before = readdirSync(join(copy, LESSONS_FOLDER));
    const { status, stderr } = run('scripts/new-lesson.ts', ...args);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(readdirSync(join(copy, LESSONS_FOLDER))).toStrictEqual(before);
  });

  test('comes after the last one', () => {
    expect(run('scripts/new-lesson.ts', 'memory-maps').status).toBe(0);
    expect(existsSync(join(copy, LESSONS_FOLDER, '02-memory-maps'))).toBe(true);
  });
});
