/**
 * Every cell of every lesson, downloaded and run by each Python of this machine that is new enough, in an
 * environment made for it a moment ago: an empty one, unless the cell imports a package.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { environmentOf, requirementsOf } from '../../../scripts/record/environments.ts';
import { findPythons, type Python } from '../../../scripts/record/pythons.ts';
import { isAtLeast } from '../../../scripts/bootstrap.mjs';
import { builtResult } from '../../content/built.ts';
import { type LessonCell, lessonFolders, readLessonFolder } from '../../content/lesson-folder.ts';
import { wordsOf } from '../shared/words.ts';
import { cellFile, fileNameOf, packagesIn } from './cell-file.ts';

const OLDEST: [number, number] = [3, 11];
const folder = mkdtempSync(join(tmpdir(), 'freed-downloads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const found = findPythons().filter(({ version }) => isAtLeast(version, OLDEST));
/** The newest; all with `DOWNLOADS=whole`, which takes minutes. */
const pythons = process.env['DOWNLOADS'] === 'whole' ? found : found.slice(-1);

/** Makes an empty virtual environment; returns its Python. */
function emptyEnvironment({ executable, version }: Python): string {
  const place = join(folder, version);
  const args = ['-m', 'venv', '--without-pip', '--clear', place];
  const made = spawnSync(executable, args, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`No environment could be made: ${made.stderr}`);
  const [bin, file] = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  return join(place, bin, file);
}

let empty: string[] | undefined;
const emptyEnvironments = () => (empty ??= pythons.map(emptyEnvironment));

/** The packages that a cell may import, and what those import. */
const PACKAGES = ['numpy', 'pandas', 'python-dateutil', 'tzdata', 'objgraph'];

/** Only of the newest Python: they are large. Empty where they are not to be had. */
async function environmentsWithPackages(): Promise<string[]> {
  const newest = pythons.at(-1);
  const made = newest && (await environmentOf(newest, requirementsOf(PACKAGES)));
  return made ? [made] : [];
}

/** What the page shows of the cell, and before it of those that it needs. */
function builtOf(lesson: string, cell: LessonCell) {
  const runs = [...cell.needs, cell].map(({ id }) => builtResult(lesson, id));
  return { stdout: runs.map((run) => run.stdout).join(''), error: runs.at(-1)?.error ?? null };
}

/** Each in a folder of its own, which is all that it finds there. */
function saved(cell: LessonCell, lesson: string): { file: string; cwd: string } {
  const about = { title: lesson, address: 'https://example.org', python: '', pyodide: '' };
  const cwd = mkdtempSync(join(folder, 'run-'));
  const file = join(cwd, fileNameOf(cell));
  writeFileSync(file, cellFile({ cell, ...about, differs: cell.differs }, wordsOf('en')));
  return { file, cwd };
}

/** -I: neither the user's packages nor PYTHON… variables have a say. */
async function runFile(python: string, { file, cwd }: ReturnType<typeof saved>) {
  const options = { cwd, encoding: 'utf8', timeout: 600_000 } as const;
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(python, ['-I', '-B', file], options, (_error, stdout, stderr) => {
      resolve({ status: child.exitCode, stdout: stdout.replaceAll('\r\n', '\n'), stderr });
    });
  });
}

test.skipIf(pythons.length > 0)(`no CPython ${OLDEST.join('.')} or newer is here`, () => {
  expect(pythons).toEqual([]);
});

describe.skipIf(pythons.length === 0).each(lessonFolders())('%s', (lesson) => {
  const { cells } = readLessonFolder(lesson);
  test.for([...cells.values()])('$id', async (cell, { skip }) => {
    const isBare = packagesIn(cell).length === 0;
    const environments = isBare ? emptyEnvironments() : await environmentsWithPackages();
    if (environments.length === 0) skip('its packages are not to be had here');
    const built = builtOf(lesson, cell);
    for (const python of environments) {
      const { status, stdout, stderr } = await runFile(python, saved(cell, lesson));
      if (built.error === null) expect(stderr, python).not.toContain('Traceback');
      else expect(stderr.trim().split('\n').at(-1), python).toContain(built.error.type);
      expect(status, python).toBe(built.error === null ? 0 : 1);
      const hint = `${python} prints something else; "# differs: …" can say why (CONTRIBUTING.md)`;
      if (cell.differs.length === 0) expect(stdout, hint).toBe(built.stdout);
    }
  });
});
