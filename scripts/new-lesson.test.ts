/** A new lesson passes the build as it is: made in a copy of the project, measured, and built. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '../src/content/lesson-names.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const COPIED = ['src', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
const LESSONS = 'src/content/lessons';

let copy: string;

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, script), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return { status, stderr, stdout };
}

/**
 * A page with nothing to measure in the place of a lesson: those are measured elsewhere. Its native
 * scripts are shown on the page of all recordings.
 */
function standIn(lesson: string): void {
  const native = join(copy, LESSONS, lesson, 'native');
  if (existsSync(native))
    cpSync(native, join(copy, 'src/content/recordings/native'), { recursive: true });
  rmSync(join(copy, LESSONS, lesson), { recursive: true });
  const page = join(copy, 'src/content/pages', slugOf(lesson));
  mkdirSync(page);
  for (const file of ['en.mdx', 'zh-cn.mdx']) {
    writeFileSync(join(page, file), `---\ntitle: ${lesson}\n---\n`);
  }
}

beforeAll(() => {
  // Inside the project, where the packages are found; out of the way of everything that looks at it.
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  copy = mkdtempSync(join(ROOT, '.cache', 'new-lesson-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'public'), join(copy, 'public'));
  for (const lesson of readdirSync(join(copy, LESSONS))) standIn(lesson);
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('a new lesson', () => {
  test('is made whole', () => {
    const { status, stdout } = run('scripts/new-lesson.ts', 'weak-references');
    expect({ status, stdout }).toStrictEqual({
      status: 0,
      stdout: 'Made src/content/lessons/01-weak-references. Look at it with npm run dev.\n',
    });
    const folder = join(copy, LESSONS, '01-weak-references');
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
    const before = readdirSync(join(copy, LESSONS));
    const { status, stderr } = run('scripts/new-lesson.ts', ...args);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(readdirSync(join(copy, LESSONS))).toStrictEqual(before);
  });

  test('comes after the last one', () => {
    expect(run('scripts/new-lesson.ts', 'memory-maps').status).toBe(0);
    expect(existsSync(join(copy, LESSONS, '02-memory-maps'))).toBe(true);
  });
});
