/**
 * Notebooks as they are downloaded: valid by nbformat itself, and run by the newest CPython of this machine,
 * cell by cell, with what the page shows as their output.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isAtLeast } from '../../../scripts/bootstrap.mjs';
import { runCell } from '../../../scripts/measure/run-cell.ts';
import { environmentOf } from '../../../scripts/record/environments.ts';
import { findPythons } from '../../../scripts/record/pythons.ts';
import { builtFindings } from '../../content/built.ts';
import { type LessonCell, lessonFolders, readLessonFolder } from '../../content/lesson-folder.ts';
import { packagesIn } from './cell-file.ts';
import { wordsOf } from '../shared/words.ts';
import { canBeNotebook, type NotebookOptions, notebookNameOf, notebookOf } from './notebook.ts';

const folder = mkdtempSync(join(tmpdir(), 'freed-notebooks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [newest] = findPythons()
  .filter(({ version }) => isAtLeast(version, [3, 11]))
  .slice(-1);

const about = {
  title: 'Cycles | `Freed` <b>',
  address: 'https://example.org/#a',
  python: '3.14.2',
  pyodide: '314.0.3',
};

function optionsOf(cell: LessonCell, more: Partial<NotebookOptions> = {}): NotebookOptions {
  return { ...about, cell, differs: cell.differs, result: null, ...more };
}

const cells = lessonFolders().flatMap((lesson) =>
  [...readLessonFolder(lesson).cells.values()].map((cell) => ({ lesson, cell })),
);
const notebooks = cells.filter(({ cell }) => canBeNotebook(cell));

test('nearly every cell can be one; what fills its memory on purpose can not', () => {
  const others = cells.filter(({ cell }) => !canBeNotebook(cell));
  expect(others.every(({ cell }) => cell.budget !== undefined)).toBe(true);
  expect(notebooks.length).toBeGreaterThan(others.length);
});

test('nbformat finds all of them valid, with outputs and without, in both languages', async ({
  skip,
}) => {
  const requirements = readFileSync('scripts/setup/nbformat.requirements.txt', 'utf8');
  const python = newest && (await environmentOf(newest, requirements));
  if (python == null) skip('nbformat is not to be had here');
  for (const [i, { lesson, cell }] of notebooks.entries()) {
    const { result } = builtFindings(lesson, cell.id);
    const words = wordsOf(i % 2 === 0 ? 'en' : 'zh-CN');
    for (const [name, made] of [
      ['without', notebookOf(optionsOf(cell), words)],
      ['with', notebookOf(optionsOf(cell, { result }), words)],
    ] as const) {
      writeFileSync(join(folder, `${lesson}-${cell.id}-${name}.ipynb`), made);
    }
  }
  const script = join(import.meta.dirname, 'check_notebooks.py');
  const said = execFileSync(python ?? '', ['-I', script, folder], { encoding: 'utf8' });
  expect(Number(said)).toBe(2 * notebooks.length);
});

const RUN = ['01-reference-counting', '04-the-gc-module', '93-playground'];
const run = notebooks.filter(({ lesson, cell }) => {
  return RUN.includes(lesson) && packagesIn(cell).length === 0;
});

describe.skipIf(newest === undefined)('runs by itself, and prints what the page shows', () => {
  test.each(run)('$lesson: $cell.id', async ({ lesson, cell }) => {
    const file = join(mkdtempSync(join(folder, 'run-')), notebookNameOf(cell));
    writeFileSync(file, notebookOf(optionsOf(cell), wordsOf('en')));
    const script = join(import.meta.dirname, 'run_notebook.py');
    const { status, stdout, stderr } = spawnSync(
      newest?.executable ?? '',
      ['-I', '-B', script, file],
      { encoding: 'utf8' },
    );
    const { result } = builtFindings(lesson, cell.id);
    if (result.error === null) expect(stderr).not.toContain('Traceback');
    else expect(stderr.trim().split('\n').at(-1)).toContain(result.error.type);
    expect(status).toBe(result.error === null ? 0 : 1);
    if (cell.differs.length > 0) return;
    const needs = cell.needs.flatMap(({ id }) => readLessonFolder(lesson).cells.get(id) ?? []);
    const before = await Promise.all(needs.map((need) => runCell(need, 'cold')));
    const printed = [...before.map((one) => one.result.stdout), result.stdout].join('');
    expect(stdout).toBe(printed);
  });
});

test('what the page printed goes along, and an error as an error', () => {
  const result = builtFindings('01-reference-counting', 'two-names').result;
  const failed = {
    ...result,
    stdout: 'a\nb\n',
    error: { type: 'ValueError', message: 'no', line: 1, traceback: 'Traceback\nValueError: no' },
  };
  const cell = { id: 'c', source: 'x = 1', needs: [], show: [], differs: [] };
  const made: unknown = JSON.parse(notebookOf(optionsOf(cell, { result: failed }), wordsOf('en')));
  const said: unknown = expect.stringContaining('\\<b\\>');
  const about: unknown = expect.arrayContaining([said]);
  expect(made).toMatchObject({
    cells: [
      { cell_type: 'markdown', source: about },
      {
        source: ['x = 1'],
        outputs: [
          { output_type: 'stream', name: 'stdout', text: ['a\n', 'b\n'] },
          { output_type: 'error', ename: 'ValueError', evalue: 'no' },
        ],
      },
    ],
  });
});
