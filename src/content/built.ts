/**
 * Results measured when the site was built: written by scripts/measure, read by the pages.
 * One file a lesson in `.cache/built/`, never committed: they are made anew from the cells.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Findings } from '../interpreter/findings.ts';
import type { ObjectGraph } from '../interpreter/graph.ts';
import type { RunResult } from '../interpreter/result.ts';
import { measure, PLAIN } from '../quiz/measure.ts';
import { lessonFolders } from './lesson-names.ts';
import type { Answer as AnswerToQuestion, Measure } from '../quiz/types.ts';

const FOLDER = '.cache/built';

const scalar = z.union([z.number(), z.string(), z.null()]);
const Answer = z.union([
  z.number(),
  z.string(),
  z.array(scalar),
  z.record(z.string(), scalar),
]) satisfies z.ZodMiniType<AnswerToQuestion>;

/** The picture of the heap is left out: it is large, and only drawn live. */
const BuiltLesson = z.strictObject({
  cells: z.record(z.string(), Findings),
  /** What was measured for each question with its first values; nothing for some kinds. */
  questions: z.record(z.string(), Answer),
});
export type BuiltLesson = z.infer<typeof BuiltLesson>;

export function writeBuilt(
  lesson: string,
  cells: ReadonlyMap<string, Findings>,
  questions: ReadonlyMap<string, AnswerToQuestion> = new Map(),
): void {
  mkdirSync(FOLDER, { recursive: true });
  const withoutMaps = [...cells].map(([id, findings]) => [id, { ...findings, map: null }]);
  const built: BuiltLesson = {
    cells: Object.fromEntries(withoutMaps) as BuiltLesson['cells'],
    questions: Object.fromEntries(questions),
  };
  writeFileSync(join(FOLDER, `${lesson}.json`), JSON.stringify(built, null, 2));
}

/** @throws Error when the lesson has not been measured. */
export function readBuilt(lesson: string): BuiltLesson {
  const file = join(FOLDER, `${lesson}.json`);
  if (!existsSync(file)) {
    throw new Error(`${lesson} has not been measured: run "npm run build", which does it first.`);
  }
  return BuiltLesson.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** All that the build has found out about one cell. @throws Error when the lesson has no such cell. */
export function builtFindings(lesson: string, cell: string): Findings {
  const findings = readBuilt(lesson).cells[cell];
  if (findings === undefined) throw new Error(`${lesson} has no measured cell "${cell}".`);
  return findings;
}

/** What the watched objects hold when the cell has ended; null where nothing of it was drawn. */
export function lastGraph({ graphs }: Findings): ObjectGraph | null {
  const isLast = ({ mark, direction }: ObjectGraph) => mark === null && direction === 'held';
  return graphs?.findLast(isLast) ?? null;
}

/** What the build has measured for a question with its first values; null for some kinds. */
export function builtAnswer(lesson: string, question: string): AnswerToQuestion | null {
  return readBuilt(lesson).questions[question] ?? null;
}

/** The built result of one cell. @throws Error when the lesson has no such cell. */
export function builtResult(lesson: string, cell: string): RunResult {
  return builtFindings(lesson, cell).result;
}

let python: Pick<RunResult, 'python' | 'pyodide'> | null = null;

/** The Python that measured the lessons, as it says itself: the one that cells run in. */
export function builtPython(): Pick<RunResult, 'python' | 'pyodide'> {
  python ??= findPython();
  return python;
}

function findPython() {
  for (const lesson of lessonFolders()) {
    const [findings] = Object.values(readBuilt(lesson).cells);
    if (findings !== undefined) return findings.result;
  }
  throw new Error('No lesson has a cell: nothing was measured.');
}

const ADDRESS = /^(?<cell>[a-z0-9-]+)\.(?<what>\w+)(?::(?<name>[^@]+))?(?:@(?<line>\d+))?$/;

/**
 * The value that prose asks for by name: `two-names.delta`, `last-name.died:big`,
 * `last-name.count:big@4`, `steps.mark:after`, `nodes.left:Node`.
 * @throws Error when the address is not understood or nothing was measured there.
 */
export function valueOf(lesson: string, address: string) {
  const { cell = '', what = '', name = '', line } = ADDRESS.exec(address)?.groups ?? {};
  const wanted = measureNamed(what, name, Number(line ?? 0));
  if (wanted === null) {
    throw new Error(`"${address}" names no value; write cell.delta, cell.died:name and the like.`);
  }
  const value = measure(builtResult(lesson, cell), wanted);
  if (value === null) throw new Error(`"${address}" was not measured in ${lesson}.`);
  return { value, measure: wanted };
}

function measureNamed(what: string, name: string, line: number): Measure | null {
  const plain = PLAIN.find((known) => known === what);
  if (plain !== undefined) return name === '' && line === 0 ? plain : null;
  if (name === '' || line > 0 !== (what === 'count')) return null;
  switch (what) {
    case 'died':
      return { died: name };
    case 'diedBy':
      return { diedBy: name };
    case 'left':
      return { left: name };
    case 'mark':
      return { mark: name };
    case 'count':
      return { count: name, line };
    default:
      return null;
  }
}
