/**
 * Results measured before the site is built: written by scripts/measure, read by the pages from
 * `.cache/built/`. A lesson's committed ones lie beside it in `measured.json`, and are used as long as
 * the key holds under which they were measured; otherwise the build measures anew.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { Findings } from '../interpreter/findings.ts';
import type { ObjectGraph } from '../interpreter/graph.ts';
import type { RunResult } from '../interpreter/result.ts';
import { measure, PLAIN } from '../quiz/measure.ts';
import { LESSONS_FOLDER, lessonFolders } from './lesson-names.ts';
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
  /** Of all that the results depend on; see scripts/measure/lesson-key.ts. */
  key: z.string(),
  cells: z.record(z.string(), Findings),
  /** What was measured for each question with its first values; nothing for some kinds. */
  questions: z.record(z.string(), Answer),
});
export type BuiltLesson = z.infer<typeof BuiltLesson>;

/** What lies in the repository; only `npm run measure` writes it. */
export function committedFile(lesson: string): string {
  return join(LESSONS_FOLDER, lesson, 'measured.json');
}

/** What the pages show: the committed results, or newer ones. */
export function cachedFile(lesson: string): string {
  return join(FOLDER, `${lesson}.json`);
}

/** Times differ from run to run and say nothing of memory: they are left out. */
function withoutTimes(findings: Findings): Findings {
  const { result } = findings;
  const collections = result.collections.map((one) => ({ ...one, ms: 0 }));
  return { ...findings, map: null, result: { ...result, elapsedMs: 0, collections } };
}

export function writeBuilt(
  file: string,
  key: string,
  cells: ReadonlyMap<string, Findings>,
  questions: ReadonlyMap<string, AnswerToQuestion> = new Map(),
): void {
  mkdirSync(dirname(file), { recursive: true });
  const built: BuiltLesson = {
    key,
    cells: Object.fromEntries([...cells].map(([id, found]) => [id, withoutTimes(found)])),
    questions: Object.fromEntries(questions),
  };
  // One cell and one question a line: a difference shows which readings have moved.
  const rows = (all: object) =>
    Object.entries(all).map(([id, one]) => `    ${JSON.stringify(id)}: ${JSON.stringify(one)}`);
  const part = (name: string, all: object) => `  "${name}": {\n${rows(all).join(',\n')}\n  }`;
  const parts = [part('cells', built.cells), part('questions', built.questions)];
  writeFileSync(file, `{\n  "key": "${key}",\n${parts.join(',\n')}\n}\n`);
}

const parsed = new Map<string, { changed: number; built: BuiltLesson }>();

/** null where there is none. @throws ZodError for a file of another shape. */
export function readBuiltFile(file: string): BuiltLesson | null {
  if (!existsSync(file)) return null;
  const changed = statSync(file).mtimeMs;
  const place = resolve(file);
  const known = parsed.get(place);
  if (known?.changed === changed) return known.built; // each page asks for some forty values
  const built = BuiltLesson.parse(JSON.parse(readFileSync(file, 'utf8')));
  parsed.set(place, { changed, built });
  return built;
}

/** @throws Error when the lesson has not been measured. */
export function readBuilt(lesson: string): BuiltLesson {
  const built = readBuiltFile(cachedFile(lesson));
  if (built !== null) return built;
  throw new Error(`${lesson} has not been measured: run "npm run build", which does it first.`);
}

/** The key that a file begins with; '' where there is none. Its readings are not looked at. */
export function keyIn(file: string): string {
  if (!existsSync(file)) return '';
  return (
    /"key": ?"(?<key>[0-9a-f]*)"/.exec(readFileSync(file, 'utf8').slice(0, 200))?.groups?.['key'] ??
    ''
  );
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
