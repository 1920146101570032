/**
 * Reads a lesson's folder: its cells and its quiz. Runs at build time only (the pages and the
 * measuring both start here), never in the browser.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type InstrumentId, INSTRUMENTS } from './instrument-names.ts';
import type { CellCode } from '../interpreter/protocol.ts';
import { type Difference, DIFFERENCES } from './differences.ts';
import { parseQuiz } from '../quiz/parse.ts';
import type { QuizFile } from '../quiz/types.ts';
import { LESSONS_FOLDER } from './lesson-names.ts';
import { readOnce } from './read-once.ts';

export { courseFolders, lessonFolders, LESSONS_FOLDER } from './lesson-names.ts';

/** A cell's code, and what its file says of it. */
export interface LessonCell extends CellCode {
  /** The instruments that the lesson shows for it. */
  show: InstrumentId[];
  /** Why it prints something else on the reader's own Python. */
  differs: Difference[];
}

export interface LessonFolder {
  /** Name of the folder: `01-reference-counting`. */
  name: string;
  cells: Map<string, LessonCell>;
  /** `cells/<cell>.<what>.py`: programs that a question has beside its cell. */
  files: Map<string, string>;
  quiz: QuizFile;
}

const HEADER = /^# (?<name>needs|show|differs|budget): *(?<list>.+?)[\r\n]+/;

/**
 * Reads one folder, once for a whole build.
 * @throws Error (or QuizError) in plain words when a file is missing or says something impossible.
 */
export const readLessonFolder = readOnce(filesOf, readFiles);

function filesOf(name: string): string[] {
  const folder = join(LESSONS_FOLDER, name);
  const cells = globSync('cells/*.py', { cwd: folder });
  return [...cells.sort(), 'quiz.yaml'].map((file) => join(folder, file));
}

function readFiles(name: string): LessonFolder {
  const folder = join(LESSONS_FOLDER, name);
  const cells = readCells(join(folder, 'cells'));
  const files = readPrograms(join(folder, 'cells'));
  const quizFile = join(folder, 'quiz.yaml');
  if (!existsSync(quizFile)) throw new Error(`${quizFile} is missing: every lesson has a quiz.`);
  const quiz = parseQuiz(readFileSync(quizFile, 'utf8'), quizFile, { cells: [...cells.keys()] });
  return { name, cells, files, quiz };
}

/** The name of the lesson's folder from a page's source file. @throws Error outside a lesson. */
export function lessonOf(filePath: string): string {
  const found = /lessons\/([^/]+)\/[^/]+\.mdx$/.exec(filePath)?.[1];
  if (found === undefined) throw new Error(`${filePath} is not the page of a lesson.`);
  return found;
}

/**
 * A cell may begin with lines for us, which are not shown: `# needs: one, two` (cells whose names it
 * uses; every need runs first, with its own needs before it), `# show: lines, heap` (instruments),
 * `# differs: sizes` (why it prints something else on the reader's own Python; see differences.ts) and
 * `# budget: 64 MiB` (memory that it may take before it gets a MemoryError).
 */
function readCells(folder: string): Map<string, LessonCell> {
  const names = pythonFiles(folder).filter((name) => !name.includes('.'));
  const sources = new Map(names.map((name) => [name, readCell(join(folder, `${name}.py`))]));
  const inOrder = (id: string, seen: string[]): { id: string; source: string }[] => {
    const cell = sources.get(id);
    if (cell === undefined) throw new Error(`${folder}: no cell named ${id}.`);
    if (seen.includes(id)) throw new Error(`${folder}: cell ${id} needs itself.`);
    return [
      ...cell.needs.flatMap((need) => inOrder(need, [...seen, id])),
      { id, source: cell.source },
    ];
  };
  const withNeeds = (id: string, { source, show, differs, budget }: CellFile): LessonCell => {
    const needs = inOrder(id, []).slice(0, -1);
    const once = needs.filter((need, i) => needs.findIndex((one) => one.id === need.id) === i);
    return { id, source, needs: once, show, differs, ...(budget && { budget }) };
  };
  return new Map([...sources].map(([id, file]) => [id, withNeeds(id, file)]));
}

type CellFile = Pick<LessonCell, 'source' | 'show' | 'differs' | 'budget'> & { needs: string[] };

function readPrograms(folder: string): Map<string, string> {
  const names = pythonFiles(folder).filter((name) => name.includes('.'));
  const read = (name: string) => readFileSync(join(folder, `${name}.py`), 'utf8').trimEnd();
  return new Map(names.map((name) => [name, read(name)]));
}

/** Their names, without `.py`. */
function pythonFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.py'));
  return files.map((file) => basename(file, '.py'));
}

function readCell(file: string): CellFile {
  let source = readFileSync(file, 'utf8');
  const words: Record<string, string[]> = {};
  for (let found = HEADER.exec(source); found?.groups; found = HEADER.exec(source)) {
    const { name = '', list = '' } = found.groups;
    words[name] = list.split(/[, ]+/).filter(Boolean);
    source = source.slice(found[0].length);
  }
  const oneOf = <T extends string>(what: string, known: readonly T[], word: string): T => {
    const found = known.find((one) => one === word);
    if (found !== undefined) return found;
    throw new Error(`${file}: no ${what} "${word}": expected ${known.join(', ')}.`);
  };
  const show = (words['show'] ?? []).map((word) => oneOf('instrument', INSTRUMENTS, word));
  const differs = (words['differs'] ?? []).map((word) => oneOf('difference', DIFFERENCES, word));
  const budget = words['budget'] && budgetOf(words['budget'].join(' '), file);
  return { source: source.trimEnd(), needs: words['needs'] ?? [], show, differs, budget };
}

/** Bytes. */
function budgetOf(text: string, file: string): number {
  const mib = Number(/^(\d+) MiB$/.exec(text)?.[1] ?? 0);
  if (mib === 0) throw new Error(`${file}: no budget "${text}": expected something like 64 MiB.`);
  return mib * 2 ** 20;
}
